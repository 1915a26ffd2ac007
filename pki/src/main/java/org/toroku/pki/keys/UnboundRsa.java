package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Refuses RSA keys that are bound to RSASSA-PSS, where nobody has opted in to them. */
record UnboundRsa() implements KeyCheck {
    @Override
    public String id() {
        return "key-algorithm";
    }

    @Override
    public String clause() {
        return "RFC 4055 1.2";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        return Objection.to(KeyFlaw.ALGORITHM);
    }
}
