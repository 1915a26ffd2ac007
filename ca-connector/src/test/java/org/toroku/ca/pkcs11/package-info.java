/** Tests of tokens. */
@NullMarked
package org.toroku.ca.pkcs11;

import org.jspecify.annotations.NullMarked;
