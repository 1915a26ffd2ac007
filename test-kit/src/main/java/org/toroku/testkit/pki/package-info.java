/** A test national PKI shaped like JPKI: signing CA, My Number Cards with their defects, and the status service. */
@NullMarked
package org.toroku.testkit.pki;

import org.jspecify.annotations.NullMarked;
