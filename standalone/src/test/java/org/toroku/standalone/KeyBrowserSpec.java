package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.TestCard;

/** An applicant makes a key in a real browser, signs with a card and takes a certificate of that very key home. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyBrowserSpec {
    private static final String PASSPHRASE = "four unrelated words here";

    private final Standalone toroku;
    private final BrowserStage stage;

    KeyBrowserSpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "own-key");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void theKeyThatTheBrowserMadeIsTheOneInTheCertificate(@TempDir Path folder) throws Exception {
        Visitor applicant = stage.visitor();
        Page page = applicant.page();
        TestCard card = toroku.pki().card("good3");
        applicant.go("/");
        applicant.lookEverywhere("key-home");
        applicant.click("home.apply-own-key");
        applicant.agree();
        applicant.shows("key-choice.title");
        applicant.lookEverywhere("key-form");

        refusals(applicant);
        Path key = folder.resolve("key.pem");
        page.waitForDownload(() -> applicant.click("key-maker.make")).saveAs(key);
        assertThat(Files.readString(key)).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        String made = publicKey("pkey", "-in", key, "-passin", "pass:" + PASSPHRASE, "-pubout");
        applicant.shows("key-maker.made");
        applicant.look("key-made");
        CardForm.fill(applicant, new ApplicantClient(toroku).form(card));
        applicant.click("form.send");

        applicant.field("test-card.choose").waitFor();
        assertThat(page.locator("pre.document").first().innerText().replaceAll("\\s", ""))
                .contains(made.replaceAll("-----[A-Z ]+-----|\\s", ""));
        applicant.look("key-review");
        applicant.field("test-card.choose").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(card.title()))
                .first()
                .click();
        applicant.fill("test-card.password", card.password());
        applicant.click("test-card.sign");
        applicant.shows("state.ISSUED");
        applicant.lookEverywhere("key-issued");

        applicant.check("own-receipt.fits");
        applicant.click("receipt.confirm");
        applicant.shows("own-receipt.fetch-first");
        takeHome(applicant, folder, made);
        applicant.click("receipt.confirm");
        applicant.shows("state.DELIVERED");
        applicant.look("key-delivered");
    }

    /** Nothing is made from a passphrase that is short, or typed in two ways. */
    private static void refusals(Visitor applicant) {
        assertThat(applicant
                        .page()
                        .locator("toroku-key-maker vaadin-password-field [slot=reveal]")
                        .first()
                        .getAttribute("aria-label"))
                .isEqualTo(Visitor.text("password.reveal"));
        applicant.fill("key-maker.passphrase", "short");
        applicant.click("key-maker.make");
        applicant.shows("key-maker.short");
        applicant.fill("key-maker.passphrase", PASSPHRASE);
        applicant.fill("key-maker.passphrase-again", PASSPHRASE + "?");
        applicant.click("key-maker.make");
        applicant.shows("key-maker.differs");
        applicant.fill("key-maker.passphrase-again", PASSPHRASE);
    }

    private static void takeHome(Visitor applicant, Path folder, String made) throws Exception {
        applicant.click("own-pickup.fetch");
        applicant.shows("certificate.authority");
        Path certificate = folder.resolve("mine.pem");
        saved(applicant, "certificate.pem").saveAs(certificate);
        assertThat(publicKey("x509", "-in", certificate, "-noout", "-pubkey")).isEqualTo(made);

        applicant.shows("key-packer.present");
        applicant.fill("key-packer.passphrase", "not the passphrase");
        applicant.click("key-packer.pack");
        applicant.shows("key-packer.wrong");
        applicant.fill("key-packer.passphrase", PASSPHRASE);
        Path p12 = folder.resolve("mine.p12");
        applicant
                .page()
                .waitForDownload(() -> applicant.click("key-packer.pack"))
                .saveAs(p12);
        String opened = Openssl.run("pkcs12", "-in", p12, "-passin", "pass:" + PASSPHRASE, "-noenc");
        assertThat(opened.split("BEGIN CERTIFICATE", -1))
                .as("own and CA certificate")
                .hasSize(3);
        assertThat(opened).contains("BEGIN PRIVATE KEY");
        applicant.look("key-packed");
    }

    private static Download saved(Visitor applicant, String key) {
        return applicant
                .page()
                .waitForDownload(() ->
                        applicant.page().getByText(Visitor.text(key)).first().click());
    }

    private static String publicKey(Object... arguments) throws Exception {
        return Openssl.run(arguments).strip();
    }
}
