package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.ECPoint;

/** The key is a point on its curve and not the point at infinity. Both curves have cofactor 1: no small subgroups. */
record EcPoint() implements KeyCheck {
    @Override
    public String id() {
        return "key-ec-point";
    }

    @Override
    public String clause() {
        return "NIST SP 800-56A 5.6.2.3.3";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return EcKey.curveOf(key).isPresent();
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        Optional<ECPoint> point = EcKey.pointOf(key);
        return point.isEmpty() || point.get().isInfinity() || !point.get().isValid()
                ? Objection.to(KeyFlaw.EC_POINT)
                : Objection.none();
    }
}
