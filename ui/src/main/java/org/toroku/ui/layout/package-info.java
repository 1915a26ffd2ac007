/** Frames around the pages. */
@NullMarked
package org.toroku.ui.layout;

import org.jspecify.annotations.NullMarked;
