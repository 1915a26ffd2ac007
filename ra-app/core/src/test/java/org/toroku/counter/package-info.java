@NullMarked
package org.toroku.counter;

import org.jspecify.annotations.NullMarked;
