package org.toroku.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.counter.TrackerDesk.Asked;
import org.toroku.counter.TrackerDesk.Asked.What;
import org.toroku.counter.TrackerDesk.Expected;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.Pace;
import org.toroku.enrolment.Routes;
import org.toroku.enrolment.StandingDesk.Standing;

class WhoseTurnTest {
    private static final Instant BEGUN = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TERM = Instant.parse("2026-12-01T15:00:00Z");
    private static final Pace.Known PACE = new Pace.Known(Duration.ofHours(2), Duration.ofDays(3), 40, 90);

    /** The letters of inquiry and code were posted, or were not. */
    private record Terms(Optional<Instant> reply, Optional<Instant> code) implements TermsOfCase {
        @Override
        public Optional<Instant> documents() {
            return Optional.of(TERM);
        }

        @Override
        public Optional<Instant> receipt() {
            return Optional.of(TERM);
        }
    }

    private static final Terms POSTED = new Terms(Optional.of(TERM), Optional.of(TERM));
    private static final Terms NOT_POSTED = new Terms(Optional.empty(), Optional.empty());

    private static WhoseTurn turn(boolean still, ApplicationState... reached) {
        List<Milestone> milestones = new ArrayList<>();
        for (ApplicationState state : reached) {
            milestones.add(new Milestone(state, BEGUN));
        }
        ApplicationState last = milestones.getLast().state();
        return new WhoseTurn(
                new Standing("P-2026-000001", Routes.PAPER, TERM, last, List.of(), BEGUN, milestones), still);
    }

    private static Expected expected(WhoseTurn turn, Duration later) {
        return turn.expected(turn.asked(POSTED), () -> PACE, BEGUN.plus(later));
    }

    @Test
    void documentsAreAskedForAndThenAgain() {
        assertThat(turn(false, ApplicationState.AWAITING_DOCUMENTS).asked(POSTED))
                .isEqualTo(new Asked(What.POST_DOCUMENTS, Optional.of(TERM)));
        assertThat(turn(
                                false,
                                ApplicationState.AWAITING_DOCUMENTS,
                                ApplicationState.RECEIVED,
                                ApplicationState.AWAITING_DOCUMENTS)
                        .asked(POSTED))
                .isEqualTo(new Asked(What.POST_AGAIN, Optional.of(TERM)));
    }

    @Test
    void nothingIsAskedBeforeTheLetterIsPosted() {
        WhoseTurn reply = turn(false, ApplicationState.AWAITING_REPLY);
        assertThat(reply.asked(NOT_POSTED)).isEqualTo(new Asked(What.WAIT_FOR_LETTER, Optional.empty()));
        assertThat(reply.asked(POSTED)).isEqualTo(new Asked(What.RETURN_REPLY, Optional.of(TERM)));
        WhoseTurn key = turn(false, ApplicationState.AWAITING_KEY);
        assertThat(key.asked(NOT_POSTED).ofApplicant()).isFalse();
        assertThat(key.asked(POSTED).what()).isEqualTo(What.SEND_KEY);
    }

    /** What the applicant still can do is asked for although a step of ours stands still. */
    @Test
    void aFaultTakesNothingFromTheApplicant() {
        assertThat(turn(true, ApplicationState.ACCEPTED).asked(POSTED).what()).isEqualTo(What.WAIT_FOR_REPAIR);
        assertThat(turn(true, ApplicationState.ISSUED).asked(POSTED).what()).isEqualTo(What.PICK_UP);
    }

    @Test
    void datesAreCountedFromTheCompleteApplication() {
        WhoseTurn examined = turn(false, ApplicationState.RECEIVED, ApplicationState.REFERRED);
        assertThat(expected(examined, Duration.ofHours(1)))
                .isEqualTo(new Expected.Between(BEGUN.plus(Duration.ofHours(2)), BEGUN.plus(Duration.ofDays(3)), PACE));
        assertThat(expected(examined, Duration.ofDays(4)))
                .isEqualTo(new Expected.Late(BEGUN.plus(Duration.ofDays(3)), PACE));
    }

    @Test
    void noDateIsNamedWhileItIsTheTurnOfTheApplicantOrAFaultIsThere() {
        assertThat(expected(turn(false, ApplicationState.AWAITING_DOCUMENTS), Duration.ZERO))
                .isEqualTo(new Expected.AfterApplicant(PACE));
        assertThat(expected(turn(false, ApplicationState.RECEIVED, ApplicationState.AWAITING_DOCUMENTS), Duration.ZERO))
                .isEqualTo(new Expected.AfterApplicant(PACE));
        assertThat(expected(turn(true, ApplicationState.RECEIVED), Duration.ZERO))
                .isEqualTo(new Expected.StandsStill());
    }

    @ParameterizedTest
    @EnumSource(ApplicationState.class)
    void whatIsOverPromisesNothing(ApplicationState state) {
        WhoseTurn turn = turn(false, ApplicationState.RECEIVED, state);
        if (state.isFinal()) {
            assertThat(turn.asked(POSTED)).isEqualTo(new Asked(What.NOTHING_MORE, Optional.empty()));
            assertThat(expected(turn, Duration.ZERO)).isEqualTo(new Expected.Over());
        } else {
            assertThat(turn.asked(POSTED).what()).isNotEqualTo(What.NOTHING_MORE);
        }
    }

    @Test
    void whereTooFewAreKnownNobodyGuesses() {
        Pace.Unknown unknown = new Pace.Unknown(20, 90);
        WhoseTurn turn = turn(false, ApplicationState.RECEIVED);
        assertThat(turn.expected(turn.asked(POSTED), () -> unknown, BEGUN)).isEqualTo(new Expected.NotKnown(unknown));
    }
}
