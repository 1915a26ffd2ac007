package org.toroku.ca.mirror;

import java.util.Base64;
import org.toroku.pki.Der;

/** What an answer is called in the store. Verifiers ask for the Base64 of their question (RFC 6960 appendix A.1). */
public enum AnswerNames {
    /** As verifiers ask; the store has to take names with two slashes beside each other, and at the end. */
    SLASHES,
    /** As {@code base64url} without padding (RFC 4648 section 5); what stands before the store has to rewrite addresses. */
    FLAT;

    String of(Der question) {
        Base64.Encoder encoder = switch (this) {
            case SLASHES -> Base64.getEncoder();
            case FLAT -> Base64.getUrlEncoder().withoutPadding();
        };
        return "ocsp/" + encoder.encodeToString(question.toByteArray());
    }

    /** What verifiers ask for, before it is percent-encoded. */
    static String asked(Der question) {
        return SLASHES.of(question);
    }
}
