package org.toroku.pki.keys;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The curve is P-256 or P-384, and is named: with explicit parameters a forger brings a generator of his own
 * (CVE-2020-0601).
 */
record EcNamedCurve() implements KeyCheck {
    @Override
    public String id() {
        return "key-ec-curve";
    }

    @Override
    public String clause() {
        return "RFC 5480 2.1.1; NIST SP 800-186 3.2.1";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        if (KeyAlgorithm.of(key).isPresent()) {
            return Objection.none();
        }
        return Objection.to(
                KeyFlaw.EC_CURVE,
                key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier curve
                        ? Map.of("curve", curve.getId())
                        : Map.of());
    }
}
