package org.toroku.pki.keys;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.Der;
import org.toroku.pki.x509.StrictDer;

/** Runs checks over one SubjectPublicKeyInfo and keeps every finding. */
record KeyExamination(List<KeyCheck> checks) {
    static final String FORM = "key-form";
    static final String FORM_CLAUSE = "RFC 5280 4.1.2.7";

    private static final int MAX_BYTES = 4096;

    /** Never empty: a key that cannot be read fails in {@link #FORM}, and so does one that no check concerns. */
    List<KeyFinding> of(Der spki) {
        Optional<SubjectPublicKeyInfo> read = read(spki);
        if (read.isEmpty()) {
            return List.of(malformed(FORM, FORM_CLAUSE));
        }
        List<KeyFinding> found = checks.stream()
                .filter(check -> concerns(check, read.get()))
                .map(check -> examine(check, read.get()))
                .toList();
        return found.isEmpty() ? List.of(new KeyFinding.Failed(FORM, FORM_CLAUSE, KeyFlaw.ALGORITHM, Map.of())) : found;
    }

    static Optional<SubjectPublicKeyInfo> read(Der spki) {
        return StrictDer.read(spki, MAX_BYTES).flatMap(KeyExamination::asKey);
    }

    private static Optional<SubjectPublicKeyInfo> asKey(ASN1Primitive value) {
        try {
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(value);
            return key.getPublicKeyData().getPadBits() == 0 ? Optional.of(key) : Optional.empty();
        } catch (RuntimeException hostile) {
            // Valid DER of another shape: the library answers with unchecked exceptions.
            return Optional.empty();
        }
    }

    /** A check that chokes on a key has something to say about it. */
    private static boolean concerns(KeyCheck check, SubjectPublicKeyInfo key) {
        try {
            return check.concerns(key);
        } catch (RuntimeException hostile) {
            return true;
        }
    }

    private static KeyFinding examine(KeyCheck check, SubjectPublicKeyInfo key) {
        try {
            return check.examine(key);
        } catch (RuntimeException hostile) {
            return malformed(check.id(), check.clause());
        }
    }

    private static KeyFinding malformed(String check, String clause) {
        return new KeyFinding.Failed(check, clause, KeyFlaw.MALFORMED, Map.of());
    }
}
