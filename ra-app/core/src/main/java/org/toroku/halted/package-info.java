/** Cases that stand still until a manager has them tried again. */
@NullMarked
package org.toroku.halted;

import org.jspecify.annotations.NullMarked;
