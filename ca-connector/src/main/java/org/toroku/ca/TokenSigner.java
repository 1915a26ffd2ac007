package org.toroku.ca;

import org.toroku.pki.Der;

/** One signing key on a token, e.g. the RA's order key or the book key. SHA256withECDSA. */
public interface TokenSigner {
    /** Hex SHA-256 of the public key's SubjectPublicKeyInfo. */
    String keyId();

    /** SubjectPublicKeyInfo, DER. */
    Der publicKey();

    Signing sign(byte[] content);

    /** Checks a signature made earlier by this key; works while the token is away. */
    boolean verifies(byte[] content, Der signature);

    sealed interface Signing {
        record Signed(Der signature) implements Signing {}

        record Unavailable(String reason) implements Signing {}
    }
}
