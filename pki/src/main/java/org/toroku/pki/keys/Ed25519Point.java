package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The key is the canonical encoding of a point whose order is the large prime. Under a key of small order one signature
 * fits many messages.
 */
record Ed25519Point() implements KeyCheck {
    @Override
    public String id() {
        return "key-ed25519-point";
    }

    @Override
    public String clause() {
        return "RFC 8032 5.1.3, 5.1.5";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519);
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        byte[] point = key.getPublicKeyData().getOctets();
        return point.length == Ed25519.PUBLIC_KEY_SIZE && Ed25519.validatePublicKeyFull(point, 0)
                ? Objection.none()
                : Objection.to(KeyFlaw.ED25519_POINT);
    }
}
