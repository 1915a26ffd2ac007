/** Merkle trees of RFC 9162 section 2.1: growing, proving and judging proofs. */
@NullMarked
package org.toroku.pki.merkle;

import org.jspecify.annotations.NullMarked;
