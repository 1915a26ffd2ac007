@NullMarked
package org.toroku.testkit.paper;

import org.jspecify.annotations.NullMarked;
