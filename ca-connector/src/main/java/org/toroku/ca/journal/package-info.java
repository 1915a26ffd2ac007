/** The connector's own books: what was received, reserved, signed, revoked, and destroyed. */
@NullMarked
package org.toroku.ca.journal;

import org.jspecify.annotations.NullMarked;
