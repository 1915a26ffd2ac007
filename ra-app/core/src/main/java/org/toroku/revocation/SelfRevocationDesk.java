package org.toroku.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;

/**
 * Where the holder has a certificate revoked by a signature, with its own key or with the My Number Card. Where everything
 * verifies no person decides; what cannot be told now is for people, and what proves nothing is refused.
 */
public interface SelfRevocationDesk {
    /** Builds the text to be signed. Nothing is kept, and nobody is told whether there is such a certificate. */
    Prepared prepare(String serial, String reason, Locale language);

    /**
     * Hands the signature in. Repeating it answers with what became of it.
     *
     * @param ticket of the text that was signed
     */
    Answer submit(String ticket, SignatureInput signature, ClientFacts facts);

    /** RFC 5280 section 5.3.1, as far as it is for a holder to say. */
    enum Reason {
        KEY_COMPROMISE("keyCompromise", RevocationReason.KEY_COMPROMISE),
        AFFILIATION_CHANGED("affiliationChanged", RevocationReason.AFFILIATION_CHANGED),
        SUPERSEDED("superseded", RevocationReason.SUPERSEDED),
        CESSATION_OF_OPERATION("cessationOfOperation", RevocationReason.CESSATION_OF_OPERATION),
        UNSPECIFIED("unspecified", RevocationReason.UNSPECIFIED);

        private final String code;
        private final RevocationReason atCa;

        Reason(String code, RevocationReason atCa) {
            this.code = code;
            this.atCa = atCa;
        }

        /** As the RFC writes it. */
        public String code() {
            return code;
        }

        RevocationReason atCa() {
            return atCa;
        }

        static Optional<Reason> of(String code) {
            return Stream.of(values()).filter(each -> each.code.equals(code)).findFirst();
        }
    }

    sealed interface Prepared {
        /**
         * @param ticket opaque; to be handed in with the signature
         * @param content exactly the bytes to be signed, UTF-8
         */
        record Text(String ticket, Der content, Instant expiresAt) implements Prepared {
            @Override
            public String toString() {
                return "Text[" + content.sha256Hex() + "]";
            }
        }

        /** {@code reason}: serial-unreadable, reason-unknown. */
        record Refused(String reason) implements Prepared {}
    }

    sealed interface Answer {
        /** Everything verified; the rule is about to judge it, and what it cannot accept is for people. */
        record Received(String caseNumber, Instant at) implements Answer {}

        /**
         * By rule; the certificate is revoked within moments.
         *
         * @param revokedAt once the CA has
         */
        record Accepted(String caseNumber, Instant at, Optional<Instant> revokedAt) implements Answer {}

        /**
         * For people, who were told.
         *
         * @param why status-unknown, person-uncertain, renewed, automation-off, no-responsible-officer, already-revoked;
         *     request-open where another request is being judged, and this one was laid beside it
         * @param dueAt by when they should have judged it
         */
        record Referred(String caseNumber, Instant at, String why, Instant dueAt) implements Answer {}

        /**
         * {@code reason}: ticket-unknown, expired, text-changed, used-already, unreadable, not-der, too-large, other-content,
         * signature-refused, certificate-not-ours, other-certificate, certificate-expired, already-revoked, not-in-force,
         * card-not-confirmed, not-the-holder, request-open, request-refused, for-people.
         */
        record Refused(String reason) implements Answer {}

        /** Too many signatures from this network proved nothing. */
        record TooMany(Duration retryAfter) implements Answer {}
    }
}
