package org.toroku.receipt;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;

/**
 * Where an applicant signs the receipt (受領書), with the key just received or with the My Number Card. A signature with the key
 * proves that the delivered key works and that they have it; a click only says so.
 */
public interface SignedReceiptDesk {
    /** Builds the text to be signed. Nothing is kept. */
    Prepared prepare(Access access, Locale language);

    /**
     * Hands the signature in. Repeating it answers with what became of it; where it is not taken, the case waits on as before.
     *
     * @param ticket of the text that was signed
     */
    Answer submit(Access access, String ticket, SignatureInput signature, ClientFacts facts);

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

        /**
         * {@code reason}: not-issued, not-picked-up, confirmed-already, certificate-revoked, revoked-unreceived,
         * revocation-asked, return-unsettled.
         */
        record Refused(String reason) implements Prepared {}

        record NoSuchApplication() implements Prepared {}
    }

    sealed interface Answer {
        /** Accepted by rule; the receipt is confirmed. */
        record Confirmed(Instant at) implements Answer {}

        /**
         * {@code reason}: those of {@link Prepared.Refused}, and ticket-unknown, other-application, expired, text-changed,
         * made-before-pick-up, signed-already, unreadable, not-der, too-large, other-content, signature-refused,
         * certificate-not-ours, other-certificate, certificate-expired, card-not-here, card-not-confirmed, not-the-holder,
         * person-uncertain, for-people.
         */
        record Refused(String reason) implements Answer {}

        /** The CA, or the card's status service, cannot be asked; nothing is lost, and the same may be handed in again. */
        record Unavailable(String reason) implements Answer {}

        /** Too many signatures from this network proved nothing. */
        record TooMany(Duration retryAfter) implements Answer {}

        record NoSuchApplication() implements Answer {}
    }
}
