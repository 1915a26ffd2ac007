/** Desks that only remember, for tests and screenshots of the faces; the real chain is tested where all parts meet. */
@NullMarked
package org.toroku.ui.fake;

import org.jspecify.annotations.NullMarked;
