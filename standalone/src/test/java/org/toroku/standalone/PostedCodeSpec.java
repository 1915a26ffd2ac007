package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.standalone.ApplicantClient.Mine;
import org.toroku.standalone.RunningToroku.Run;
import org.toroku.testkit.pki.OwnKey;

/** 則6(3の2) to its end: no law lets the key come with the application, so a code is posted and the key comes under it. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostedCodeSpec {
    private static final Pattern CODE = Pattern.compile("(?:[0-9A-HJKMNP-TV-Z]{4} ){6}[0-9A-HJKMNP-TV-Z]{4}");

    private final Run run;

    PostedCodeSpec(Run run) {
        this.run = run;
    }

    @BeforeAll
    static void endTheLegalBasis(Run run) {
        run.restart(Map.of("toroku.subject-key.legal-bases[0].until", "2024-12-31"));
    }

    @AfterAll
    static void runAsBefore(Run run) {
        run.restart(Map.of());
    }

    @Test
    void theCodeOfThePrintedLetterOpensTheWayForTheKeyThatIsCertified(@TempDir Path folder) throws Exception {
        try (BrowserStage stage = new BrowserStage(run.running(), "posted-code")) {
            ApplicantClient applicant = new ApplicantClient(run.running());
            var card = People.newcomer(run.running());
            OwnKey key = OwnKey.p256();
            Mine mine = applicant.enrolWithKey(card, key.request());
            applicant.await(mine, "AWAITING_KEY");

            Path letter = folder.resolve("letter.pdf");
            new PostRoomClerk(stage.officer("post1")).send(mine.caseNumber(), "123-45-67890-1", Optional.of(letter));
            String printed = text(letter);
            Matcher code = CODE.matcher(printed);
            assertThat(code.find()).as("the letter shows the code").isTrue();
            assertThat(printed.replaceAll("\\s", ""))
                    .contains(card.holder().address().replaceAll("\\s", "").substring(0, 8));

            Visitor visitor = stage.visitor();
            visitor.go("/continue");
            visitor.fill("continue.code", mine.id() + ":" + mine.token());
            visitor.click("continue.go");
            visitor.shows("key-code.title");
            visitor.shows("resume.urgent");
            visitor.click("resume.copy");
            visitor.shows("copy.done");
            chooseKeys(visitor, folder, key);
            visitor.lookEverywhere("key-under-code");
            visitor.fill("key-code.label", code.group());
            visitor.click("key-code.send");
            applicant.await(mine, "ISSUED");

            assertThat(CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine)))
                            .getPublicKey()
                            .getEncoded())
                    .isEqualTo(key.spki());
            assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        }
    }

    /** A file that will not do is refused in words before anything is sent, and another one is taken in its place. */
    private static void chooseKeys(Visitor visitor, Path folder, OwnKey good) throws IOException {
        Page page = visitor.page();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Visitor.text("key-choice.origin.UPLOAD")))
                .check();
        choose(page, Files.write(folder.resolve("weak.csr"), OwnKey.rsa(1024).request()));
        visitor.shows("key-flaw.key-too-short");
        page.locator(".key-choice vaadin-upload-file[invalid], .key-choice vaadin-upload-file [part=error]")
                .first()
                .waitFor();
        visitor.look("key-refused");
        choose(page, Files.writeString(folder.resolve("letter.csr"), "no request at all"));
        visitor.shows("key-flaw.request-not-der");
        String pem = "-----BEGIN CERTIFICATE REQUEST-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .encodeToString(good.request())
                + "\n-----END CERTIFICATE REQUEST-----\n";
        choose(page, Files.writeString(folder.resolve("good.csr"), pem));
        visitor.shows("key-choice.chosen.UPLOAD");
    }

    private static void choose(Page page, Path file) {
        page.locator(".key-choice vaadin-upload input[type=file]").setInputFiles(file);
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf))) {
            return new PDFTextStripper().getText(document);
        }
    }
}
