package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.revocation.RequestHouse.FIRST;
import static org.toroku.revocation.RequestHouse.refuse;
import static org.toroku.revocation.RequestHouse.revoke;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.ApplicationState;
import org.toroku.evidence.ShiftingClock;
import org.toroku.process.Inbox;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.workflows.JobTypes;

/** While somebody asks for a revocation nobody receives the certificate, and its deadline does not decide instead of people. */
class HeldReceiptTest {
    private static RequestHouse office;

    @BeforeAll
    static void open() {
        office = new RequestHouse();
    }

    @AfterAll
    static void close() {
        office.house().assertBookIntact();
        office.close();
    }

    private static StepResult overdue(UUID caseId) {
        return office.house().step(JobTypes.REVOKE_UNRECEIVED).perform(new StepContext(caseId, "revoke-unreceived", 7));
    }

    @Test
    void whoJudgesSaysForWhatReasonItIsRevoked() {
        UUID caseId = office.asked(Channel.TELEPHONE, RevocationReason.KEY_COMPROMISE);
        Inbox.Row task = office.judgeTask(caseId);
        office.house().part(ShiftingClock.class).forward(Duration.ofDays(15));

        assertThat(overdue(caseId)).isInstanceOf(StepResult.TryAgain.class);
        assertThat(office.house().ca().hasRevoked(office.serial(caseId))).isFalse();
        office.judge(task, FIRST, revoke(RevocationReason.KEY_COMPROMISE));

        office.awaitOutcome(caseId, Outcome.REVOKED);
        assertThat(office.house().ca().reasonOf(office.serial(caseId))).contains(RevocationReason.KEY_COMPROMISE);
        assertThat(overdue(caseId)).isInstanceOf(StepResult.Done.class);
    }

    @Test
    void whatIsNotRevokedUponTheRequestIsAsUnreceivedThen() {
        UUID caseId = office.asked();
        Inbox.Row task = office.judgeTask(caseId);
        office.house().part(ShiftingClock.class).forward(Duration.ofDays(15));
        office.judge(task, FIRST, refuse(RefusalReason.NO_CAUSE));
        office.awaitOutcome(caseId, Outcome.REFUSED);

        assertThat(overdue(caseId)).as("its holder gets time to receive it").isInstanceOf(StepResult.TryAgain.class);
        assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
        office.house().part(ShiftingClock.class).forward(Duration.ofDays(3));
        assertThat(overdue(caseId)).isInstanceOf(StepResult.Done.class);
        assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.REVOKED_UNRECEIVED);
        assertThat(office.house().ca().reasonOf(office.serial(caseId)))
                .contains(RevocationReason.CESSATION_OF_OPERATION);
    }
}
