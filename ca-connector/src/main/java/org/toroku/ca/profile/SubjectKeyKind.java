package org.toroku.ca.profile;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.SubjectKey;

/** Kinds of subscriber key that a profile may list; none is weaker than R01 (則2) allows, and ML-DSA lies outside it. */
public enum SubjectKeyKind {
    P256("P-256", KeyAlgorithm.P256, 256),
    P384("P-384", KeyAlgorithm.P384, 384),
    RSA2048("RSA-2048", KeyAlgorithm.RSA, 2048),
    RSA3072("RSA-3072", KeyAlgorithm.RSA, 3072),
    RSA4096("RSA-4096", KeyAlgorithm.RSA, 4096),
    RSA_PSS_2048("RSA-PSS-2048", KeyAlgorithm.RSA_PSS, 2048),
    RSA_PSS_3072("RSA-PSS-3072", KeyAlgorithm.RSA_PSS, 3072),
    RSA_PSS_4096("RSA-PSS-4096", KeyAlgorithm.RSA_PSS, 4096),
    ED25519("Ed25519", KeyAlgorithm.ED25519),
    ML_DSA_44("ML-DSA-44", KeyAlgorithm.ML_DSA_44),
    ML_DSA_65("ML-DSA-65", KeyAlgorithm.ML_DSA_65),
    ML_DSA_87("ML-DSA-87", KeyAlgorithm.ML_DSA_87);

    private static final BigInteger F4 = BigInteger.valueOf(65_537);
    /** Error below 2^-100 (FIPS 186-5 appendix B.3). */
    private static final int PRIME_CERTAINTY = 112;

    private final String name;
    private final KeyAlgorithm algorithm;
    private final OptionalInt bits;

    SubjectKeyKind(String name, KeyAlgorithm algorithm, int bits) {
        this.name = name;
        this.algorithm = algorithm;
        this.bits = OptionalInt.of(bits);
    }

    /** A kind whose algorithm has one size. */
    SubjectKeyKind(String name, KeyAlgorithm algorithm) {
        this.name = name;
        this.algorithm = algorithm;
        this.bits = OptionalInt.empty();
    }

    static SubjectKeyKind named(String name) {
        for (SubjectKeyKind kind : values()) {
            if (kind.name.equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown key kind " + name);
    }

    /** The kind of a SubjectPublicKeyInfo; empty for every other curve, size or algorithm. */
    public static Optional<SubjectKeyKind> of(Der publicKey) {
        Optional<KeyAlgorithm> algorithm = KeyAlgorithm.of(publicKey);
        OptionalInt bits = SubjectKey.of(publicKey).map(SubjectKey::bits).orElseGet(OptionalInt::empty);
        for (SubjectKeyKind kind : values()) {
            if (algorithm.filter(kind.algorithm::equals).isPresent()
                    && (kind.bits.isEmpty() || kind.bits.equals(bits))) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public KeyAlgorithm algorithm() {
        return algorithm;
    }

    /** Whether 則2 knows what the kind rests on; certificates for others are outside the accreditation. */
    public boolean accreditable() {
        return algorithm.family().accreditable();
    }

    /** Whether the CA makes such keys; the others come from applicants only. */
    boolean makeable() {
        return switch (algorithm) {
            case RSA, P256, P384 -> true;
            case RSA_PSS, ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> false;
        };
    }

    /**
     * A fresh key pair from {@code random}.
     *
     * @throws IllegalStateException for a kind that the CA does not make, which no profile names for it
     */
    public AsymmetricCipherKeyPair generate(SecureRandom random) {
        return switch (algorithm) {
            case P256 -> elliptic(SECObjectIdentifiers.secp256r1, random);
            case P384 -> elliptic(SECObjectIdentifiers.secp384r1, random);
            case RSA -> rsa(random);
            case RSA_PSS, ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                throw new IllegalStateException("the CA makes no key of kind " + name);
        };
    }

    private static AsymmetricCipherKeyPair elliptic(ASN1ObjectIdentifier curve, SecureRandom random) {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(curve), random));
        return generator.generateKeyPair();
    }

    private AsymmetricCipherKeyPair rsa(SecureRandom random) {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(F4, random, bits.orElseThrow(), PRIME_CERTAINTY));
        return generator.generateKeyPair();
    }
}
