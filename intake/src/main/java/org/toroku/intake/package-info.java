/** Turns documents from strangers into pages that officers may look at, and pages into words with their places. */
@NullMarked
package org.toroku.intake;

import org.jspecify.annotations.NullMarked;
