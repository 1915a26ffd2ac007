/** Tests of the shim between SunPKCS11 and SoftHSM. */
@NullMarked
package org.toroku.testkit.pkcs11;

import org.jspecify.annotations.NullMarked;
