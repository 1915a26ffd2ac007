package org.toroku.counter;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.toroku.counter.TrackerDesk.Asked;
import org.toroku.counter.TrackerDesk.Asked.What;
import org.toroku.counter.TrackerDesk.Expected;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.Pace;
import org.toroku.enrolment.StandingDesk.Standing;

/**
 * What is asked of whom in a state, and what may be said of the end.
 *
 * @param still whether a fault keeps the case from going on
 */
record WhoseTurn(Standing standing, boolean still) {
    Asked asked(TermsOfCase terms) {
        return switch (standing.state()) {
            case AWAITING_SIGNATURE -> new Asked(What.SIGN, Optional.of(standing.contentExpiresAt()));
            case AWAITING_DOCUMENTS ->
                new Asked(received().isPresent() ? What.POST_AGAIN : What.POST_DOCUMENTS, terms.documents());
            case AWAITING_REPLY -> answer(What.RETURN_REPLY, terms.reply());
            case AWAITING_KEY -> answer(What.SEND_KEY, terms.code());
            case ISSUED -> new Asked(What.PICK_UP, terms.receipt());
            case RECEIVED, PENDING_STATUS, REFERRED, ON_HOLD, ACCEPTED ->
                new Asked(still ? What.WAIT_FOR_REPAIR : What.WAIT, Optional.empty());
            case DELIVERED, REJECTED, REVOKED_UNRECEIVED, REVOKED, CANCELLED, EXPIRED, WITHDRAWN ->
                new Asked(What.NOTHING_MORE, Optional.empty());
        };
    }

    /** The term of what is to be answered begins when its letter is posted. */
    private static Asked answer(What what, Optional<Instant> until) {
        return new Asked(until.isPresent() ? what : What.WAIT_FOR_LETTER, until);
    }

    Expected expected(Asked asked, Supplier<Pace> pace, Instant now) {
        if (standing.state() == ApplicationState.ISSUED || standing.state().isFinal()) {
            return new Expected.Over();
        }
        if (still) {
            return new Expected.StandsStill();
        }
        return switch (pace.get()) {
            case Pace.Unknown unknown -> new Expected.NotKnown(unknown);
            case Pace.Known known ->
                received()
                        .filter(begun -> !asked.ofApplicant())
                        .<Expected>map(begun -> counted(begun, known, now))
                        .orElseGet(() -> new Expected.AfterApplicant(known));
        };
    }

    private static Expected counted(Instant begun, Pace.Known pace, Instant now) {
        Instant nineOfTen = begun.plus(pace.ninetieth());
        return now.isAfter(nineOfTen)
                ? new Expected.Late(nineOfTen, pace)
                : new Expected.Between(begun.plus(pace.median()), nineOfTen, pace);
    }

    private Optional<Instant> received() {
        return standing.milestones().stream()
                .filter(milestone -> milestone.state() == ApplicationState.RECEIVED)
                .map(Milestone::at)
                .findFirst();
    }
}
