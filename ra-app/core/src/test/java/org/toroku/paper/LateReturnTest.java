package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.paper.PostRoomDesk.ReturnReason;
import org.toroku.paper.PostRoomDesk.Returned;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.process.HaltedSteps;
import org.toroku.workflows.TaskIds;

/** Letters that come back although they were recorded as delivered: a neighbour brings them, or the carrier does. */
@ExtendWith(SharedHouse.class)
class LateReturnTest {
    private final PaperHouse house;

    LateReturnTest(PaperHouse house) {
        this.house = house;
    }

    private PaperCase rechecked(ProofMethod method) {
        return house.apply(method).documentsArrive().examined().rechecked();
    }

    private PaperCase issued(String tracking) {
        PaperCase paper = rechecked(ProofMethod.SEAL_CERTIFICATE).accepted().pickupCodeSent(tracking);
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        return paper;
    }

    private void delivered(PaperCase paper, LetterKind kind) {
        assertThat(house.part(LetterDesk.class)
                        .delivered(POST, paper.letter(kind).id()))
                .isEqualTo(new LetterDesk.Act.Done());
    }

    private Returned back(String tracking) {
        return house.postRoom().mailReturned(POST, tracking, ReturnReason.MISDELIVERED);
    }

    private EnrolmentDesk.PickUp pickUp(PaperCase paper, String code) {
        return house.part(EnrolmentDesk.class)
                .pickUp(paper.applied().access(), "a long passphrase".toCharArray(), code);
    }

    private boolean noticed(PaperCase paper) {
        return house.part(ReturnNotices.class).open(MONA).stream()
                .anyMatch(notice -> notice.caseId().equals(paper.id()));
    }

