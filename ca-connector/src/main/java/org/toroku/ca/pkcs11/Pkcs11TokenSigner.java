package org.toroku.ca.pkcs11;

import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/** A signing key on a token, e.g. the RA's order key. */
public final class Pkcs11TokenSigner implements TokenSigner {
    private final Token token;
    private final String alias;
    private final Der publicKey;
    private final SignatureVerifier verifier;

    /** {@code token} must have been opened with {@code alias} and this public key among its keys. */
    public Pkcs11TokenSigner(Token token, String alias, Der publicKey) {
        this.token = token;
        this.alias = alias;
        this.publicKey = publicKey;
        this.verifier = new SignatureVerifier(publicKey);
        if (verifier.scheme() != SignatureScheme.ECDSA_SHA256) {
            throw new IllegalArgumentException("key " + alias + " is not a P-256 key");
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
        return switch (token.sign(alias, SignatureScheme.ECDSA_SHA256, content)) {
            // A device that answers wrongly is as good as away.
            case TokenAnswer.Done<byte[]> done ->
                verifier.verifies(content, done.value())
                        ? new Signing.Signed(Der.of(done.value()))
                        : new Signing.Unavailable("signature-wrong");
            case TokenAnswer.Away<byte[]> away -> new Signing.Unavailable(away.reason());
            case TokenAnswer.Slow<byte[]> slow -> new Signing.Unavailable("device-slow");
        };
    }

    @Override
    public boolean verifies(byte[] content, Der signature) {
        return verifier.verifies(content, signature.toByteArray());
    }
}
