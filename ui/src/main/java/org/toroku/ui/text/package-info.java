/** Texts in the reader's language. */
@NullMarked
package org.toroku.ui.text;

import org.jspecify.annotations.NullMarked;
