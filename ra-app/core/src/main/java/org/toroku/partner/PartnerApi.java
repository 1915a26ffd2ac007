package org.toroku.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.ContentToSign;
import org.toroku.subjectkey.KeyInput;

/**
 * What a partner's program may do: make an application for its user, fetch what the user signs, hand the signature in, and
 * ask how far its own applications are. It gets no document, no reason, no key and no resume code, and approves nothing.
 */
public interface PartnerApi {
    /** Empty for wrong credentials, for partners that are not active, and where rows are not what the book says. */
    Optional<Caller> signIn(String clientId, String secret);

    /**
     * Makes an application; sent again under the same key it is the same application.
     *
     * @param idempotencyKey of the caller, 8 to 100 letters, digits, hyphens and underscores
     * @param requestSha256 of the request, so that another one under the same key shows
     */
    Applied apply(Caller caller, String idempotencyKey, String requestSha256, Request request);

    Optional<ContentToSign> content(Caller caller, UUID application);

    default EnrolmentDesk.Submitted submit(Caller caller, UUID application, EnrolmentDesk.SignatureInput signature) {
        return submit(caller, application, signature, Optional.empty());
    }

    /** @param displayed hex SHA-256 of what the partner's service showed to its user */
    EnrolmentDesk.Submitted submit(
            Caller caller, UUID application, EnrolmentDesk.SignatureInput signature, Optional<String> displayed);

    Optional<Standing> standing(Caller caller, UUID application);

    /**
     * Writes a call down; what cannot be written is not answered.
     *
     * @param operation fixed word, never text that somebody wrote
     */
    void record(Caller caller, String operation, Optional<UUID> application, int status);

    /** A partner that signed in for this one call. */
    record Caller(UUID partner, UUID credential) {}

    /** @param key that the user made; partners never come near a key that the CA makes */
    record Request(ApplicationForm form, Consent consent, KeyInput key, String userAgent, java.util.Locale locale) {
        @Override
        public String toString() {
            return "Request[masked]";
        }
    }

    record Standing(String caseNumber, ApplicationState state, Instant since) {}

    sealed interface Applied {
        /** @param again whether it was there before */
        record Made(UUID application, String caseNumber, ContentToSign content, boolean again) implements Applied {}

        /** What the counter answers otherwise. */
        record NotAccepted(EnrolmentDesk.Applied answer) implements Applied {}

        /** {@code reason}: quota-per-day, quota-open. */
        record TooMany(String reason, Duration retryAfter) implements Applied {}

        /** {@code reason}: idempotency-key-malformed, idempotency-key-reused, partner-disabled, records-differ. */
        record Refused(String reason) implements Applied {}
    }
}
