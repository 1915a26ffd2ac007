package org.toroku.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;

/** Where the holder of a letter of confirmation has the certificate revoked, without an account. */
public interface CoolingOffDesk {
    /**
     * Revokes at once. Repeating it with the same code answers the same. An unknown case, a case without a letter and a
     * wrong code are answered alike.
     */
    Answer revoke(String caseNumber, String code, Why why, ClientFacts facts);

    enum Why {
        /** Somebody else applied, or holds the key. */
        NOT_ME,
        NOT_WANTED
    }

    sealed interface Answer {
        /** @param withIt numbers of renewals that were revoked with it */
        record Revoked(String caseNumber, Instant at, List<String> withIt) implements Answer {
            public Revoked {
                withIt = List.copyOf(withIt);
            }
        }

        /** The request is in the book and the certificate is handed to nobody; the CA revokes it as soon as it answers. */
        record Ordered(String caseNumber, Instant at) implements Answer {}

        /** {@code reason}: code-mistyped, code-wrong, code-expired, already-revoked. */
        record Refused(String reason) implements Answer {}

        record TooMany(Duration retryAfter) implements Answer {}
    }
}
