package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.await;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.process.Inbox;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/** Steps that are asked for again, and cases whose engine was lost: they come to where they were, and write nothing twice. */
class PaperRestartTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static Step step(String jobType) {
        return house.parts(Step.class).stream()
                .filter(step -> step.jobType().equals(jobType))
                .findFirst()
                .orElseThrow();
    }

    private static StepResult perform(String jobType, UUID caseId) {
        return step(jobType).perform(new StepContext(caseId, jobType, 1));
    }

    /** A step that is delivered twice answers twice the same and writes once. */
    @Test
    void answersAStepThatIsDeliveredAgainAsBefore() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        await(() -> house.outcomes(paper.id(), "open-paper-file") == 1);
        StepResult.Done opened = (StepResult.Done) perform(JobTypes.OPEN_PAPER_FILE, paper.id());
        assertThat(perform(JobTypes.OPEN_PAPER_FILE, paper.id()))
                .isInstanceOfSatisfying(
                        StepResult.Done.class,
                        done -> assertThat(done.variables()).isEqualTo(opened.variables()));
        assertThat(opened.variables())
                .containsOnlyKeys(Variables.METHOD, Variables.DOCUMENTS_REMINDER_AT, Variables.DOCUMENTS_DEADLINE);
        assertThat(house.outcomes(paper.id(), "open-paper-file")).isEqualTo(1);
    }

    /** The whole engine is lost in the middle: the case comes back to where it was, and nothing is written twice. */
    @Test
    void findsItsWayBackAfterTheEngineIsLost() {
        PaperCase paper = house.apply(ProofMethod.INQUIRY)
                .documentsArrive()
                .examined()
                .rechecked()
                .inquirySent(PaperCase.tracking());
        long letters = house.part(org.toroku.post.OutgoingMail.class)
                .ofCase(paper.id())
                .size();

        house.engine().wipe();
        paper.replies();

        house.task(paper.id(), TaskIds.EXAMINE_INQUIRY_REPLY);
        assertThat(house.part(org.toroku.post.OutgoingMail.class).ofCase(paper.id()))
                .hasSize((int) letters);
        assertThat(house.outcomes(paper.id(), "check-evidence")).isEqualTo(1);
        assertThat(house.outcomes(paper.id(), TaskIds.SEND_INQUIRY)).isEqualTo(1);
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /**
     * The first letter was never answered, the second was. After the loss of the engine all messages are there at once, and
     * the answer to the second letter must not be spent on the wait for the first.
     */
    @Test
    void findsItsWayBackWithoutWaitingForASecondDeadline() {
        PaperCase paper = house.apply(ProofMethod.INQUIRY)
                .documentsArrive()
                .examined()
                .rechecked()
                .inquirySent(PaperCase.tracking());
        await(() -> house.outcomes(paper.id(), TaskIds.SEND_INQUIRY) == 1);
        house.pass(java.time.Duration.ofDays(22));
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        PaperCase.done(house.examination().reexamine(decision.taskKey(), CARL, "もう一度照会する", paper.version()));
        paper.examined().rechecked().inquirySent(PaperCase.tracking()).replies();
        Inbox.Row reply = house.task(paper.id(), TaskIds.EXAMINE_INQUIRY_REPLY);

        house.engine().wipe();

        await(() -> house.sql()
                        .sql("SELECT count(*) FROM case_run WHERE case_id = ?")
                        .param(paper.id())
                        .query(Integer.class)
                        .single()
                == 2);
        assertThat(house.task(paper.id(), TaskIds.EXAMINE_INQUIRY_REPLY)).isEqualTo(reply);
        PaperCase.done(house.examination()
                .examineReply(
                        paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, BERT).taskKey(),
                        BERT,
                        PaperExaminationDesk.ReplyVerdict.GENUINE,
                        "",
                        paper.version()));
        Inbox.Row second = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(second.occurrence()).isEqualTo(2);
        assertThat(paper.decide(second, CARL, true)).isEqualTo(new org.toroku.decision.DecisionDesk.Act.Done());
    }
}
