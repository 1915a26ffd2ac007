package org.toroku.pki.keys;

import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.toroku.pki.identity.Reasons;

/** The key is a point on P-256 or P-384, named (not by explicit parameters), and not the point at infinity. */
record EcPoint() implements KeyCheck {
    private static final Set<ASN1ObjectIdentifier> CURVES =
            Set.of(SECObjectIdentifiers.secp256r1, SECObjectIdentifiers.secp384r1);

    @Override
    public String id() {
        return "key-ec-point";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 2; NIST SP 800-56A 5.6.2.3.3";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
    }

    @Override
    public Optional<String> refusal(SubjectPublicKeyInfo key) {
        if (!(key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named) || !CURVES.contains(named)) {
            return Optional.of(Reasons.KEY_EC_CURVE);
        }
        X9ECParameters curve = CustomNamedCurves.getByOID(named);
        try {
            ECPoint point = curve.getCurve().decodePoint(key.getPublicKeyData().getBytes());
            return point.isInfinity() || !point.isValid() ? Optional.of(Reasons.KEY_EC_POINT) : Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOnCurve) {
            return Optional.of(Reasons.KEY_EC_POINT);
        }
    }
}
