@NullMarked
package org.toroku.testkit.reader;

import org.jspecify.annotations.NullMarked;
