package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.issuance.StandInCa;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.Inbox;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/**
 * Whatever comes into the file after the acceptance brings the case back to the decision and never ends it: the post
 * brings what strangers send.
 */
class ChangedAfterAcceptanceTest {
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

    private static PaperCase accepted() {
        return house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();
    }

    /** A page of the form is filed: nothing of it was examined. */
    private static void pageArrives(PaperCase paper) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "late " + paper.code(),
                        new ScanExaminer.Examined.Pages(List.of(StandInExaminer.page(
                                "late " + paper.code(), List.of("TOROKU:" + paper.code() + ":1")))));
        assertThat(house.postRoom().upload(POST, scan, Optional.empty()))
                .isInstanceOfSatisfying(
                        PostRoomDesk.Uploaded.Done.class,
                        done -> assertThat(done.filed()).isEqualTo(1));
    }

    /** Back at the decision, with the order of the first approval taken back; the decider has it examined again. */
    private static void isDecidedAgain(PaperCase paper, String objection) {
        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.RECEIVED);
        assertThat(house.ca().hasTakenBack(paper.id())).isTrue();
        assertThat(house.ca().hasCertified(paper.id())).isFalse();
        assertThat(paper.decide(decision, CARL, true)).isEqualTo(new DecisionDesk.Act.Refused(objection));
        PaperCase.done(house.examination().reexamine(decision.taskKey(), CARL, "書類が追加された", paper.version()));
    }

    @Test
    void isExaminedAnewAndIssuedAfterAPageOfItArrived() {
        PaperCase paper = accepted();
        pageArrives(paper);
        paper.pickupCodeSent();

        isDecidedAgain(paper, "recheck-outdated");

        paper.examined().rechecked().accepted().pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        assertThat(house.ca().ordersOf(paper.id())).as("one order an approval").isEqualTo(2);
    }

    @Test
    void waitsForAnotherDocumentAfterOneShowedAMyNumber() {
        PaperCase paper = accepted();
        UUID late = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(late, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        paper.pickupCodeSent();

        isDecidedAgain(paper, "quarantined");

        house.task(paper.id(), TaskIds.RETURN_DOCUMENTS);
    }

    /** 則5①(1)ハ: "I have not applied for anything" may come in a second envelope. */
    @Test
    void isDecidedAgainAfterAnotherReplyToTheInquiryArrived() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        paper.inquirySent(PaperCase.tracking()).replies();
        Inbox.Row reply = paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE);
        PaperCase.done(house.examination()
                .examineReply(
                        reply.taskKey(),
                        ANNE,
                        PaperExaminationDesk.ReplyVerdict.GENUINE,
                        "署名は申込書と同じ",
                        paper.version()));
        paper.accepted();
        paper.enclose(paper.arrival(ArrivalPurpose.INQUIRY_REPLY), EnclosureKind.INQUIRY_REPLY, Flag.SIGNED);
        paper.allScanned();
        paper.pickupCodeSent();

        isDecidedAgain(paper, "reply-outdated");
    }

    /** What was taken back for a new decision is not taken for a revocation after a crash in between. */
    @Test
    void isDecidedAgainAlsoWhereACrashCameBetweenTakingBackAndTheBook() {
        PaperCase paper = accepted();
        paper.enclose(paper.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.RESIDENCE_RECORD);
        UUID stray = paper.enclosure(EnclosureKind.RESIDENCE_RECORD);
        assertThat(issuing(paper)).containsEntry(Variables.ISSUANCE, Variables.REAPPROVE);
        // nothing of that was committed, and meanwhile the stray envelope went back
        PaperCase.done(house.postRoom().custody(POST, stray, CustodyEvent.DESTROYED, "B-1"));

        assertThat(issuing(paper)).containsEntry(Variables.ISSUANCE, Variables.REAPPROVE);
        assertThat(house.ca().hasCertified(paper.id())).isFalse();
    }

    @Test
    void isDecidedAgainAfterASheetThatNoMachineReads() {
        PaperCase paper = accepted();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "unread " + paper.code(),
                        new ScanExaminer.Examined.Pages(List.of(StandInExaminer.unread(
                                "unread " + paper.code(), List.of("TOROKU:" + paper.code() + ":1")))));
        house.postRoom().upload(POST, scan, Optional.empty());

        assertThat(issuing(paper)).containsEntry(Variables.ISSUANCE, Variables.REAPPROVE);
    }

    private static Map<String, Object> issuing(PaperCase paper) {
        Step issue = house.parts(Step.class).stream()
                .filter(step -> step.jobType().equals(JobTypes.ISSUE_CERTIFICATE))
                .findFirst()
                .orElseThrow();
        return ((StepResult.Done) issue.perform(new StepContext(paper.id(), JobTypes.ISSUE_CERTIFICATE, 1)))
                .variables();
    }

    @Test
    void isRejectedWhereTheDeciderNoLongerBelievesIt() {
        PaperCase paper = accepted();
        house.postRoom().custody(POST, paper.enclosure(EnclosureKind.RESIDENCE_RECORD), CustodyEvent.DESTROYED, "B-1");
        paper.pickupCodeSent();

        Inbox.Row decision = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(paper.decide(decision, CARL, false)).isEqualTo(new DecisionDesk.Act.Done());

        await(() -> house.ended(paper.id()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REJECTED);
    }

    /** The order must be void before people decide again, or two of one case could be signed. */
    @Test
    void staysAcceptedUntilTheCaTookTheOrderBack() {
        PaperCase paper = accepted();
        pageArrives(paper);
        Step issue = house.parts(Step.class).stream()
                .filter(step -> step.jobType().equals(JobTypes.ISSUE_CERTIFICATE))
                .findFirst()
                .orElseThrow();
        house.ca().be(StandInCa.Mood.AWAY);
        try {
            assertThat(issue.perform(new StepContext(paper.id(), JobTypes.ISSUE_CERTIFICATE, 1)))
                    .isInstanceOf(StepResult.TryAgain.class);
        } finally {
            house.ca().be(StandInCa.Mood.WILLING);
        }
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.ACCEPTED);
        assertThat(issue.perform(new StepContext(paper.id(), JobTypes.ISSUE_CERTIFICATE, 1)))
                .isInstanceOfSatisfying(
                        StepResult.Done.class,
                        done -> assertThat(done.variables()).containsEntry(Variables.ISSUANCE, Variables.REAPPROVE));
    }
}
