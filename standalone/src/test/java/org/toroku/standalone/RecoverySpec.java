package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.process.Inbox;
import org.toroku.testkit.pki.CrlBehaviour;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;

/**
 * The engine's data are wiped while cases stand in every stage: each of them is where it stood within a minute, with
 * its tasks and claims, and reaches its end with one certificate.
 */
@ExtendWith(RunningToroku.class)
class RecoverySpec {
    private static final Duration RECOVERED = Duration.ofSeconds(60);

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final Superuser superuser;

    RecoverySpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.superuser = Superuser.of(toroku);
    }

    @AfterEach
    void behaveNormally() {
        toroku.status().behaveNormally();
        superuser.close();
    }

    /** How the engine loses its data. */
    enum Loss {
        OF_ITS_DATA {
            @Override
            void strike(EmbeddedEngine engine) {
                engine.wipe();
            }
        },
        /** Old keys now name other things. */
        REPLACED_BY_A_NEW_CLUSTER {
            @Override
            void strike(EmbeddedEngine engine) {
                engine.wipeAsNewCluster();
            }
        };

        abstract void strike(EmbeddedEngine engine);
    }

    @ParameterizedTest
    @EnumSource
    void bringsEveryCaseBackToWhereItStood(Loss loss) {
        TestCard unclear = People.newcomer(toroku);
        toroku.status().behave(unclear.certificate().getSerialNumber(), OcspBehaviour.UNKNOWN);
        var pending = applicant.enrol(unclear);
        var toExamine = applicant.enrol(People.withSubstitute(toroku));
        var toDecide = applicant.enrol(People.withSubstitute(toroku));
        TestCard silent = People.withSubstitute(toroku);
        var toIssue = applicant.enrol(silent);
        var toConfirm = applicant.enrol(People.newcomer(toroku));

        applicant.await(pending, "PENDING_STATUS");
        applicant.await(toConfirm, "ISSUED");
        Inbox.Row examine = staff.examineTask(toExamine);
        staff.claimed(examine, Staff.EXAMINER);
        staff.examined(toDecide);
        Inbox.Row decide = staff.decideTask(toDecide);
        staff.claimed(decide, Staff.DECIDER);
        staff.examined(toIssue);
        staff.decideTask(toIssue);
        toroku.status().behave(silent.certificate().getSerialNumber(), OcspBehaviour.DOWN);
        toroku.status().behave(CrlBehaviour.DOWN);
        staff.decided(toIssue, true);
        applicant.await(toIssue, "ACCEPTED");

        loss.strike(toroku.engine());

        Inbox.Row examineAgain = shownAgain(examine);
        assertThat(examineAgain.assignee()).contains("examiner1");
        assertThat(examineAgain.createdAt()).isEqualTo(examine.createdAt());
        Inbox.Row decideAgain = shownAgain(decide);
        assertThat(decideAgain.assignee()).contains("decider1");
        assertThat(applicant.state(pending)).isEqualTo("PENDING_STATUS");
        assertThat(applicant.state(toIssue)).isEqualTo("ACCEPTED");
        assertThat(applicant.state(toConfirm)).isEqualTo("ISSUED");

        assertThat(staff.examine(examineAgain, Staff.EXAMINER, Staff.DOUBTFUL)).isEqualTo(new Act.Done());
        staff.decided(toExamine, true);
        assertThat(staff.decide(decideAgain, Staff.DECIDER, true, Optional.empty()))
                .isEqualTo(new Act.Done());
        toroku.status().behaveNormally();
        assertThat(applicant.pickUp(toConfirm, "correct horse battery").statusCode())
                .isEqualTo(200);
        assertThat(applicant.confirm(toConfirm).statusCode()).isEqualTo(200);
        awaitEnd(toConfirm);
        for (var mine : new ApplicantClient.Mine[] {pending, toExamine, toDecide, toIssue}) {
            applicant.await(mine, "ISSUED");
            assertThat(superuser.certificates(mine.id())).isEqualTo(1);
        }
        assertThat(applicant.state(toConfirm)).isEqualTo("DELIVERED");
        assertThat(superuser.certificates(toConfirm.id())).isEqualTo(1);
    }

    /** Waits until the new run of the case shows the task, and answers its row. */
    private Inbox.Row shownAgain(Inbox.Row before) {
        Waiting.until(
                RECOVERED,
                () -> superuser.count(
                        "SELECT count(*)::int FROM inbox_task t JOIN case_run r ON r.run_id = t.run_id AND r.current"
                                + " WHERE t.task_key = ? AND t.state = 'OPEN' AND r.attempt > 1",
                        before.taskKey()),
                shown -> shown == 1);
        return staff.inbox.find(before.taskKey()).orElseThrow();
    }

    private void awaitEnd(ApplicantClient.Mine mine) {
        Waiting.until(
                RECOVERED,
                () -> superuser.count(
                        "SELECT count(*)::int FROM conducted_case WHERE case_id = ? AND ended_at IS NOT NULL",
                        mine.id()),
                ended -> ended == 1);
    }

    @Test
    void leavesOpenTasksWithTheirAgeAndClaimWhenTheEngineIsLostTwice() {
        var mine = applicant.enrol(People.withSubstitute(toroku));
        Inbox.Row task = staff.examineTask(mine);
        staff.claimed(task, Staff.EXAMINER);
        toroku.engine().wipe();
        toroku.engine().wipeAsNewCluster();
        Inbox.Row again = shownAgain(task);
        assertThat(again.assignee()).contains("examiner1");
        assertThat(again.createdAt()).isEqualTo(task.createdAt());
        assertThat(staff.examine(again, Staff.EXAMINER, Staff.DOUBTFUL)).isEqualTo(new Act.Done());
        staff.decided(mine, false);
        applicant.await(mine, "REJECTED");
        awaitEnd(mine);
    }
}
