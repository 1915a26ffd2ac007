package org.toroku.ca.status;

import java.io.IOException;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.toroku.ca.pkcs11.Content;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenAnswer;
import org.toroku.pki.Der;

/** A key on the CA's token. What it signs is verified by whoever puts it together, on the bytes that go out. */
public final class StatusSigner {
    private final Token token;
    private final String alias;
    private final Der publicKey;
    private final SignatureVerifier verifier;
    private final byte[] algorithm;

    /** {@code token} must have been opened with {@code alias} and this public key among its keys. */
    public StatusSigner(Token token, String alias, Der publicKey) {
        this.token = token;
        this.alias = alias;
        this.publicKey = publicKey;
        this.verifier = new SignatureVerifier(publicKey);
        this.algorithm = DerOut.encoded(verifier.scheme().identifier());
    }

    Der publicKey() {
        return publicKey;
    }

    SignatureVerifier verifier() {
        return verifier;
    }

    AlgorithmIdentifier identifier() {
        return verifier.scheme().identifier();
    }

    /** AlgorithmIdentifier, DER. */
    byte[] algorithm() {
        return algorithm;
    }

    /** @throws NotPublished where the token does not sign now */
    byte[] sign(byte[] content) {
        return signature(token.sign(alias, verifier.scheme(), content));
    }

    /**
     * @throws NotPublished where the token does not sign now
     * @throws IOException where the content cannot be read
     */
    byte[] sign(Content content) throws IOException {
        return signature(token.sign(alias, verifier.scheme(), content));
    }

    private static byte[] signature(TokenAnswer<byte[]> answer) {
        return switch (answer) {
            case TokenAnswer.Done<byte[]> done -> done.value();
            case TokenAnswer.Away<byte[]> away -> throw NotPublished.unavailable(away.reason());
            case TokenAnswer.Slow<byte[]> slow -> throw NotPublished.unavailable("device-slow");
        };
    }
}
