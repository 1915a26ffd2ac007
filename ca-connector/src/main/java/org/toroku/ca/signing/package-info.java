/** The CA that signs with a key on a PKCS#11 token. */
@NullMarked
package org.toroku.ca.signing;

import org.jspecify.annotations.NullMarked;
