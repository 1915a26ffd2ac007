package org.toroku.ca.pkcs11;

import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/** The public half of a token's key, for auditors: checks what the token signed and cannot sign itself. */
public final class VerifyingKey implements TokenSigner {
    private final Der publicKey;
    private final SignatureVerifier verifier;

    /** @throws IllegalArgumentException if {@code publicKey} is no SubjectPublicKeyInfo of a P-256 key */
    public VerifyingKey(Der publicKey) {
        this.publicKey = publicKey;
        this.verifier = new SignatureVerifier(publicKey);
        if (verifier.scheme() != SignatureScheme.ECDSA_SHA256) {
            throw new IllegalArgumentException("not a P-256 key");
        }
    }

    @Override
    public String keyId() {
        return publicKey.sha256Hex();
    }

    @Override
    public Der publicKey() {
        return publicKey;
    }

    @Override
    public Signing sign(byte[] content) {
        return new Signing.Unavailable("public-key-only");
    }

    @Override
    public boolean verifies(byte[] content, Der signature) {
        return verifier.verifies(content, signature.toByteArray());
    }
}
