package org.toroku.pki.keys;

import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The point is written uncompressed, the one form that every reader has to know. The hybrid form must not be used, and a
 * second form of the same key would be certified as if it were another.
 */
record EcPointForm() implements KeyCheck {
    private static final byte UNCOMPRESSED = 4;

    @Override
    public String id() {
        return "key-ec-point-form";
    }

    @Override
    public String clause() {
        return "RFC 5480 2.2";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return EcKey.curveOf(key).isPresent();
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        byte[] point = key.getPublicKeyData().getOctets();
        return point.length > 0 && point[0] == UNCOMPRESSED
                ? Objection.none()
                : Objection.to(
                        KeyFlaw.EC_POINT_FORM,
                        point.length > 0 ? Map.of("form", Integer.toString(point[0] & 0xff)) : Map.of());
    }
}
