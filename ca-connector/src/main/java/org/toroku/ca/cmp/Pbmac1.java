package org.toroku.ca.cmp;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.MacCalculator;

/**
 * PBMAC1 with PBKDF2 and HMAC-SHA-256 (RFC 8018 appendix A.5). Bouncy Castle 1.84 names PBES2 where PBKDF2 belongs, which
 * no other implementation understands; to be dropped once a release names it rightly.
 */
final class Pbmac1 implements MacCalculator {
    private static final AlgorithmIdentifier HMAC =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
    private static final int SALT = 16;
    private static final int OCTETS = 32;

    private final byte[] salt = new byte[SALT];
    private final byte[] key;
    private final int iterations;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    Pbmac1(char[] secret, int iterations) {
        new SecureRandom().nextBytes(salt);
        this.iterations = iterations;
        PBEKeySpec password = new PBEKeySpec(secret, salt, iterations, OCTETS * Byte.SIZE);
        try {
            key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(password)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has PBKDF2", e);
        } finally {
            password.clearPassword();
        }
    }

    @Override
    public AlgorithmIdentifier getAlgorithmIdentifier() {
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBMAC1,
                new PBMAC1Params(
                        new AlgorithmIdentifier(
                                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, OCTETS, HMAC)),
                        HMAC));
    }

    @Override
    public OutputStream getOutputStream() {
        return content;
    }

    @Override
    public byte[] getMac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(content.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has HMAC", e);
        }
    }

    @Override
    public GenericKey getKey() {
        return new GenericKey(getAlgorithmIdentifier(), key.clone());
    }
}
