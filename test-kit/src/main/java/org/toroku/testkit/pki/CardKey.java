package org.toroku.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Key kinds of cards, with the signature the card makes with each. */
public enum CardKey {
    /** What cards have today. */
    RSA_2048("RSA", 2048, "SHA256withRSA"),
    /** Below the minimum of the ordinance's article 2. */
    RSA_1024("RSA", 1024, "SHA256withRSA"),
    /** Announced for the next card. */
    EC_P384("EC", 384, "SHA384withECDSA");

    private final String algorithm;
    private final int bits;
    private final String signature;

    CardKey(String algorithm, int bits, String signature) {
        this.algorithm = algorithm;
        this.bits = bits;
        this.signature = signature;
    }

    /** JCA name of the signature, such as {@code SHA256withRSA} (PKCS#1 v1.5). */
    public String signatureAlgorithm() {
        return signature;
    }

    /** A fresh key pair in software. */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK generates " + this, e);
        }
    }

    static String signatureAlgorithmFor(String keyAlgorithm) throws GeneralSecurityException {
        return switch (keyAlgorithm) {
            case "RSA" -> RSA_2048.signature;
            case "EC" -> EC_P384.signature;
            default -> throw new GeneralSecurityException("no card has a key of type " + keyAlgorithm);
        };
    }
}
