/** Keys on PKCS#11 tokens, with every device fault turned into an answer or a repair. */
@NullMarked
package org.toroku.ca.pkcs11;

import org.jspecify.annotations.NullMarked;
