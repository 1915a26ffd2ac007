package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.paper.PaperFonts;
import org.toroku.testkit.paper.PaperKind;
import org.toroku.testkit.paper.PaperPerson;
import org.toroku.testkit.paper.PostedEnvelope;

/** The paper route on the whole product, in a real browser: from the printed form to the certificate. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperBrowserSpec {
    private static final Pattern PICKUP_CODE = Pattern.compile("(?m)^\\s*((?:[0-9A-Z]{4}[- ]){4,}[0-9A-Z]{1,4})\\s*$");
    private static final PaperPerson PERSON =
            new PaperPerson("斎藤", "恵子", "サイトウ　ケイコ", LocalDate.of(1978, 4, 5), false, "東京都千代田区見本町一丁目2番3号");

    private final BrowserStage stage;

    PaperBrowserSpec(Standalone toroku) {
        this.stage = new BrowserStage(toroku, "paper");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void aPostedApplicationBecomesACertificateByTheHandsOfFourPeople(@TempDir Path folder) throws Exception {
        Visitor applicant = stage.visitor();
        PaperApplicant person = new PaperApplicant(applicant);
        String code = person.apply(PERSON, "proof-choice.SEAL_CERTIFICATE");
        String number = code.substring(0, code.length() - 2);
        Path form = folder.resolve("form.pdf");
        person.saveForm(form);
        applicant.lookEverywhere("paper-applicant");
        LocalDate issued = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(14);

        Visitor post = stage.officer("post1");
        receive(post, code, scan(folder, form, issued), issued);
        examine(stage.officer("examiner1"), number);
        new PaperOfficer(stage.officer("examiner2"), "examiner2").recheck(number, PERSON);
        decide(stage.officer("decider1"), number);
        Path letter = folder.resolve("letter.pdf");
        new PostRoomClerk(post).send(number, "1234-5678-9012", Optional.of(letter));

        applicant.shows("state.ISSUED");
        Path p12 = folder.resolve("mine.p12");
        person.pickUp(code(letter), p12);
        assertThat(Openssl.run("pkcs12", "-in", p12, "-passin", "pass:four unrelated words here", "-noenc"))
                .contains("BEGIN PRIVATE KEY")
                .contains("BEGIN CERTIFICATE");
    }

    /** What the scanner of the post room makes of the envelope. */
    private static Path scan(Path folder, Path form, LocalDate issued) throws IOException {
        return Files.write(
                folder.resolve("scan.pdf"),
                new PostedEnvelope(PaperFonts.find().orElseThrow(), PERSON)
                        .scan(
                                Optional.of(Files.readAllBytes(form)),
                                List.of(PaperKind.RESIDENCE_RECORD, PaperKind.SEAL_CERTIFICATE),
                                issued,
                                List.of()));
    }

    private static void receive(Visitor post, String code, Path scan, LocalDate issued) {
        PostRoomClerk clerk = new PostRoomClerk(post);
        clerk.openEnvelope(code);
        clerk.enclose("APPLICATION_FORM", Optional.empty(), List.of("SEALED", "SIGNED"));
        clerk.enclose("RESIDENCE_RECORD", Optional.of(issued), List.of());
        clerk.enclose("SEAL_REGISTRATION_CERTIFICATE", Optional.of(issued), List.of());
        clerk.scan(scan);
        clerk.awaitTray(2);
        post.lookEverywhere("post-room");
        clerk.fileTo("RESIDENCE_RECORD", 1);
        clerk.fileTo("SEAL_REGISTRATION_CERTIFICATE", 0);
        clerk.complete();
    }

    private static void examine(Visitor examiner, String number) {
        PaperOfficer officer = new PaperOfficer(examiner, "examiner1");
        examiner.claimTask(number, "/staff/paper/");
        examiner.lookEverywhere("paper-examine");
        officer.writeDown(PERSON);
        compareSeals(examiner);
        examiner.reads(Visitor.text("seal.verdict.SAME"));
        examiner.look("paper-seal");
        officer.recommend();
    }

    private static void compareSeals(Visitor examiner) {
        examiner.click("seal.compare");
        Locator panes = examiner.page().locator("toroku-seal-compare .pane");
        assertThat(panes.count()).isEqualTo(2);
        examiner.look("paper-seals");
        // both begin at one scale, and keys work at once
        assertThat(panes.last().locator("..").locator(".where").textContent()).isEqualTo("250% 0°");
        examiner.page().keyboard().press("+");
        examiner.reads("313% 0°");
        panes.last().focus();
        panes.last().press("]");
        examiner.reads("250% 1°");
        examiner.page().getByLabel(Visitor.text("seals.over")).check();
        examiner.reads("313% 1°");
        examiner.look("paper-seals-over");
        examiner.click("seal.say.SAME");
    }

    private static void decide(Visitor decider, String number) {
        decider.claimTask(number, "/staff/paper/");
        decider.shows("preview.sound");
        Locator preview = decider.page().locator(".certificate-preview");
        assertThat(preview.innerText())
                .contains(PERSON.family() + " " + PERSON.given())
                .contains(number)
                .contains("2.999.1.1")
                .contains(Visitor.text("preview.outside"));
        decider.lookEverywhere("paper-decide");
        decider.fill("act.note", "審査と再入力の結果を確認した。");
        decider.click("decide.accept");
        decider.isBackAtTheInbox();
    }

    private static String code(Path letter) throws IOException {
        try (PDDocument printed = Loader.loadPDF(Files.readAllBytes(letter))) {
            String text = new PDFTextStripper().getText(printed);
            Matcher found = PICKUP_CODE.matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1);
        }
    }
}
