package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** The key is not on the operator's list of keys that strangers have. */
record CompromisedKey(CompromisedKeys list) implements KeyCheck {
    @Override
    public String id() {
        return "key-compromised";
    }

    @Override
    public String clause() {
        return "CA/B Forum BR 6.1.1.3; ETSI EN 319 411-1 REV-6.2.4";
    }

    @Override
    public boolean concerns(SubjectPublicKeyInfo key) {
        return SubjectKey.of(key).isPresent();
    }

    @Override
    public Optional<Objection> objection(SubjectPublicKeyInfo key) {
        return SubjectKey.of(key).filter(list::contains).isPresent()
                ? Objection.to(KeyFlaw.COMPROMISED)
                : Objection.none();
    }
}
