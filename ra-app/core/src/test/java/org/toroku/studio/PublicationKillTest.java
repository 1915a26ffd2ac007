package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.BEN;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.ENROL_ID;
import static org.toroku.studio.StudioHouse.await;
import static org.toroku.studio.StudioHouse.edited;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.process.EngineGate;
import org.toroku.studio.PublicationDesk.State;

/** Publishing is interrupted at each of its steps; the next node, or the same one, finishes or repeats it. */
class PublicationKillTest {
    /** What both the approval and its registration write. */
    private static final String CHANGE = "UPDATE publication";

    private static final String CONDUCTOR = "toroku-conductor";

    private StudioHouse house;
    private UUID publication;

    @BeforeEach
    void propose() {
        house = new StudioHouse();
        publication = house.proposed("killed", edited(ENROL, "owners-1"));
    }

    @AfterEach
    void close() {
        assertThat(house.entries("foreign-model-found")).isZero();
        house.assertBookIntact();
        house.close();
    }

    private void assertLiveOnce() {
        house.awaitState(publication, State.LIVE);
        assertThat(house.publicationOf(house.begunCase())).contains(publication);
        assertThat(house.version(ENROL_ID)).as("deployed once").isEqualTo(2);
        assertThat(house.entries("publication-approved")).isEqualTo(1);
        assertThat(house.entries("publication-live")).isEqualTo(1);
        assertThat(house.entries("models-chosen")).isEqualTo(1);
    }

    private void approve() {
        assertThat(house.publications().approve(BEN, publication)).isEqualTo(new Act.Done(publication));
    }

    @Test
    void beforeTheApprovalCommits() {
        house.commits().fail(FaultyCommits.Moment.BEFORE, Thread.currentThread().getName(), CHANGE);
        assertThatThrownBy(() -> house.publications().approve(BEN, publication)).isInstanceOf(RuntimeException.class);
        assertThat(house.commits().hits()).isPositive();
        house.commits().repair();

        house.restart();
        assertThat(house.state(publication)).isEqualTo(State.PROPOSED);
        assertThat(house.publicationOf(house.begunCase())).isEmpty();
        approve();
        assertLiveOnce();
    }

    /** Nobody wakes the conductor, and who approved reads of a fault. */
    @Test
    void afterTheApprovalCommittedAndBeforeItIsAnswered() {
        house.commits().fail(FaultyCommits.Moment.AFTER, Thread.currentThread().getName(), CHANGE);
        assertThatThrownBy(() -> house.publications().approve(BEN, publication)).isInstanceOf(RuntimeException.class);
        assertThat(house.commits().hits()).isEqualTo(1);
        house.commits().repair();

        assertLiveOnce();
        assertThat(house.publications().approve(BEN, publication)).isEqualTo(new Act.Refused("wrong-state"));
    }

    @Test
    void beforeTheEngineHearsOfIt() {
        house.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        approve();
        await(() -> house.gate().hits() > 0);
        house.stop();
        assertThat(house.entries("publication-live")).isZero();
        house.gate().repair();

        house.start();
        assertLiveOnce();
    }

    @Test
    void afterTheEngineDeployedAndBeforeItsAnswerArrives() {
        house.gate().breakDown(EngineGate.Kind.ANSWER_LOST, path -> path.equals("/v2/deployments"));
        approve();
        await(() -> house.gate().hits() > 0);
        house.stop();
        house.gate().repair();

        house.start();
        assertLiveOnce();
    }

    @Test
    void afterTheAnswerAndBeforeItIsRegistered() {
        house.commits().fail(FaultyCommits.Moment.BEFORE, CONDUCTOR, CHANGE);
        approve();
        // between two attempts the conductor has looked for models that are not ours
        await(() -> house.commits().hits() > 1);
        house.stop();
        house.commits().repair();
        assertThat(house.number("SELECT count(*) FROM publication WHERE state = 'APPROVED'"))
                .isEqualTo(1);

        house.start();
        assertLiveOnce();
    }

    @Test
    void afterItIsRegistered() {
        house.commits().fail(FaultyCommits.Moment.AFTER, CONDUCTOR, CHANGE);
        approve();
        await(() -> house.commits().hits() > 0);
        house.stop();
        house.commits().repair();

        house.start();
        assertLiveOnce();
    }

    /** While one waits for the engine, nobody approves another on top of what is not there yet. */
    @Test
    void anApprovedOneThatWaitsForTheEngineIsNotOvertaken() {
        UUID before = house.proposed("before", edited(ENROL, "owners-2"));
        house.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> true);
        approve();
        assertThat(house.publications().approve(BEN, before)).isEqualTo(new Act.Refused("live-changed"));
        UUID onTop = house.proposed("on top", edited(ENROL, "owners-3"));
        assertThat(house.publications().approve(BEN, onTop)).isEqualTo(new Act.Refused("not-live-yet"));
        house.gate().repair();

        house.awaitState(publication, State.LIVE);
        assertThat(house.publications().approve(BEN, onTop)).isEqualTo(new Act.Done(onTop));
        house.awaitState(onTop, State.LIVE);
        await(() -> house.version(ENROL_ID) == 3);
        assertThat(house.publications().inForce(ANN).orElseThrow().publication().map(PublicationDesk.Publication::id))
                .isEqualTo(Optional.of(onTop));
    }
}
