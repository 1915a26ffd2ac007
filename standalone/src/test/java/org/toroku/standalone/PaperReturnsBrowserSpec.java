package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.paper.PaperFonts;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.PaperPerson;
import org.toroku.testkit.paper.PostedEnvelope;

/** What goes wrong on the paper route, in a real browser: defects, letters that come back, a death. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperReturnsBrowserSpec {
    private static final PaperPerson HERMIT =
            new PaperPerson("五十嵐", "誠", "イガラシ　マコト", LocalDate.of(1961, 12, 24), true, "宮城県仙台市青葉区試験町二丁目5番1号");
    private static final PaperPerson LATE =
            new PaperPerson("長宗我部", "龍之介左衛門尉", "チョウソカベ　リュウノスケ", LocalDate.of(1944, 2, 29), true, "高知県高知市見本町9番");

    private final BrowserStage stage;

    PaperReturnsBrowserSpec(Standalone toroku) {
        this.stage = new BrowserStage(toroku, "paper-returns");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void aDefectiveApplicationIsSetRightAndRejectedWhenItsInquiryComesBackTwice(@TempDir Path folder) throws Exception {
        Visitor applicant = stage.visitor();
        PaperApplicant person = new PaperApplicant(applicant);
        String code = person.apply(HERMIT, "proof-choice.INQUIRY");
        String number = code.substring(0, code.length() - 2);
        Path form = folder.resolve("form.pdf");
        person.saveForm(form);
        LocalDate issued = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(14);

        Visitor post = stage.officer("post1");
        PostRoomClerk clerk = new PostRoomClerk(post);
        forgetTheResidenceRecord(post, clerk, code, envelope(folder, Optional.of(form), List.of(), issued));
        Visitor examiner = stage.officer("examiner1");
        askForIt(examiner, number);
        applicant.shows("paper-todo.defects");
        applicant.lookEverywhere("paper-applicant-defects");
        sendTheDefects(post, clerk, number);

        clerk.openEnvelope(code);
        clerk.enclose("RESIDENCE_RECORD", Optional.of(issued), List.of());
        clerk.scan(envelope(folder, Optional.empty(), List.of(PaperKind.RESIDENCE_RECORD), issued));
        clerk.awaitTray(1);
        clerk.fileTo("RESIDENCE_RECORD", 0);
        clerk.complete();
        clerk.find(code);
        clerk.move("B-2/7");
        post.lookEverywhere("post-originals");
        PaperOfficer officer = new PaperOfficer(examiner, "examiner1");
        examiner.claimTask(number, "/staff/paper/");
        officer.writeDown(HERMIT);
        officer.recommend();
        new PaperOfficer(stage.officer("examiner2"), "examiner2").recheck(number, HERMIT);

        // nobody fetches the inquiry, and it is sent once more
        clerk.send(number, "2222-0000-0001", Optional.empty());
        post.go("/staff/letters");
        Locator underWay = clerk.letters(number).filter(new Locator.FilterOptions().setHasText("222200000001"));
        post.choose(underWay, "returned.reason", "mail.reason.moved");
        underWay.getByText(Visitor.text("returned.record")).click();
        post.reads(Visitor.text("post.returned").replace("{0}", "1"));
        assertThat(clerk.letters(number)
                        .filter(new Locator.FilterOptions().setHasText("222200000001"))
                        .innerText())
                .contains(Visitor.text("mail.state.RETURNED"), Visitor.text("mail.reason.moved"));
        clerk.send(number, "2222-0000-0002", Optional.empty());
        post.go("/staff/post");
        post.fill("returned.tracking", "2222-0000-0002");
        post.click("returned.record");
        post.reads(Visitor.text("post.returned").replace("{0}", "2"));

        reject(stage.officer("decider1"), number);
        applicant.shows("state.REJECTED");
        applicant.shows("reason.inquiry-unanswered");
        applicant.lookEverywhere("paper-rejected");
    }

    private static Path envelope(Path folder, Optional<Path> form, List<PaperKind> papers, LocalDate issued)
            throws IOException {
        Optional<byte[]> printed = form.isPresent() ? Optional.of(Files.readAllBytes(form.get())) : Optional.empty();
        return Files.write(
                folder.resolve("scan-" + papers.size() + ".pdf"),
                new PostedEnvelope(PaperFonts.find().orElseThrow(), HERMIT).scan(printed, papers, issued, List.of()));
    }

    private static void forgetTheResidenceRecord(Visitor post, PostRoomClerk clerk, String code, Path scan) {
        clerk.openEnvelope(code);
        clerk.enclose("APPLICATION_FORM", Optional.empty(), List.of("SIGNED"));
        clerk.scan(scan);
        post.awaits(Visitor.text("post.pages").replace("{0}", "2"));
        clerk.complete();
    }

    private static void askForIt(Visitor examiner, String number) {
        examiner.claimTask(number, "/staff/paper/");
        examiner.shows("evidence.INCOMPLETE");
        examiner.page().getByText(Visitor.text("defect.open")).first().click();
        examiner.look("paper-defects");
        examiner.click("defect.send");
        examiner.isBackAtTheInbox();
    }

    /** Printed, printed again after a jam, posted, and delivered. */
    private static void sendTheDefects(Visitor post, PostRoomClerk clerk, String number) {
        post.go("/staff/letters");
        post.click("letters.print");
        post.reads(Visitor.text("letters.save"));
        Locator letter = clerk.letters(number).first();
        letter.getByText(Visitor.text("letters.unusable")).click();
        letter.getByLabel(Visitor.text("letters.reason")).fill("紙づまり");
        letter.getByText(Visitor.text("letters.reprint")).click();
        post.reads(Visitor.text("letters.prints").replace("{0}", "2"));
        post.lookEverywhere("letters-to-post");
        clerk.letters(number).first().getByText(Visitor.text("post-task.done")).click();
        post.reads(Visitor.text("letters.is-delivered"));
        post.lookEverywhere("letters-under-way");
        clerk.letters(number)
                .first()
                .getByText(Visitor.text("letters.is-delivered"))
                .click();
        post.reads(Visitor.text("mail.state.DELIVERED"));
    }

    private static void reject(Visitor decider, String number) {
        decider.claimTask(number, "/staff/paper/");
        decider.choose("decide.reason", "decide.reason.inquiry-unanswered");
        decider.click("decide.reject");
        decider.isBackAtTheInbox();
    }

    @Test
    void aReportedDeathStopsTheCaseAndTellsNobodyWhy() {
        Visitor applicant = stage.visitor();
        String code = new PaperApplicant(applicant).apply(LATE, "proof-choice.PHOTO_ID");
        Visitor post = stage.officer("post1");
        new PostRoomClerk(post).find(code);
        post.page().getByText(Visitor.text("death.link")).first().click();
        post.reads(Visitor.text("death.effect.stop"));
        post.lookEverywhere("death-report");
        post.check("death.source.FAMILY");
        post.fill("death.evidence", "12月1日、長女からの電話。");
        post.click("death.report");
        Locator dialog = post.page().locator("dialog[open]");
        dialog.getByText(LATE.family()).waitFor();
        post.look("death-report-confirmation");
        dialog.getByText(Visitor.text("confirm.no")).click();
        dialog.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        post.click("death.report");
        dialog.getByText(Visitor.text("death.report")).click();
        post.isBackAtTheInbox();

        applicant.shows("state.CANCELLED");
        assertThat(applicant.page().locator("body").innerText()).doesNotContain("死亡");
    }
}
