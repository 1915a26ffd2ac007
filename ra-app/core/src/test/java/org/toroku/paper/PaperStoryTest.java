package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.BERT;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Deadline;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** Whole cases on the real engine, from the application to their end. */
class PaperStoryTest {
    private static PaperHouse house;

    @BeforeAll
    static void open() {
        house = PaperHouse.open();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static EnrolmentDesk counter() {
        return house.part(EnrolmentDesk.class);
    }

    private static PaperCounter.Checklist checklist(PaperCase paper) {
        return house.part(PaperCounter.class)
                .checklist(paper.applied().access())
                .orElseThrow();
    }

    @Test
    void issuesToWhomASealCertificateProvesAndHandsOverAgainstTheCodeOfTheLetter() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_DOCUMENTS);

        paper.documentsArrive().examined().rechecked().accepted();
        assertThat(house.ca().ordersOf(paper.id()))
                .as("before its code is posted")
                .isZero();
        assertThat(checklist(paper).coming())
                .contains(new PaperCounter.Coming(LetterKind.PICKUP_CODE, PaperCounter.Coming.Stage.PREPARED));
        paper.pickupCodeSent();
        assertThat(checklist(paper).coming())
                .contains(new PaperCounter.Coming(LetterKind.PICKUP_CODE, PaperCounter.Coming.Stage.POSTED));

        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        EnrolmentDesk.Access access = paper.applied().access();
        char[] passphrase = "a long passphrase".toCharArray();
        assertThat(counter().pickUp(access, passphrase.clone()))
                .isEqualTo(new EnrolmentDesk.PickUp.Refused("code-missing"));
        assertThat(counter().pickUp(access, passphrase, paper.pickupCode()))
                .isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
        assertThat(counter().confirmReceipt(access)).isInstanceOf(EnrolmentDesk.Receipt.Confirmed.class);
        await(() -> house.ended(paper.id()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.DELIVERED);
        house.assertBookIntact();
    }

    @Test
    void asksAgainForWhatIsMissingAndGoesOnWhenItArrives() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID first = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(first, EnclosureKind.APPLICATION_FORM, Flag.SEALED);
        paper.enclose(first, EnclosureKind.RESIDENCE_RECORD);
        paper.allScanned();
        house.postRoom().complete(POST, first);
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        Defect missing = house.part(PaperFiles.class)
                .of(ANNE, paper.id())
                .orElseThrow()
                .evidence()
                .defects()
                .getFirst();

