package org.toroku.pki.keys;

import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** One way in which a public key can be weak. */
interface KeyCheck {
    String id();

    /** What demands the check. */
    String clause();

    /** Whether the check has anything to say about this kind of key. */
    boolean concerns(SubjectPublicKeyInfo key);

    /** Why the key is refused; empty where it passes. May throw unchecked exceptions on hostile encodings. */
    Optional<String> refusal(SubjectPublicKeyInfo key);
}
