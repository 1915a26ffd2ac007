package org.toroku.assistance;

import java.time.Duration;
import java.time.Instant;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;

/** The applicant's side of an assisted session, for portal and REST alike. */
public interface AssistedDesk {
    /** Types the code of the session in; it works once. */
    Entry enter(String code, ClientFacts facts);

    /** What a ticket is good for now. */
    Ticket look(String ticket);

    /**
     * Applies with a card in the session. Whoever answers that a proxy operates is stopped; whatever else the form says of who
     * operates, the content says that an officer attends.
     */
    Answer apply(String ticket, ApplicationForm form, Consent consent, ClientFacts facts);

    sealed interface Entry {
        /** @param ticket opens the session for one application; only its digest is kept */
        record Entered(String ticket, String number, Instant until) implements Entry {
            @Override
            public String toString() {
                return "Entered[" + number + "]";
            }
        }

        /** {@code reason}: code-mistyped, code-wrong, code-used, code-expired, ended. */
        record Refused(String reason) implements Entry {}

        record TooMany(Duration retryAfter) implements Entry {}
    }

    sealed interface Ticket {
        record Open(String number, Instant until) implements Ticket {}

        /** {@code reason}: unknown, used, ended. */
        record Dead(String reason) implements Ticket {}
    }

    sealed interface Answer {
        record Answered(Applied applied) implements Answer {}

        /** {@code reason}: as {@link Ticket.Dead}, and own-case where the officer attends their own application. */
        record Dead(String reason) implements Answer {}
    }
}
