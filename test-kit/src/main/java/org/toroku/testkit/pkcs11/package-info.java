/** Fault injection between Java and a PKCS#11 token. */
@NullMarked
package org.toroku.testkit.pkcs11;

import org.jspecify.annotations.NullMarked;
