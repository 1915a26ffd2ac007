package org.toroku.pki.keys;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.toroku.pki.Der;

/** Kinds of signature keys that this module can judge. Which of them are accepted is the policy's to say. */
public enum KeyAlgorithm {
    RSA(KeyFamily.FACTORING),
    /** RSA bound to RSASSA-PSS by its own identifier (RFC 4055 1.2). */
    RSA_PSS(KeyFamily.FACTORING),
    P256(KeyFamily.ELLIPTIC_CURVE),
    P384(KeyFamily.ELLIPTIC_CURVE),
    /** RFC 8410. */
    ED25519(KeyFamily.ELLIPTIC_CURVE),
    /** FIPS 204, pure; encoded as in RFC 9881. */
    ML_DSA_44(KeyFamily.LATTICE),
    ML_DSA_65(KeyFamily.LATTICE),
    ML_DSA_87(KeyFamily.LATTICE);

    private static final Map<ASN1ObjectIdentifier, KeyAlgorithm> BY_IDENTIFIER = Map.of(
            PKCSObjectIdentifiers.rsaEncryption, RSA,
            PKCSObjectIdentifiers.id_RSASSA_PSS, RSA_PSS,
            EdECObjectIdentifiers.id_Ed25519, ED25519,
            NISTObjectIdentifiers.id_ml_dsa_44, ML_DSA_44,
            NISTObjectIdentifiers.id_ml_dsa_65, ML_DSA_65,
            NISTObjectIdentifiers.id_ml_dsa_87, ML_DSA_87);

    private static final Map<ASN1ObjectIdentifier, KeyAlgorithm> BY_CURVE =
            Map.of(SECObjectIdentifiers.secp256r1, P256, SECObjectIdentifiers.secp384r1, P384);

    private final KeyFamily family;

    KeyAlgorithm(KeyFamily family) {
        this.family = family;
    }

    /** As {@link #of(SubjectPublicKeyInfo)}, for DER as it comes; empty also for what is no key. */
    public static Optional<KeyAlgorithm> of(Der spki) {
        return KeyExamination.read(spki).flatMap(KeyAlgorithm::of);
    }

    public KeyFamily family() {
        return family;
    }

    /** Empty for another kind of key, another curve, and a curve that is not named (RFC 5480 2.1.1). */
    public static Optional<KeyAlgorithm> of(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier identifier = key.getAlgorithm().getAlgorithm();
        if (!identifier.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return Optional.ofNullable(BY_IDENTIFIER.get(identifier));
        }
        return key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                ? Optional.ofNullable(BY_CURVE.get(curve))
                : Optional.empty();
    }
}
