package org.toroku.testkit.pki;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;

/**
 * A test My Number Card in software.
 *
 * @param name what commands and tests call it
 * @param title Japanese description for people
 * @param certificate the signature certificate (or the authentication certificate, if that is its point)
 * @param key its private key
 * @param pkcs12 the card as a file
 * @param password of that file, 6 to 16 characters as on a real card; not a secret
 * @param holder the items the certificate was made from, also where the certificate garbles them
 * @param expected what a registration authority must do with it
 */
public record TestCard(
        String name,
        String title,
        X509Certificate certificate,
        PrivateKey key,
        Path pkcs12,
        String password,
        Holder holder,
        Expectation expected)
        implements SigningCard {

    @Override
    public byte[] signature(byte[] content) {
        try {
            Signature signature = Signature.getInstance(CardKey.signatureAlgorithmFor(key.getAlgorithm()));
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("card " + name + " cannot sign", e);
        }
    }

    /** Names the card only. */
    @Override
    public String toString() {
        return "TestCard[" + name + "]";
    }
}