        PaperCase.done(house.examination()
                .askForCorrection(
                        task.taskKey(),
                        ANNE,
                        new PaperExaminationDesk.Correction(
                                List.of(missing), house.clock().instant().plus(Duration.ofDays(30))),
                        paper.version()));

        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_DOCUMENTS);
        await(() -> house.outcomes(paper.id(), "send-defect-letter") == 1);
        assertThat(paper.letter(LetterKind.DEFECTS).state()).isEqualTo(OutgoingMail.MailState.ORDERED);
        assertThat(house.part(PaperCounter.class)
                        .checklist(paper.applied().access())
                        .orElseThrow()
                        .defects())
                .containsExactly(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        assertThat(checklist(paper).again().orElseThrow().documents())
                .containsExactly(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        UUID second = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.scanned(paper.enclose(second, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        assertThat(house.postRoom().complete(POST, second)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        assertThat(checklist(paper).again()).as("what has arrived").isEmpty();
        paper.examined(ANNE).rechecked().accepted().pickupCodeSent();
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
    }

    @Test
    void sendsOneMoreInquiryAfterAReturnAndAcceptsAGenuineReply() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        String first = PaperCase.tracking();
        paper.inquirySent(first);
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_REPLY);

        assertThat(house.postRoom().mailReturned(POST, first, PostRoomDesk.ReturnReason.ABSENT))
                .isInstanceOfSatisfying(
                        PostRoomDesk.Returned.Done.class,
                        done -> assertThat(done.attempts()).isEqualTo(1));
        paper.inquirySent(PaperCase.tracking()).replies();
        Inbox.Row reply = paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, BERT);
        PaperCase.done(house.examination()
                .examineReply(reply.taskKey(), BERT, PaperExaminationDesk.ReplyVerdict.GENUINE, "", paper.version()));
        paper.accepted().pickupCodeSent();

        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
    }

    @Test
    void leavesTheDecisionToAPersonAfterTheSecondReturn() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        for (int i = 1; i <= 2; i++) {
            paper.inquirySent(PaperCase.tracking());
            house.postRoom().mailReturned(POST, paper.code(), PostRoomDesk.ReturnReason.UNKNOWN_ADDRESS);
        }

        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        assertThat(paper.decide(task, CARL, true))
                .isEqualTo(new org.toroku.decision.DecisionDesk.Act.Refused("reply-missing"));
        assertThat(paper.decide(task, CARL, false)).isEqualTo(new org.toroku.decision.DecisionDesk.Act.Done());
        await(() -> house.ended(paper.id()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REJECTED);
        assertThat(paper.letter(LetterKind.REJECTION).channel()).isEqualTo(OutgoingMail.Channel.POST);
    }

    @Test
    void sendsBackADocumentThatShowsAMyNumberBeforeAnybodyExamines() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SIGNED);
        UUID shown = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        paper.enclose(arrival, EnclosureKind.DRIVING_LICENCE);
        paper.allScanned();
        house.postRoom().complete(POST, arrival);

        Inbox.Row task = paper.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        assertThat(house.postRoom()
                        .documentsReturned(task.taskKey(), POST, List.of(), PaperCase.tracking(), paper.version()))
                .isEqualTo(new Act.Refused("quarantined-left"));
        paper.printed(LetterKind.RETURN);
        PaperCase.done(house.postRoom()
                .documentsReturned(task.taskKey(), POST, List.of(shown), PaperCase.tracking(), paper.version()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_DOCUMENTS);
        assertThat(checklist(paper).again().orElseThrow().documents()).containsExactly(EnclosureKind.RESIDENCE_RECORD);
        assertThat(new Deadline(checklist(paper).documentsDeadline()).endsWithTheDay())
                .isTrue();
        UUID again = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.scanned(paper.enclose(again, EnclosureKind.RESIDENCE_RECORD));
        house.postRoom().complete(POST, again);

        paper.examined().rechecked().accepted();
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.ACCEPTED);
    }

    @Test
    void wakesAHeldCaseAndAsksTheManager() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination()
                .hold(task.taskKey(), ANNE, house.clock().instant().plus(Duration.ofDays(2)), "待ち", paper.version()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.ON_HOLD);
        await(() -> house.outcomes(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION) == 1);
        house.pass(Duration.ofDays(3));

        Inbox.Row again = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        PaperCase.done(house.examination().escalate(again.taskKey(), ANNE, "相談", paper.version()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.REFERRED);
        Inbox.Row advice = paper.claimed(TaskIds.ADVISE_ON_PAPER_APPLICATION, MONA);
        PaperCase.done(house.examination().advise(advice.taskKey(), MONA, "進めてよい", paper.version()));
        paper.examined();
    }

    @Test
    void expiresWithoutDocumentsAfterAReminder() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        await(() -> house.outcomes(paper.id(), "open-paper-file") == 1);
        house.pass(Duration.ofDays(15));
        await(() -> house.outcomes(paper.id(), "remind-of-documents") == 1);
        assertThat(house.part(OutgoingMail.class).ofCase(paper.id()))
                .as("no document has come for the address")
                .extracting(OutgoingMail.Mail::kind, OutgoingMail.Mail::channel)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(LetterKind.REMINDER, OutgoingMail.Channel.EMAIL));
        house.pass(Duration.ofDays(16));

        await(() -> house.ended(paper.id()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.EXPIRED);
    }

    @Test
    void stopsWithoutANoticeWhenTheApplicantHasDied() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);

        PaperCase.done(house.postRoom().reportDeath(ANNE, paper.id(), "家族からの電話"));

        await(() -> house.ended(paper.id()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.CANCELLED);
        assertThat(house.part(OutgoingMail.class).ofCase(paper.id())).isEmpty();
    }

    @Test
    void endsWhenTheApplicantWithdraws() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);

        assertThat(counter().withdraw(paper.applied().access())).isInstanceOf(EnrolmentDesk.Withdrawn.Done.class);

        await(() -> house.ended(paper.id()));
        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.WITHDRAWN);
        assertThat(counter().withdraw(paper.applied().access())).isInstanceOf(EnrolmentDesk.Withdrawn.Done.class);
    }
}
