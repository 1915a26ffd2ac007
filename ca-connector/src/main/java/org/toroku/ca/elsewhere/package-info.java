/** A CA elsewhere, by whatever protocol it is asked: what is relied on, recorded, handed over and taken back. */
@NullMarked
package org.toroku.ca.elsewhere;

import org.jspecify.annotations.NullMarked;
