package org.toroku.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/** A signing key in memory, for the head of the book. */
public final class SoftSigner implements TokenSigner {
    private final KeyPair pair;
    private volatile boolean away;

    public SoftSigner() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a token that was pulled out, or put back. */
    public void away(boolean away) {
        this.away = away;
    }

    @Override
    public String keyId() {
        return publicKey().sha256Hex();
    }

    @Override
    public Der publicKey() {
        return Der.of(pair.getPublic().getEncoded());
    }

    @Override
    public Signing sign(byte[] content) {
        if (away) {
            return new Signing.Unavailable("token-removed");
        }
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return new Signing.Signed(Der.of(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean verifies(byte[] content, Der made) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(pair.getPublic());
            signature.update(content);
            return signature.verify(made.toByteArray());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
