package org.toroku.pki.identity;

import java.time.Instant;

/** Revocation status of one certificate; "good" is only ever a verified answer. */
public sealed interface CardStatus {
    StatusEvidence evidence();

    record Good(StatusEvidence evidence) implements CardStatus {}

    /** @param reason RFC 5280 reason code as received, -1 where none was given */
    record Revoked(Instant at, int reason, StatusEvidence evidence) implements CardStatus {}

    /** The responder is authentic and does not know the serial. */
    record Unknown(StatusEvidence evidence) implements CardStatus {}

    /** No verifiable answer: wait or refuse. {@code reason} is a kebab-case code such as {@code nonce-missing}. */
    record Unavailable(String reason, StatusEvidence evidence) implements CardStatus {
        /** False where there was nothing to ask about, or nobody whom to ask: the certificate itself is the reason. */
        public boolean asked() {
            return !evidence.source().equals(StatusEvidence.NOBODY);
        }
    }
}
