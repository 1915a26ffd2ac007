package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

/** Quota and switch hold at the commit, however many workers judge at once. */
class AutomatonLimitsTest {
    private final AutomatonScene scene = new AutomatonScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Two workers at the limit: both judged while one acceptance was left. */
    @Test
    void neverAcceptsMoreThanTheQuotaHoweverManyWorkersJudgeAtOnce() throws Exception {
        int quota = 3;
        int workers = 8;
        scene.turn(true, quota, 0.0);
        List<StepResult.Done> judged = IntStream.range(0, workers)
                .mapToObj(i -> scene.matched(AutomatonScene.person("花" + "子".repeat(i + 1))))
                .map(id -> (StepResult.Done) scene.step().perform(AutomatonScene.context(id)))
                .toList();
        assertThat(judged).allSatisfy(done -> assertThat(done.variables()).containsValue("ACCEPT"));

        assertThat(scene.committed(judged)).isEqualTo(quota);
        assertThat(scene.accepted()).isEqualTo(quota);

        UUID late = scene.matched(AutomatonScene.person("遅子"));
        assertThat(scene.decide(late)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(late)).isEqualTo("{quota-exhausted}");

        scene.ground().clock().forward(Duration.ofMinutes(61));
        UUID later = scene.matched(AutomatonScene.person("後子"));
        assertThat(scene.decide(later)).containsEntry(Variables.DECISION, "ACCEPT");
    }

    @Test
    void doesNotCommitAnAcceptanceJudgedBeforeTheSwitchWasTurnedOff() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        StepResult.Done done = (StepResult.Done) scene.step().perform(AutomatonScene.context(id));
        assertThat(done.variables()).containsValue("ACCEPT");

        scene.turn(false, 500, 0.0);

        assertThatThrownBy(() -> scene.commit(done)).isInstanceOf(JudgementOvertakenException.class);
        assertThat(scene.accepted()).isZero();
        assertThat(scene.decide(id)).as("delivered again").containsEntry(Variables.DECISION, "REFER");
    }

    @Test
    void judgesACaseAnewWhereItsApprovalBecameVoid() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        scene.decide(id);
        scene.commit((StepResult.Done) scene.step().perform(new StepContext(id, JobTypes.DECIDE_AUTOMATICALLY, 2)));

        assertThat(scene.accepted()).isEqualTo(2);
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }
}
