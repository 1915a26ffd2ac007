package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.BEN;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.process.EngineGate;
import org.toroku.studio.MoveDesk.State;
import org.toroku.studio.MovePreview.Kind;

/** A plan is interrupted where a case moves; whoever goes on moves each case once. */
class MoveKillTest {
    private static final String ROW = "INSERT INTO moved_case";

    private final MoveHouse moves = new MoveHouse();
    private final StudioHouse house = moves.house;
    private List<UUID> cases;
    private UUID publication;

    @BeforeEach
    void begin() {
        cases = moves.casesAndPublication(3);
        publication = moves.publication();
    }

    @AfterEach
    void close() {
        house.assertBookIntact();
        moves.close();
    }

    private void assertEachMovedOnce(UUID plan) {
        moves.awaitState(plan, State.DONE);
        for (UUID each : cases) {
            moves.awaitFollowing(each, publication);
            assertThat(moves.moves(each)).isEqualTo(1);
            assertThat(moves.entries(each, "case-moved")).isEqualTo(1);
        }
        assertThat(house.number("SELECT count(*) FROM moved_case WHERE outcome = 'MOVED'"))
                .isEqualTo(3);
        assertThat(moves.entries(plan, "plan-case-moved")).isEqualTo(3);
    }

    /** The new beginning and the row that says so: both or neither. */
    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void theConductorIsKilledAtTheCommitOfAMove(FaultyCommits.Moment moment) {
        UUID plan = moves.approved(Kind.SAME);
        moves.desk().tryOne(ANN, plan, house.caseNumber(cases.getFirst()));
        house.commits().fail(moment, "toroku-beside", ROW);
        moves.desk().confirm(BEN, plan);
        StudioHouse.await(() -> house.commits().hits() > 0);
        house.stop();
        int rows = house.number("SELECT count(*) FROM moved_case");
        assertThat(house.number("SELECT count(*) FROM case_run WHERE end_reason = 'moved'"))
                .as("as many beginnings as rows")
                .isEqualTo(rows);
        house.commits().repair();

        house.start();
        assertEachMovedOnce(plan);
    }

    @ParameterizedTest
    @EnumSource(names = {"BEFORE", "AFTER"})
    void theNodeIsKilledAtTheCommitOfTheTrial(FaultyCommits.Moment moment) {
        UUID plan = moves.approved(Kind.SAME);
        String trial = house.caseNumber(cases.getFirst());
        house.commits().fail(moment, Thread.currentThread().getName(), ROW);
        assertThatThrownBy(() -> moves.desk().tryOne(ANN, plan, trial)).isInstanceOf(RuntimeException.class);
        house.commits().repair();

        house.restart();
        if (moment == FaultyCommits.Moment.BEFORE) {
            assertThat(moves.plan(plan).state()).isEqualTo(State.APPROVED);
            assertThat(moves.moves(cases.getFirst())).isZero();
            moves.desk().tryOne(ANN, plan, trial);
        }
        assertThat(moves.plan(plan).state()).isEqualTo(State.TRIED);
        moves.desk().confirm(BEN, plan);
        assertEachMovedOnce(plan);
    }

    /** The case has no run until the engine is there again; the order to begin it is not lost. */
    @Test
    void theEngineIsAwayWhileCasesMove() {
        house.gate().breakDown(EngineGate.Kind.REQUEST_LOST, path -> path.contains("process-instances"));
        UUID plan = moves.moving(cases.getFirst(), Kind.SAME);
        moves.awaitState(plan, State.DONE);
        house.stop();
        house.gate().repair();

        house.start();
        assertEachMovedOnce(plan);
    }

    /** Each former instance is gone, so that what a case is told reaches the new one. */
    @Test
    void noInstanceOfAFormerRunStaysInTheEngine() {
        UUID plan = moves.moving(cases.getFirst(), Kind.SAME);
        assertEachMovedOnce(plan);
        List<Long> former = house.sql()
                .sql("SELECT process_instance_key FROM case_run WHERE end_reason = 'moved'")
                .query((row, n) -> row.getLong("process_instance_key"))
                .list();
        assertThat(former).hasSize(3);
        StudioHouse.await(() -> former.stream().noneMatch(house::isActive));
    }
}
