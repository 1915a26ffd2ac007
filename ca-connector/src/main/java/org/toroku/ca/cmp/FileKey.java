package org.toroku.ca.cmp;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.pki.Der;

/** A key in this process instead of on a token: for messages to another CA only, which judges what they ask. */
final class FileKey implements TokenSigner {
    private final PrivateKey key;
    private final Der publicKey;
    private final SignatureVerifier verifier;

    /** @throws IllegalArgumentException if it is no P-256, P-384 or RSA key */
    FileKey(PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.publicKey = Der.of(publicKey.getEncoded());
        this.verifier = new SignatureVerifier(this.publicKey);
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
        try {
            Signature signature = Signature.getInstance(verifier.scheme().jcaName());
            signature.initSign(key);
            signature.update(content);
            return new Signing.Signed(Der.of(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was read signs", e);
        }
    }

    @Override
    public boolean verifies(byte[] content, Der signature) {
        return verifier.verifies(content, signature.toByteArray());
    }
}
