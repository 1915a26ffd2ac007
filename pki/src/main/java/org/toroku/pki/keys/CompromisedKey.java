package org.toroku.pki.keys;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.Der;

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
        return SubjectKey.of(key).filter(list::contains).isPresent() || list.containsAsWritten(written(key))
                ? Objection.to(KeyFlaw.COMPROMISED)
                : Objection.none();
    }

    private static Der written(SubjectPublicKeyInfo key) {
        try {
            return Der.of(key.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("a key that was read cannot be written", e);
        }
    }
}
