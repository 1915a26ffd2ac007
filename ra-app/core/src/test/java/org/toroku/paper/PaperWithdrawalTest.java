package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.await;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** A withdrawal counts until the decision, and of both only one happens. */
class PaperWithdrawalTest {
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

    private static DecisionDesk.Act refused(String reason) {
        return new DecisionDesk.Act.Refused(reason);
    }

    /** Anybody enters another's address on the portal and posts a sheet of anything: that brings nobody letters. */
    @Test
    void noLetterGoesWhereNothingButASheetOfAnythingCame() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        PaperLetters letters = house.part(PaperLetters.class);
        assertThat(letters.maySendTo(paper.id())).isFalse();
        UUID arrival = paper.arrival(PaperFiles.ArrivalPurpose.DOCUMENTS);

        paper.enclose(arrival, EnclosureKind.OTHER);
        paper.enclose(arrival, EnclosureKind.MANDATE);
        assertThat(letters.maySendTo(paper.id())).isFalse();

        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM);
        assertThat(letters.maySendTo(paper.id())).isTrue();
    }

    @Test
    void refusesWhatIsDoneAfterAWithdrawal() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        String seen = paper.version();

        house.part(EnrolmentDesk.class).withdraw(paper.applied().access());

        assertThat(house.decisions()
                        .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen)))
                .isIn(refused("withdrawn"), refused("gone"));
        assertThat(house.decisions().of(paper.id())).isEmpty();
        await(() -> house.ended(paper.id()));
    }

    /** The withdrawal is committed and the process has not heard of it: the task is still there, and no longer counts. */
    @Test
    void refusesADecisionWhileTheProcessHasNotHeardOfTheWithdrawal() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        house.part(TransactionTemplate.class)
                .executeWithoutResult(status ->
                        house.part(Applications.class).move(paper.id(), ApplicationState.WITHDRAWN, Optional.empty()));

        assertThat(paper.decide(task, CARL, true)).isEqualTo(refused("withdrawn"));
        assertThat(paper.decide(task, CARL, false)).isEqualTo(refused("withdrawn"));
        assertThat(house.examination().askForCorrection(task.taskKey(), CARL, house.correction(), paper.version()))
                .isEqualTo(new Act.Refused("withdrawn"));
    }

    @Test
    void refusesAWithdrawalAfterTheDecision() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();

        assertThat(house.part(EnrolmentDesk.class).withdraw(paper.applied().access()))
                .isEqualTo(new EnrolmentDesk.Withdrawn.Refused("decided"));
        assertThat(house.part(EnrolmentDesk.class).withdraw(new EnrolmentDesk.Access(paper.id(), "0".repeat(64))))
                .isEqualTo(new EnrolmentDesk.Withdrawn.NoSuchApplication());
    }

    /** Of a withdrawal and a decision in the same moment exactly one happens, and the other is told so. */
    @Test
    void letsEitherTheWithdrawalOrTheDecisionHappen() throws Exception {
        for (int i = 0; i < 4; i++) {
            PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                    .documentsArrive()
                    .examined()
                    .rechecked();
            Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
            String seen = paper.version();
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture<EnrolmentDesk.Withdrawn> withdrawal = CompletableFuture.supplyAsync(() -> {
                meet(together);
                return house.part(EnrolmentDesk.class).withdraw(paper.applied().access());
            });
            meet(together);
            DecisionDesk.Act act = house.decisions()
                    .decide(task.taskKey(), CARL, new DecisionDesk.Verdict(true, Optional.empty(), "", seen));

            boolean decided = act instanceof DecisionDesk.Act.Done;
            assertThat(withdrawal.get() instanceof EnrolmentDesk.Withdrawn.Done).isNotEqualTo(decided);
            assertThat(house.state(paper.id()))
                    .isEqualTo(decided ? ApplicationState.ACCEPTED : ApplicationState.WITHDRAWN);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
