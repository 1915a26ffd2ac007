package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** One way in which a public key can be weak. Implementations are pure: same key, same answer. */
interface KeyCheck {
    String id();

    /** What demands the check. */
    String clause();

    /** Whether the check has anything to say about this kind of key. */
    boolean concerns(SubjectPublicKeyInfo key);

    /** Empty where the key passes. May throw unchecked exceptions on hostile encodings. */
    Optional<Objection> objection(SubjectPublicKeyInfo key);

    default KeyFinding examine(SubjectPublicKeyInfo key) {
        return objection(key)
                .<KeyFinding>map(found -> new KeyFinding.Failed(id(), clause(), found.flaw(), found.facts()))
                .orElseGet(() -> new KeyFinding.Passed(id(), clause()));
    }
}
