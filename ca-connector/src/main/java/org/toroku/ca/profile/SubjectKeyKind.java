package org.toroku.ca.profile;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;

/** Kinds of subscriber key; none is weaker than R01 (則2) allows. */
public enum SubjectKeyKind {
    P256("P-256", 256),
    P384("P-384", 384),
    RSA2048("RSA-2048", 2048),
    RSA3072("RSA-3072", 3072),
    RSA4096("RSA-4096", 4096);

    private static final BigInteger F4 = BigInteger.valueOf(65_537);
    /** Error below 2^-100 (FIPS 186-5 appendix B.3). */
    private static final int PRIME_CERTAINTY = 112;

    private final String name;
    private final int bits;

    SubjectKeyKind(String name, int bits) {
        this.name = name;
        this.bits = bits;
    }

    static SubjectKeyKind named(String name) {
        for (SubjectKeyKind kind : values()) {
            if (kind.name.equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("unknown key kind " + name);
    }

    /** The kind of a decoded public key; empty for every other curve, size or algorithm. */
    public static Optional<SubjectKeyKind> of(AsymmetricKeyParameter key) {
        for (SubjectKeyKind kind : values()) {
            if (kind.matches(key)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private boolean matches(AsymmetricKeyParameter key) {
        if (key instanceof RSAKeyParameters rsa) {
            return !elliptic() && rsa.getModulus().bitLength() == bits;
        }
        return elliptic()
                && key instanceof ECPublicKeyParameters ec
                && ec.getParameters() instanceof ECNamedDomainParameters named
                && named.getName().equals(curve());
    }

    /** A fresh key pair from {@code random}. */
    public AsymmetricCipherKeyPair generate(SecureRandom random) {
        if (elliptic()) {
            ECKeyPairGenerator generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(ECNamedDomainParameters.lookup(curve()), random));
            return generator.generateKeyPair();
        }
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(F4, random, bits, PRIME_CERTAINTY));
        return generator.generateKeyPair();
    }

    private boolean elliptic() {
        return this == P256 || this == P384;
    }

    private ASN1ObjectIdentifier curve() {
        return this == P256 ? SECObjectIdentifiers.secp256r1 : SECObjectIdentifiers.secp384r1;
    }
}
