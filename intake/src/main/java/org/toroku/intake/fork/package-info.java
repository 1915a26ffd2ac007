/** Keeps workers running in processes that can do no harm. */
@NullMarked
package org.toroku.intake.fork;

import org.jspecify.annotations.NullMarked;
