package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterKind;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Nobody has examined what nobody could look at. */
class UnseenDocumentTest {
    private static final DecisionDesk.Act NOT_SCANNED = new DecisionDesk.Act.Refused("not-scanned");

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

    private static List<Defect> defects(PaperCase paper) {
        return house.part(EvidenceJudge.class).judge(paper.id()).defects();
    }

    @Test
    void aCaseOfWhichNothingWasScannedIsNotRecommended() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        Inbox.Row task = paper.reads(ANNE);

        assertThat(paper.recommend(task, ANNE)).isEqualTo(NOT_SCANNED);
        assertThat(defects(paper))
                .as("every document is named")
                .extracting(Defect::code, defect -> defect.enclosure().orElseThrow())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(DefectCode.NOT_SCANNED, EnclosureKind.APPLICATION_FORM),
                        org.assertj.core.groups.Tuple.tuple(DefectCode.NOT_SCANNED, EnclosureKind.RESIDENCE_RECORD),
                        org.assertj.core.groups.Tuple.tuple(
                                DefectCode.NOT_SCANNED, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));

        paper.allScanned();
        assertThat(defects(paper)).isEmpty();
        paper.examined().rechecked().accepted();
    }

    @Test
    void oneDocumentThatNobodyCanSeeIsEnoughToRefuse() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        paper.scanned(paper.enclosure(EnclosureKind.APPLICATION_FORM));
        paper.scanned(paper.enclosure(EnclosureKind.RESIDENCE_RECORD));
        Inbox.Row task = paper.reads(ANNE);

        assertThat(paper.recommend(task, ANNE)).isEqualTo(NOT_SCANNED);
        assertThat(defects(paper))
                .containsExactly(Defect.of(DefectCode.NOT_SCANNED, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
    }

    @Test
    void aDocumentThatCameDuringTheDecisionAndWasNotScannedIsNotAccepted() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(late, EnclosureKind.OTHER);

        assertThat(paper.decide(task, CARL, true)).isEqualTo(NOT_SCANNED);
    }

    @Test
    void aPageThatIsWithheldFromEverybodyIsNoPage() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        paper.allScanned();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID other = paper.enclose(late, EnclosureKind.OTHER);
        PaperCase.done(house.postRoom().quarantine(POST, paper.scanned(other)));

        assertThat(defects(paper))
                .as("it goes back, and is not asked for a picture as well")
                .containsExactly(Defect.of(DefectCode.MY_NUMBER_SHOWN, EnclosureKind.OTHER));
    }

    @Test
    void whatWentBackNeedsNoPage() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID shown = paper.enclose(arrival, EnclosureKind.OTHER, Flag.MY_NUMBER_SHOWN);
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        Inbox.Row back = paper.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        paper.printed(LetterKind.RETURN);
        PaperCase.done(house.postRoom()
                .documentsReturned(back.taskKey(), POST, List.of(shown), PaperCase.tracking(), paper.version()));

        paper.documentsArrive().examined().rechecked().accepted();
    }

    @Test
    void aReplyThatNobodyCanSeeIsNotGenuine() {
        PaperCase paper = house.apply(ProofMethod.INQUIRY)
                .documentsArrive()
                .examined()
                .rechecked()
                .inquirySent(PaperCase.tracking());
        UUID arrival = paper.arrival(ArrivalPurpose.INQUIRY_REPLY);
        UUID reply = paper.enclose(arrival, EnclosureKind.INQUIRY_REPLY, Flag.SIGNED);
        assertThat(house.postRoom().inquiryAnswered(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE);

        assertThat(house.examination()
                        .examineReply(
                                task.taskKey(), ANNE, PaperExaminationDesk.ReplyVerdict.GENUINE, "x", paper.version()))
                .isEqualTo(new Act.Refused("not-scanned"));
        paper.scanned(reply);
        PaperCase.done(house.examination()
                .examineReply(task.taskKey(), ANNE, PaperExaminationDesk.ReplyVerdict.GENUINE, "x", paper.version()));
    }

    @Test
    void theApplicantIsNotAskedForWhatTheHouseDidNotScan() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);

        assertThat(house.examination()
                        .askForCorrection(
                                task.taskKey(),
                                ANNE,
                                new PaperExaminationDesk.Correction(
                                        defects(paper), house.correction().due()),
                                paper.version()))
                .isEqualTo(new Act.Refused("defect-not-the-applicants"));
    }
}
