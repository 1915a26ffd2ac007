/** What the holder of a certificate signs with its key or with a card: texts of the house, and what a signature over one proves. */
@NullMarked
package org.toroku.holder;

import org.jspecify.annotations.NullMarked;
