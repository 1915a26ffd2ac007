/** Asks for, judges and re-judges the revocation status of one certificate. */
@NullMarked
package org.toroku.pki.status;

import org.jspecify.annotations.NullMarked;
