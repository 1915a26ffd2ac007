package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;

/** What the paper route orders is what the printing desk prints. */
class PaperPostTest {
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

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LetterDesk desk() {
        return house.part(LetterDesk.class);
    }

    private static String printed(UUID letter) {
        LetterDesk.Printing printing = desk().print(POST, List.of(letter));
        assertThat(printing).isInstanceOf(LetterDesk.Printing.Ready.class);
        return text(((LetterDesk.Printing.Ready) printing).pdf().toByteArray());
    }

    @Test
    void printsTheFormOfTheApplicationTheSameEachTime() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        PaperCounter counter = house.part(PaperCounter.class);

        PaperCounter.PrintedForm form = counter.printedForm(paper.applied().access());

        assertThat(form).isInstanceOf(PaperCounter.PrintedForm.Ready.class);
        PaperCounter.PrintedForm.Ready ready = (PaperCounter.PrintedForm.Ready) form;
        assertThat(text(ready.pdf().toByteArray()))
                .contains(
                        "電子証明書利用申込書", paper.code(), "山田", "ヤマダ", "住民票の写し又は領事館の在留証明", "運転免許証", "次のうち、いずれか一つ", "とうろく認証局");
        assertThat(counter.printedForm(paper.applied().access())).isEqualTo(ready);
    }

    @Test
    void namesInALetterTheDefectsThatTheExaminerChose() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = paper.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        Defect defect = new Defect(
                DefectCode.FIELD_DIFFERS,
                Optional.of(EnclosureKind.RESIDENCE_RECORD),
                Optional.of(PaperField.ADDRESS),
                "番地");
        PaperCase.done(house.examination()
                .askForCorrection(
                        task.taskKey(),
                        ANNE,
                        new PaperExaminationDesk.Correction(
                                List.of(defect), house.clock().instant().plus(java.time.Duration.ofDays(20))),
                        paper.version()));
        await(() -> house.part(OutgoingMail.class).ofCase(paper.id()).stream()
                .anyMatch(mail -> mail.kind() == LetterKind.DEFECTS));

        assertThat(printed(paper.letter(LetterKind.DEFECTS).id()))
                .contains("住民票の写しの「住所」の記載が、利用申込書の記載と異なっております。", "（番地）", paper.code());
    }

    @Test
    void printsTheCoveringLetterOfOriginalsThatGoBack() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SIGNED);
        UUID shown = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        house.postRoom().complete(POST, arrival);
        Inbox.Row task = paper.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        UUID letter = paper.letter(LetterKind.RETURN).id();
        assertThat(house.postRoom()
                        .documentsReturned(task.taskKey(), POST, List.of(shown), "1234-5678-9012", paper.version()))
                .isEqualTo(new Act.Refused("not-printed"));

        assertThat(printed(letter))
                .contains("原本返送", "住民票の写し", "個人番号", "受領書")
                .contains("運転免許証、旅券（パスポート）", "のいずれかが同封されておりませんでした")
                .doesNotContain("住民票の写しが同封");
        PaperCase.done(house.postRoom()
                .documentsReturned(task.taskKey(), POST, List.of(shown), "1234-5678-9012", paper.version()));

        assertThat(paper.letter(LetterKind.RETURN))
                .satisfies(posted -> assertThat(posted.id()).isEqualTo(letter))
                .satisfies(posted -> assertThat(posted.state()).isEqualTo(OutgoingMail.MailState.POSTED));
    }

    @Test
    void sendsNoOriginalThatItsCoveringLetterDoesNotList() {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SIGNED);
        UUID shown = paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        house.postRoom().complete(POST, arrival);
        Inbox.Row task = paper.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        UUID first = paper.printed(LetterKind.RETURN);
        house.pass(java.time.Duration.ofMinutes(1));
        UUID late = paper.enclose(
                paper.arrival(ArrivalPurpose.DOCUMENTS), EnclosureKind.PROOF_OF_ADDRESS, Flag.MY_NUMBER_SHOWN);

        assertThat(house.postRoom()
                        .documentsReturned(
                                task.taskKey(), POST, List.of(shown, late), "2234-5678-9012", paper.version()))
                .isEqualTo(new Act.Refused("not-on-letter"));
        house.pass(java.time.Duration.ofMinutes(1));
        assertThat(desk().spoil(POST, first, "後から一通")).isEqualTo(new LetterDesk.Act.Done());
        assertThat(printed(paper.letter(LetterKind.RETURN).id())).contains("住民票の写し");
        PaperCase.done(house.postRoom()
                .documentsReturned(task.taskKey(), POST, List.of(shown, late), "2234-5678-9012", paper.version()));
    }

    /** One letter and one answer where two would do: who has to write again anyway sets everything right at once. */
    @Test
    void tellsWithTheOriginalsThatGoBackWhatElseIsMissing() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM);
        paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        house.postRoom().complete(POST, arrival);
        house.task(paper.id(), TaskIds.RETURN_DOCUMENTS);

        assertThat(printed(paper.letter(LetterKind.RETURN).id()))
                .contains("利用申込書に押印がありませんでした", "印鑑登録証明書が同封されておりませんでした")
                .doesNotContain("住民票の写しが同封", "画像を、こちらで確認");
    }

    /** Typeset before the case was locked, it would list less than what its print makes everybody believe. */
    @Test
    void printsNoCoveringLetterThatAnOriginalOvertookMeanwhile() throws Exception {
        PaperCase paper = house.apply(ProofMethod.PHOTO_ID);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SIGNED);
        paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        house.postRoom().complete(POST, arrival);
        paper.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        UUID letter = paper.letter(LetterKind.RETURN).id();
        UUID later = paper.arrival(ArrivalPurpose.DOCUMENTS);

        try (ExecutorService clerk = Executors.newSingleThreadExecutor()) {
            Future<LetterDesk.Printing> printing = house.part(TransactionTemplate.class)
                    .execute(status -> {
                        house.part(Applications.class).lock(paper.id());
                        var printed = clerk.submit(() -> desk().print(POST, List.of(letter)));
                        await(PaperPostTest::waitsForALock);
                        paper.enclose(later, EnclosureKind.PROOF_OF_ADDRESS, Flag.MY_NUMBER_SHOWN);
                        return printed;
                    });

            assertThat(printing.get()).isEqualTo(new LetterDesk.Printing.Refused("changed", Optional.of(letter)));
        }
        assertThat(printed(letter)).contains("住民票の写し", "住所を証する書類");
    }

    private static boolean waitsForALock() {
        return house.sql()
                        .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void replacesASpoiledCodeByANewOneThatAloneOpens() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();
        UUID first = paper.letter(LetterKind.PICKUP_CODE).id();
        String before = code(printed(first));

        assertThat(desk().spoil(POST, first, "紙づまり")).isEqualTo(new LetterDesk.Act.Done());

        UUID second = paper.letter(LetterKind.PICKUP_CODE).id();
        assertThat(second).isNotEqualTo(first);
        String after = code(printed(second));
        PickupGate gate = house.part(PickupGate.class);
        assertThat(gate.refusal(paper.id(), Optional.of(before))).contains("code-wrong");
        assertThat(gate.refusal(paper.id(), Optional.of(after))).isEmpty();
        Inbox.Row task = paper.claimed(TaskIds.SEND_PICKUP_CODE, POST);
        PaperCase.done(
                house.postRoom().pickupCodeSent(task.taskKey(), POST, second, PaperCase.tracking(), paper.version()));
        await(() -> house.state(paper.id()) == ApplicationState.ISSUED);
    }

    private static String code(String letter) {
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("受取コード([0-9A-Z]{20})").matcher(letter);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void recordsNoLetterAsPostedThatWasNeverPrinted() {
        PaperCase inquired =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        UUID inquiry = inquired.letter(LetterKind.INQUIRY).id();
        Inbox.Row sending = inquired.claimed(TaskIds.SEND_INQUIRY, POST);
        assertThat(house.postRoom()
                        .inquirySent(sending.taskKey(), POST, inquiry, PaperCase.tracking(), inquired.version()))
                .isEqualTo(new Act.Refused("not-printed"));
        assertThat(house.state(inquired.id())).isEqualTo(ApplicationState.REFERRED);
        inquired.inquirySent(PaperCase.tracking());

        PaperCase accepted = house.apply(ProofMethod.SEAL_CERTIFICATE)
                .documentsArrive()
                .examined()
                .rechecked()
                .accepted();
        UUID code = accepted.letter(LetterKind.PICKUP_CODE).id();
        Inbox.Row task = accepted.claimed(TaskIds.SEND_PICKUP_CODE, POST);
        assertThat(house.postRoom()
                        .pickupCodeSent(task.taskKey(), POST, code, PaperCase.tracking(), accepted.version()))
                .isEqualTo(new Act.Refused("not-printed"));
        assertThat(house.part(OutgoingMail.class)
                        .posted(accepted.id(), code, PaperCase.tracking(), new org.toroku.audit.Actor.Human("post")))
                .as("by any other way")
                .isFalse();
        assertThat(accepted.letter(LetterKind.PICKUP_CODE).state()).isEqualTo(MailState.ORDERED);
        accepted.pickupCodeSent();
    }

    /** An inquiry of an earlier round that comes back late does not end the wait for the present one. */
    @Test
    void goesOnWaitingForTheNewestInquiryWhenAnEarlierOneComesBack() {
        PaperCase paper =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        String first = PaperCase.tracking();
        paper.inquirySent(first).replies();
        Inbox.Row reply = paper.claimed(TaskIds.EXAMINE_INQUIRY_REPLY, ANNE);
        PaperCase.done(house.examination()
                .examineReply(
                        reply.taskKey(), ANNE, PaperExaminationDesk.ReplyVerdict.DOUBTFUL, "別人の署名", paper.version()));
        String second = PaperCase.tracking();
        paper.examined().rechecked().inquirySent(second);

        house.postRoom().mailReturned(POST, first, PostRoomDesk.ReturnReason.ABSENT);

        assertThat(house.state(paper.id())).isEqualTo(ApplicationState.AWAITING_REPLY);
        paper.replies();
        house.task(paper.id(), TaskIds.EXAMINE_INQUIRY_REPLY);
    }

    @Test
    void tellsOfARejectionByLetterWithItsReasonAndByMailWithoutAny() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        paper.examined().rechecked();
        Inbox.Row task = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, PaperHouse.CARL);
        assertThat(paper.decide(task, PaperHouse.CARL, false)).isEqualTo(new DecisionDesk.Act.Done());
        await(() -> house.ended(paper.id()));

        assertThat(printed(paper.letter(LetterKind.REJECTION).id())).contains("不承諾通知", "ご本人であることを確認することができません");
        assertThat(house.part(OutgoingMail.class).ofCase(paper.id()))
                .filteredOn(mail -> mail.channel() == Channel.EMAIL)
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.state()).isEqualTo(MailState.QUEUED);
                    assertThat(mail.reason()).contains("no-smtp");
                });
    }

    @Test
    void confirmsAWithdrawalByLetter() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        house.part(EnrolmentDesk.class).withdraw(paper.applied().access());
        await(() -> house.ended(paper.id()));

        assertThat(printed(paper.letter(LetterKind.NOTICE).id())).contains("取下げについて（確認）", "発行いたしません");
    }

    /** Anybody can state another's address and withdraw at once. */
    @Test
    void sendsNoLetterToAnAddressForWhichNoDocumentCame() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        house.part(EnrolmentDesk.class).withdraw(paper.applied().access());
        await(() -> house.ended(paper.id()));

        assertThat(house.part(OutgoingMail.class).ofCase(paper.id()))
                .extracting(OutgoingMail.Mail::channel)
                .containsExactly(Channel.EMAIL);
    }
}