    private List<String> book(PaperCase paper) {
        return house.sql()
                .sql("SELECT action FROM audit_entry WHERE case_id = ? ORDER BY seq")
                .param(paper.id())
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    @Test
    void makesACodeVoidWhoseLetterCameBackAfterItsDeliveryAndSendsOneMore() {
        String tracking = PaperCase.tracking();
        PaperCase paper = issued(tracking);
        String code = paper.pickupCode();
        delivered(paper, LetterKind.PICKUP_CODE);
        assertThat(house.postRoom().renewPickupCode(POST, paper.id())).isEqualTo(new Act.Refused("still-valid"));

        Mail letter = paper.letter(LetterKind.PICKUP_CODE);
        assertThat(back(tracking)).isEqualTo(new Returned.Done(paper.id(), letter.id(), 0));

        assertThat(pickUp(paper, code)).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-void"));
        Mail returned = paper.letter(LetterKind.PICKUP_CODE);
        assertThat(returned.state()).isEqualTo(MailState.RETURNED);
        assertThat(returned.reason()).contains("misdelivered");
        assertThat(book(paper)).contains("mail-delivered", "mail-returned-after-delivery", "pickup-code-void");
        assertThat(noticed(paper)).as("nobody has used the code").isFalse();

        PaperCase.done(house.postRoom().renewPickupCode(POST, paper.id()));
        assertThat(pickUp(paper, paper.pickupCode())).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }

    /** The receipt that is missing then has the certificate revoked; see issue-certificate. */
    @Test
    void sendsNoThirdLetterWithACode() {
        String first = PaperCase.tracking();
        PaperCase paper = issued(first);
        back(first);
        PaperCase.done(house.postRoom().renewPickupCode(POST, paper.id()));
        String second = PaperCase.tracking();
        house.part(LetterDesk.class).posted(POST, paper.printed(LetterKind.PICKUP_CODE), java.util.Optional.of(second));
        back(second);

        assertThat(house.postRoom().renewPickupCode(POST, paper.id())).isEqualTo(new Act.Refused("returned-twice"));
    }

    @Test
    void tellsTheManagerOfACodeThatHadBeenUsedBeforeItsLetterCameBack() {
        String tracking = PaperCase.tracking();
        PaperCase paper = issued(tracking);
        String code = paper.pickupCode();
        delivered(paper, LetterKind.PICKUP_CODE);
        assertThat(pickUp(paper, code)).isInstanceOf(EnrolmentDesk.PickUp.Ready.class);

        assertThat(back(tracking))
                .isEqualTo(new Returned.Late(
                        paper.id(), paper.letter(LetterKind.PICKUP_CODE).id()));

        ReturnNotices notices = house.part(ReturnNotices.class);
        assertThat(pickUp(paper, code)).isEqualTo(new EnrolmentDesk.PickUp.Refused("return-unsettled"));
        assertThat(house.state(paper.id())).as("nothing is revoked by itself").isEqualTo(ApplicationState.ISSUED);
        assertThat(noticed(paper)).isTrue();
        assertThat(notices.open(ANNE)).isEmpty();
        assertThat(book(paper)).contains("paper-letter-came-back");
        assertThat(house.postRoom().renewPickupCode(POST, paper.id())).isEqualTo(new Act.Refused("return-unsettled"));
        assertThat(notices.settle(ANNE, paper.id(), "x")).isEqualTo(new Act.Refused("role"));
        assertThat(notices.settle(MONA, paper.id(), " ")).isEqualTo(new Act.Refused("finding-missing"));

        PaperCase.done(notices.settle(MONA, paper.id(), "電話で本人の受領を確認"));

        assertThat(noticed(paper)).isFalse();
        assertThat(notices.settle(MONA, paper.id(), "x")).isEqualTo(new Act.Refused("already-done"));
        assertThat(house.part(BookVerifier.class).verifyCase(paper.id()))
                .isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void sendsAnInquiryOnceMoreThatCameBackAfterItsDelivery() {
        PaperCase paper = rechecked(ProofMethod.INQUIRY);
        String tracking = PaperCase.tracking();
        paper.inquirySent(tracking);
        delivered(paper, LetterKind.INQUIRY);

        assertThat(back(tracking))
                .isInstanceOfSatisfying(
                        Returned.Done.class, done -> assertThat(done.attempts()).isEqualTo(1));

        house.task(paper.id(), TaskIds.SEND_INQUIRY);
        assertThat(noticed(paper)).isFalse();
    }

    /** 則5①(1)ハ: the reply proves who the applicant is only if the letter reached nobody else. */
    @Test
    void issuesNothingOnAnInquiryThatCameBackAfterTheDecisionUntilTheManagerHasLookedIntoIt() {
        PaperCase paper = rechecked(ProofMethod.INQUIRY);
        String tracking = PaperCase.tracking();
        paper.inquirySent(tracking).replies();
        PaperCase.done(house.examination()
                .examineReply(
                        paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE).taskKey(),
                        ANNE,
                        PaperExaminationDesk.ReplyVerdict.GENUINE,
                        "",
                        paper.version()));
        paper.accepted();

        assertThat(back(tracking)).isInstanceOf(Returned.Late.class);

        assertThat(house.part(PaperEvidence.class).recheck(paper.id()))
                .isEqualTo(new PaperEvidence.Recheck.Untrusted("return-unsettled"));
        PaperCase.done(house.part(ReturnNotices.class).settle(MONA, paper.id(), "本人確認済み"));
        assertThat(house.part(PaperEvidence.class).recheck(paper.id())).isEqualTo(new PaperEvidence.Recheck.Good());
    }

    /** Either the key was handed out and the manager hears of it, or the code was void and nothing left the house. */
    @Test
    void letsExactlyOneWinOfAReturnAndAPickUpAtTheSameTime() throws Exception {
        for (int round = 0; round < 8; round++) {
            String tracking = PaperCase.tracking();
            PaperCase paper = issued(tracking);
            String code = paper.pickupCode();
            delivered(paper, LetterKind.PICKUP_CODE);
            CyclicBarrier start = new CyclicBarrier(2);
            EnrolmentDesk.PickUp picked;
            Returned returned;
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                CompletableFuture<EnrolmentDesk.PickUp> pickUp =
                        CompletableFuture.supplyAsync(after(start, () -> pickUp(paper, code)), both);
                CompletableFuture<Returned> back =
                        CompletableFuture.supplyAsync(after(start, () -> back(tracking)), both);
                picked = pickUp.get();
                returned = back.get();
            }
            if (picked instanceof EnrolmentDesk.PickUp.Ready) {
                assertThat(returned).isInstanceOf(Returned.Late.class);
                assertThat(noticed(paper)).isTrue();
            } else {
                assertThat(picked).isEqualTo(new EnrolmentDesk.PickUp.Refused("code-void"));
                assertThat(returned).isInstanceOf(Returned.Done.class);
                assertThat(book(paper)).doesNotContain("key-handed-over");
            }
            assertThat(pickUp(paper, code))
                    .isEqualTo(new EnrolmentDesk.PickUp.Refused(
                            picked instanceof EnrolmentDesk.PickUp.Ready ? "return-unsettled" : "code-void"));
        }
    }

    private static <T> Supplier<T> after(CyclicBarrier start, Supplier<T> act) {
        return () -> {
            try {
                start.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return act.get();
        };
    }

    /** The manager looked into the return; what stood still for it goes on, and nobody has to press anything else. */
    @Test
    void goesOnByItselfOnceTheReturnIsSettled() {
        PaperCase paper = rechecked(ProofMethod.INQUIRY);
        String tracking = PaperCase.tracking();
        paper.inquirySent(tracking).replies();
        PaperCase.done(house.examination()
                .examineReply(
                        paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE).taskKey(),
                        ANNE,
                        PaperExaminationDesk.ReplyVerdict.GENUINE,
                        "",
                        paper.version()));
        paper.accepted();
        assertThat(back(tracking)).isInstanceOf(Returned.Late.class);
        paper.pickupCodeSent();
        await(() -> house.part(HaltedSteps.class).list("nobody", 0, 500).stream()
                .anyMatch(row ->
                        row.step().caseId().equals(paper.id()) && row.reason().equals("return-unsettled")));

        PaperCase.done(house.part(ReturnNotices.class).settle(MONA, paper.id(), "本人確認済み"));

        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = 'step-resumed'"
                                + " AND actor = 'mona' AND detail::jsonb ->> 'reason' = 'return-settled'")
                        .param(paper.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
