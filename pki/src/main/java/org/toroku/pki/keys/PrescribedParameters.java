package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The algorithm's parameters are the only ones its standard allows: NULL for RSA, none for Ed25519 and ML-DSA. Readers
 * disagree about anything else, so that one key would get two digests.
 */
record PrescribedParameters() implements KeyCheck {
    @Override
    public String id() {
        return "key-parameters";
    }

    @Override
    public String clause() {
        return "RFC 3279 2.3.1; RFC 8410 3; RFC 9881 2";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return KeyAlgorithm.of(key)
                .map(algorithm -> switch (algorithm) {
                    case RSA, ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 -> true;
                    // Checks of their own: EcNamedCurve, RsaPssParameters.
                    case P256, P384, RSA_PSS -> false;
                })
                .orElse(false);
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        ASN1Encodable parameters = key.getAlgorithm().getParameters();
        boolean prescribed =
                KeyAlgorithm.of(key).filter(KeyAlgorithm.RSA::equals).isPresent()
                        ? DERNull.INSTANCE.equals(parameters)
                        : parameters == null;
        return prescribed ? Objection.none() : Objection.to(KeyFlaw.PARAMETERS);
    }
}
