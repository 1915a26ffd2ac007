package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.OMNI;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** The way back of a case that is no longer what was examined: all of it again, and by people who may. */
class ReexaminationTest {
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

    private static PaperCase keyed(Officer examiner) {
        return house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined(examiner)
                .rechecked();
    }

    private static void anotherRecordArrives(PaperCase paper, Flag... flags) {
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(late, EnclosureKind.RESIDENCE_RECORD, flags);
        paper.allScanned();
        assertThat(house.postRoom().complete(POST, late)).isEqualTo(new PostRoomDesk.Completed.Done(false));
    }

    private static void sendBack(PaperCase paper, Officer decider) {
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, decider);
        PaperCase.done(house.examination().reexamine(task.taskKey(), decider, "住民票が差し替えられた", paper.version()));
    }

    @Test
    void acceptsACaseThatChangedDuringTheDecisionOnceAllOfItWasExaminedAnew() {
        PaperCase paper = keyed(ANNE);
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        anotherRecordArrives(paper);
        assertThat(paper.decide(decision, CARL, true)).isEqualTo(new DecisionDesk.Act.Refused("recheck-outdated"));

        PaperCase.done(house.examination().reexamine(decision.taskKey(), CARL, "住民票が差し替えられた", paper.version()));

        Inbox.Row examination = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
        assertThat(house.outcomes(paper.id(), "check-evidence")).isEqualTo(2);
        assertThat(paper.recommend(examination, ANNE))
                .as("nothing of the new record was read yet")
                .isEqualTo(new DecisionDesk.Act.Refused("unread-fields"));
        assertThat(house.part(PaperFiles.class)
                        .of(ANNE, paper.id())
                        .orElseThrow()
                        .events())
                .extracting(PaperFiles.Event::kind, PaperFiles.Event::words)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PaperFiles.EventKind.REEXAMINATION, "住民票が差し替えられた"));
        paper.examined(ANNE).rechecked().accepted().pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
    }

    @Test
    void acceptsNothingBeforeExaminationAndKeyingCameAgain() {
        PaperCase paper = keyed(ANNE);
        PaperAcceptance rule = house.part(PaperAcceptance.class);
        assertThat(rule.objectionToAccepting(paper.id())).isEmpty();

        sendBack(paper, CARL);

        // whatever task an engine shows: the rows say that it was sent back
        assertThat(rule.objectionToAccepting(paper.id())).contains("reexamination-pending");
        paper.examined(ANNE);
        assertThat(rule.objectionToAccepting(paper.id())).contains("recheck-outdated");
        paper.rechecked();
        assertThat(rule.objectionToAccepting(paper.id())).isEmpty();
        paper.accepted();
    }

    @Test
    void keepsWhoExaminedInAnEarlierRoundFromKeyingAndDecidingInALaterOne() {
        PaperCase paper = keyed(OMNI);
        sendBack(paper, CARL);
        paper.examined(ANNE);

        Inbox.Row recheck = house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);
        for (Officer earlier : List.of(OMNI, ANNE)) {
            assertThat(house.claim(recheck, earlier)).isEqualTo(new Inbox.Claim.NotAllowed("own-examination"));
        }
        paper.rechecked();
        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        paper.accepted();
    }

    @Test
    void keepsWhoKeyedItFromDecidingAndFromKeyingWhatTheyExaminedThemselves() {
        PaperCase paper =
                house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive().examined(ANNE);
        Inbox.Row recheck = paper.claimed(TaskIds.RECHECK_PAPER_APPLICATION, OMNI);
        assertThat(paper.rekey(recheck, OMNI, PaperCase.TRUTH)).isEqualTo(new RecheckDesk.Rekeyed.Same());
        Inbox.Row decision = house.task(paper.id(), TaskIds.DECIDE_ON_PAPER_APPLICATION);
        assertThat(house.claim(decision, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));

        sendBack(paper, CARL);
        paper.examined(OMNI);

        Inbox.Row again = house.task(paper.id(), TaskIds.RECHECK_PAPER_APPLICATION);
        assertThat(house.claim(again, OMNI)).isEqualTo(new Inbox.Claim.NotAllowed("own-examination"));
        paper.rechecked().accepted();
    }

    @Test
    void sendsBackForAReasonOnlyFromTheDecisionAndOnlyByItsHolder() {
        PaperCase paper = keyed(ANNE);
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        PaperExaminationDesk desk = house.examination();

        assertThat(desk.reexamine(decision.taskKey(), CARL, " ", paper.version()))
                .isEqualTo(new Act.Refused("reason-missing"));
        assertThat(desk.reexamine(decision.taskKey(), BERT, "x", paper.version()))
                .isEqualTo(new Act.Refused("role"));
        assertThat(desk.reexamine(decision.taskKey(), OMNI, "x", paper.version()))
                .isEqualTo(new Act.Refused("not-claimed"));
        String seen = paper.version();
        anotherRecordArrives(paper);
        assertThat(desk.reexamine(decision.taskKey(), CARL, "x", seen)).isEqualTo(new Act.Refused("outdated"));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
        assertThat(paper.decide(decision, CARL, false)).isEqualTo(new DecisionDesk.Act.Done());
        assertThat(desk.reexamine(decision.taskKey(), CARL, "x", paper.version()))
                .isIn(new Act.Refused("gone"), new Act.Refused("already-done"));
    }

    /** 番号法20: nobody examines it; the original goes back first. */
    @Test
    void sendsAPageWithAMyNumberThatCameDuringTheDecisionToThePostRoom() {
        PaperCase paper = keyed(ANNE);
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        anotherRecordArrives(paper, Flag.MY_NUMBER_SHOWN);
        UUID shown = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        assertThat(paper.decide(decision, CARL, true)).isEqualTo(new DecisionDesk.Act.Refused("quarantined"));

        PaperCase.done(house.examination().reexamine(decision.taskKey(), CARL, "個人番号", paper.version()));

        Inbox.Row back = paper.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        paper.printed(LetterKind.RETURN);
        PaperCase.done(house.postRoom()
                .documentsReturned(back.taskKey(), POST, List.of(shown), PaperCase.tracking(), paper.version()));
        UUID again = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.scanned(paper.enclose(again, EnclosureKind.RESIDENCE_RECORD));
        assertThat(house.postRoom().complete(POST, again)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        paper.examined(ANNE).rechecked().accepted();
    }

    /** The engine is lost after the case was sent back: it comes to the same examination, and nothing is checked twice. */
    @Test
    void findsTheSecondExaminationAgainAfterTheEngineIsLost() {
        PaperCase paper = keyed(ANNE);
        sendBack(paper, CARL);
        Inbox.Row examination = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);

        house.engine().wipe();

        await(() -> house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION).occurrence() == 2);
        assertThat(house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION)).isEqualTo(examination);
        assertThat(house.outcomes(paper.id(), "check-evidence")).isEqualTo(2);
        paper.examined(ANNE).rechecked().accepted();
    }
}
