package org.toroku.ca.lint;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.SubjectKeyKind;
import org.toroku.pki.Der;

/** Whether a public key may be certified at all: decoded by Bouncy Castle, because the JDK accepts off-curve points. */
public final class KeyQuality {
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    private static final int MOST_EXPONENT_BITS = 256;

    private KeyQuality() {}

    /** Kebab-case reason to refuse {@code publicKey} under {@code profile}; empty if it is fit. */
    public static Optional<String> objection(Der publicKey, CertificateProfile profile) {
        AsymmetricKeyParameter key;
        try {
            SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(publicKey.toByteArray());
            if (!Encoded.of(info).equals(publicKey)) {
                return Optional.of("key-not-der");
            }
            key = PublicKeyFactory.createKey(info);
        } catch (IOException | RuntimeException malformed) {
            // Hostile bytes; BC reports them by many exception types.
            return Optional.of("key-malformed");
        }
        if (SubjectKeyKind.of(key).filter(profile.subjectKeys()::contains).isEmpty()) {
            return Optional.of("key-kind-not-allowed");
        }
        if (key instanceof RSAKeyParameters rsa && !fitExponent(rsa.getExponent())) {
            return Optional.of("key-exponent-weak");
        }
        return Optional.empty();
    }

    /** FIPS 186-5 section 5.4: odd, above 2^16, below 2^256. */
    private static boolean fitExponent(BigInteger exponent) {
        return exponent.testBit(0)
                && exponent.compareTo(LEAST_EXPONENT) >= 0
                && exponent.bitLength() <= MOST_EXPONENT_BITS;
    }
}
