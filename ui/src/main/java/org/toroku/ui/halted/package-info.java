/** The page of cases that stand still, where the manager has them tried again. */
@NullMarked
package org.toroku.ui.halted;

import org.jspecify.annotations.NullMarked;
