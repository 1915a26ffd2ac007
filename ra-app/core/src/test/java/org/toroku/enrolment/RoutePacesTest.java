package org.toroku.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.evidence.Ground;

/** What applicants are told of how long it takes, over a real database. */
class RoutePacesTest {
    private static final Duration KEPT = Duration.ofMinutes(5);

    private Ground ground;
    private RoutePaces paces;

    @BeforeEach
    void open() {
        ground = Ground.open(Map.of("toroku.pace.min-cases", 5, "toroku.pace.days", 90));
        paces = ground.bean(RoutePaces.class);
    }

    @AfterEach
    void close() {
        ground.close();
    }

    private void move(UUID id, ApplicationState... states) {
        for (ApplicationState state : states) {
            ground.transaction()
                    .executeWithoutResult(
                            status -> ground.bean(Applications.class).move(id, state, Optional.empty()));
        }
    }

    private UUID decided(Duration after, ApplicationState... states) {
        UUID id = ground.cases().apply();
        ground.clock().forward(Duration.ofMinutes(30));
        move(id, ApplicationState.RECEIVED);
        ground.clock().forward(after);
        move(id, states);
        return id;
    }

    private void issued(int hours) {
        decided(Duration.ofHours(hours), ApplicationState.ACCEPTED, ApplicationState.ISSUED);
    }

    private Pace now() {
        ground.clock().forward(KEPT);
        return paces.of(Routes.MY_NUMBER_CARD);
    }

    @Test
    void saysNothingBeforeEnoughWereDecided() {
        for (int i = 0; i < 4; i++) {
            issued(10);
        }
        assertThat(now()).isEqualTo(new Pace.Unknown(5, 90));
        assertThat(paces.of(Routes.PAPER)).isEqualTo(new Pace.Unknown(5, 90));
    }

    @Test
    void countsFromTheSignatureToTheResultWhicheverItIs() {
        issued(1);
        issued(2);
        issued(3);
        issued(4);
        decided(Duration.ofHours(13), ApplicationState.REJECTED);

        Pace.Known known = (Pace.Known) now();

        assertThat(known.cases()).isEqualTo(5);
        assertThat(known.median().toMinutes()).isEqualTo(3 * 60);
        // between the fourth and the fifth of five, six tenths of the way
        assertThat(known.ninetieth().toMinutes()).isEqualTo(4 * 60 + 324);
        assertThat(paces.of(Routes.PAPER)).as("other routes").isEqualTo(new Pace.Unknown(5, 90));
    }

    @Test
    void leavesOutWhatHadNoResultAndWhatIsLongAgo() {
        for (int i = 0; i < 5; i++) {
            issued(1);
        }
        ground.clock().forward(Duration.ofDays(91));
        for (int i = 0; i < 4; i++) {
            issued(8);
        }
        decided(Duration.ofHours(1), ApplicationState.WITHDRAWN);
        decided(Duration.ofHours(1), ApplicationState.ACCEPTED, ApplicationState.CANCELLED);
        decided(Duration.ofHours(1));

        assertThat(now()).isEqualTo(new Pace.Unknown(5, 90));

        issued(8);
        Pace.Known known = (Pace.Known) now();
        assertThat(known.cases()).isEqualTo(5);
        assertThat(known.median().toMinutes()).isEqualTo(8 * 60);
    }

    /** The time in which a holder lets a certificate lie is not our time. */
    @Test
    void endsWithTheIssueAndNotWithTheReceipt() {
        for (int i = 0; i < 5; i++) {
            UUID id = decided(Duration.ofHours(2), ApplicationState.ACCEPTED, ApplicationState.ISSUED);
            ground.clock().forward(Duration.ofDays(7));
            move(id, ApplicationState.DELIVERED);
        }
        assertThat(((Pace.Known) now()).ninetieth().toMinutes()).isEqualTo(2 * 60);
    }

    /** Everybody may ask, without an application; the page comes without new figures sooner than not at all. */
    @Test
    void askTheDatabaseNowAndThenOnlyAndKeepWhatWasKnownWhereItFails() {
        for (int i = 0; i < 5; i++) {
            issued(8);
        }
        Pace known = now();
        assertThat(known).isInstanceOf(Pace.Known.class);
        ground.jdbc().sql("ALTER TABLE application_state RENAME TO gone").update();
        ground.clock().forward(KEPT.minusSeconds(1));
        assertThat(paces.of(Routes.MY_NUMBER_CARD)).isEqualTo(known);
        ground.clock().forward(KEPT);
        assertThat(paces.of(Routes.MY_NUMBER_CARD)).isEqualTo(known);
        ground.jdbc().sql("ALTER TABLE gone RENAME TO application_state").update();
        assertThat(paces.of(Routes.MY_NUMBER_CARD))
                .as("not asked again at once")
                .isEqualTo(known);
        issued(2);
        assertThat(now()).isNotEqualTo(known);
    }
}
