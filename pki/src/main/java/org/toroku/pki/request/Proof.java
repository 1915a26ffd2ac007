package org.toroku.pki.request;

import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.toroku.pki.Der;

/** How a request claims that its sender holds the private key. */
sealed interface Proof {
    /** @param instead what stands in place of a signature */
    record Absent(String instead) implements Proof {}

    /** RFC 4211 4.1 demands another input to the signature. */
    record WrongInput(String why) implements Proof {}

    /** @param covered the bytes signed */
    record Signature(AlgorithmIdentifier algorithm, Der covered, Der signature) implements Proof {}
}
