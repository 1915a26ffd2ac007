package org.toroku.testkit.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Kinds of key that an applicant can make here, each with the algorithm that proves possession of it. */
public enum OwnKeyKind {
    P_256("EC", 256, "SHA256withECDSA"),
    P_384("EC", 384, "SHA384withECDSA"),
    RSA_3072("RSA", 3072, "SHA256withRSA"),
    /** Bound to RSASSA-PSS by its own identifier (RFC 4055 1.2). */
    RSA_PSS_3072("RSASSA-PSS", 3072, "SHA256withRSAandMGF1"),
    ED25519("Ed25519", 0, "Ed25519"),
    ML_DSA_44("ML-DSA-44", 0, "ML-DSA-44"),
    ML_DSA_65("ML-DSA-65", 0, "ML-DSA-65"),
    ML_DSA_87("ML-DSA-87", 0, "ML-DSA-87");

    private final String algorithm;
    private final int bits;
    private final String proof;

    OwnKeyKind(String algorithm, int bits, String proof) {
        this.algorithm = algorithm;
        this.bits = bits;
        this.proof = proof;
    }

    /** As written on a command line, e.g. {@code ml-dsa-65}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<OwnKeyKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    String proof() {
        return proof;
    }

    /** Empty for what every Java platform has. */
    Optional<Provider> provider() {
        return switch (this) {
            case P_256, P_384, RSA_3072 -> Optional.empty();
            case RSA_PSS_3072, ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> Optional.of(BouncyCastle.PROVIDER);
        };
    }

    KeyPairGenerator generator() throws GeneralSecurityException {
        Optional<Provider> provider = provider();
        KeyPairGenerator generator = provider.isPresent()
                ? KeyPairGenerator.getInstance(algorithm, provider.get())
                : KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return generator;
    }

    /** Made when it is needed first: most tests need none. */
    private static final class BouncyCastle {
        static final Provider PROVIDER = new BouncyCastleProvider();
    }
}
