/** Tests of the test PKI by tools that know nothing of it. */
@NullMarked
package org.toroku.testkit.pki;

import org.jspecify.annotations.NullMarked;
