/** Walks the structure of image files by hand, before any decoder sees them. */
@NullMarked
package org.toroku.intake.structure;

import org.jspecify.annotations.NullMarked;
