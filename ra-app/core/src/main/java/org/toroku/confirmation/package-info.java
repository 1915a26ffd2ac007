/** Tells the person whom a certificate names, by post, that it was issued, with a code that takes it back. */
@NullMarked
package org.toroku.confirmation;

import org.jspecify.annotations.NullMarked;
