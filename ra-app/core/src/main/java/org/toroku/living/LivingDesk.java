package org.toroku.living;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk.Access;

/** The consent register: where a holder sees and withdraws what was consented to, and officers on their request. */
public interface LivingDesk {
    /** Empty where nothing was consented to, and for a wrong id or token. */
    Optional<Shown> of(Access access);

    /** From the commit on nothing is asked any more. */
    Withdrawal withdraw(Access access);

    /** Empty where nothing was consented to, and for whoever may not look at the case. */
    Optional<Shown> of(Officer officer, UUID caseId);

    /**
     * For a holder who asked for it otherwise.
     *
     * @param why who asked, and how, in the officer's words
     */
    Withdrawal withdraw(Officer officer, UUID caseId, String why);

    /** @param officer empty where the holder did it */
    record Withdrawn(Instant at, How how, String officer, String why) {
        /** Masked: officers write what they like. */
        @Override
        public String toString() {
            return "Withdrawn[" + how + "]";
        }
    }

    enum How {
        /** At the page of the application. */
        HOLDER,
        OFFICER
    }

    /**
     * @param endsAt at the latest
     * @param textVersion of the words that were signed
     * @param contentSha256 hex, of the bytes that the card signed
     * @param askedAt when the card was last asked about
     * @param answer good, revoked, unknown, unavailable, or of who was not asked expired or unreadable
     */
    record Shown(
            Instant givenAt,
            Instant endsAt,
            String textVersion,
            String contentSha256,
            Optional<Withdrawn> withdrawn,
            Optional<Instant> askedAt,
            Optional<String> answer) {}

    sealed interface Withdrawal {
        /** Also the answer to whoever withdraws again. */
        record Done(Instant at) implements Withdrawal {}

        /** {@code reason}: nothing-given; of an officer also role, own-case, words-missing, unprintable, my-number. */
        record Refused(String reason) implements Withdrawal {}

        record NoSuchApplication() implements Withdrawal {}
    }
}
