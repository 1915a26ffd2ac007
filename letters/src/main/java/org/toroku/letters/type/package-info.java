/** Sets Japanese and Latin text on pages. */
@NullMarked
package org.toroku.letters.type;

import org.jspecify.annotations.NullMarked;
