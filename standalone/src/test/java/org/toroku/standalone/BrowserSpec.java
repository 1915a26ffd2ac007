package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.TestCard;

/** The faces on the whole product, in a real browser: the applicant alone, then the applicant and two officers. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserSpec {
    private static final Pattern CASE_NUMBER = Pattern.compile("M-\\d{4}-\\d{6}");

    private final Standalone toroku;
    private final BrowserStage stage;

    BrowserSpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "card");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @BeforeAll
    void noNetworkBeyondThisMachine() {
        assertThat(toroku.url()).startsWith("http://127.0.0.1:");
    }

    @Test
    void anApplicantSignsWithACardInTheBrowserAndTakesTheCertificateHome(@TempDir Path folder) throws Exception {
        Visitor applicant = stage.visitor();
        sign(applicant, toroku.pki().card("good"));
        applicant.shows("state.ISSUED");
        applicant.lookEverywhere("issued");

        applicant.fill("pickup.passphrase", "four unrelated words here");
        applicant.fill("pickup.again", "four unrelated words here");
        applicant.click("pickup.make");
        Download download = applicant
                .page()
                .waitForDownload(() -> applicant
                        .page()
                        .getByText(Visitor.text("pickup.download"))
                        .first()
                        .click());
        Path p12 = folder.resolve("mine.p12");
        download.saveAs(p12);
        assertThat(Openssl.run("pkcs12", "-in", p12, "-passin", "pass:four unrelated words here", "-noenc"))
                .contains("BEGIN PRIVATE KEY")
                .contains("BEGIN CERTIFICATE");

        applicant.check("receipt.opened");
        applicant.click("receipt.confirm");
        applicant.shows("state.DELIVERED");
        applicant.look("delivered");
    }

    @Test
    void aDoubtfulCaseIsWorkedByTwoDifferentOfficers() {
        Visitor applicant = stage.visitor();
        String number = sign(applicant, toroku.pki().card("substitute"));
        applicant.shows("state.REFERRED");

        Visitor examiner = stage.officer("examiner1");
        examiner.lookEverywhere("inbox");
        examiner.claimTask(number, "/staff/case/");
        examiner.shows("referral.name-undecidable");
        examiner.lookEverywhere("examine");
        for (Locator confirm : examiner.page().getByRole(AriaRole.CHECKBOX).all()) {
            confirm.check();
        }
        examiner.fill("act.note", "氏名の代替文字を住民票の表記と目視で照合した。");
        examiner.click("examine.accept");

        Visitor decider = stage.officer("decider1");
        decider.claimTask(number, "/staff/case/");
        decider.shows("preview.sound");
        decider.lookEverywhere("decide");
        decider.fill("act.note", "審査の結果を確認した。");
        decider.click("decide.accept");

        applicant.shows("state.ISSUED");
    }

    /** The case number. */
    private String sign(Visitor applicant, TestCard card) {
        Page page = applicant.page();
        applicant.go("/");
        page.getByText(Visitor.text("home.apply")).first().click();
        page.getByRole(AriaRole.CHECKBOX).first().waitFor();
        applicant.look("explanation");
        applicant.agree();
        CardForm.fill(applicant, new ApplicantClient(toroku).form(card));
        applicant.look("form");
        applicant.click("form.send");
        applicant.field("test-card.choose").waitFor();
        applicant.look("review");
        Matcher number = CASE_NUMBER.matcher(page.locator("body").innerText());
        assertThat(number.find()).isTrue();
        applicant.field("test-card.choose").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(card.title()))
                .first()
                .click();
        applicant.fill("test-card.password", card.password());
        applicant.click("test-card.sign");
        return number.group();
    }
}
