package org.toroku.chaos;

import java.time.Instant;

/**
 * One thing that a client did or was told.
 *
 * @param caseId of the application, or "-" where the client knows none
 * @param detail what the kind says it is; nothing of a person
 */
record Act(Instant at, Kind kind, String caseId, String detail) {
    enum Kind {
        /** An application was made; the detail is what it must come to ({@link Expected}). */
        APPLIED,
        /** A signature was sent; the detail is its SHA-256. */
        SUBMISSION_SENT,
        /** It was acknowledged, for the first time or again. */
        SUBMITTED,
        /** A certificate was handed out; the detail is its serial. */
        CERTIFICATE_SEEN,
        /** A receipt was acknowledged. */
        RECEIPT_TAKEN,
        /** A signed request for revocation was sent; the detail is the serial. */
        REVOCATION_SENT,
        /** It was taken. */
        REVOCATION_TAKEN,
        /** It was answered as carried out. */
        REVOKED,
        /** The client stopped asking; the detail says what it was waiting for. */
        GAVE_UP
    }

    /** What an application has to come to once it was submitted. */
    enum Expected {
        CERTIFICATE,
        NONE
    }
}
