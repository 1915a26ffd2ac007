package org.toroku.testkit.pki;

import java.security.cert.X509Certificate;

/** Whatever signs as a My Number Card does: a key in a file, or the card in a reader. */
public interface SigningCard {

    /** The certificate of the key that signs. */
    X509Certificate certificate();

    /**
     * The bare signature over the content: PKCS#1 v1.5 with SHA-256, or ECDSA with SHA-384 (DER) where the card has an
     * EC key.
     */
    byte[] signature(byte[] content);
}
