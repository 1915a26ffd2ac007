/** Tests of identity verification against the test national PKI, its cards and its misbehaving status service. */
@NullMarked
package org.toroku.testkit.identity;

import org.jspecify.annotations.NullMarked;
