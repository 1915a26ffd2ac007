/** Trees against the known answers, against a recomputation, and against falsified proofs. */
@NullMarked
package org.toroku.pki.merkle;

import org.jspecify.annotations.NullMarked;
