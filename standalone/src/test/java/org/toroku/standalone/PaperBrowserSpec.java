package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** The paper route on the whole product, in a real browser: applicant, post room, two examiners and a decider. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperBrowserSpec {
    private static final Pattern CASE_CODE = Pattern.compile("P-\\d{4}-\\d{6}-[0-9A-Z]");
    private static final Pattern PICKUP_CODE = Pattern.compile("(?m)^\\s*((?:[0-9A-Z]{4}[- ]){4,}[0-9A-Z]{1,4})\\s*$");
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final PaperPerson PERSON =
            new PaperPerson("斎藤", "恵子", "サイトウ　ケイコ", LocalDate.of(1978, 4, 5), false, "東京都千代田区見本町一丁目2番3号");

    private static final PaperPerson HERMIT =
            new PaperPerson("五十嵐", "誠", "イガラシ　マコト", LocalDate.of(1961, 12, 24), true, "宮城県仙台市青葉区試験町二丁目5番1号");

    private final Standalone toroku;
    private final UiTexts texts = UiTexts.japanese();
    private final Playwright playwright;
    private final Browser browser;
    private final List<Page> pages = new ArrayList<>();

    PaperBrowserSpec(Standalone toroku) {
        this.toroku = toroku;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.path())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    void close() {
        // what everybody saw last; of use when something failed
        for (int i = 0; i < pages.size(); i++) {
            pages.get(i)
                    .screenshot(new Page.ScreenshotOptions()
                            .setPath(RunningToroku.data()
                                    .resolveSibling("screenshots")
                                    .resolve("paper-last-" + i + ".png")));
        }
        browser.close();
        playwright.close();
    }

    @Test
    void aPostedApplicationBecomesACertificateByTheHandsOfFourPeople(@TempDir Path folder) throws Exception {
        Page applicant = page();
        String code = apply(applicant, PERSON, "proof-choice.SEAL_CERTIFICATE");
        Path form = folder.resolve("form.pdf");
        button(applicant, "paper-todo.print").click();
        applicant
                .waitForDownload(() ->
                        applicant.getByText(texts.of("paper-todo.save")).first().click())
                .saveAs(form);
        look(applicant, "paper-applicant");
        Path scan = folder.resolve("scan.pdf");
        LocalDate issued = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(14);
        Files.write(
                scan,
                new PostedEnvelope(PaperFonts.find().orElseThrow(), PERSON)
                        .scan(
                                Optional.of(Files.readAllBytes(form)),
                                List.of(PaperKind.RESIDENCE_RECORD, PaperKind.SEAL_CERTIFICATE),
                                issued,
                                List.of()));

        Page post = logIn("post1");
        receive(post, code, scan, issued);
        examine(logIn("examiner1"), code);
        recheck(logIn("examiner2"), code, PERSON);
        decide(logIn("decider1"), code);
        String pickUp = sendCode(post, code, folder);

        shows(applicant, "state.ISSUED");
        applicant.getByLabel(texts.of("pickup.code"), exactly()).fill(pickUp);
        applicant.getByLabel(texts.of("pickup.passphrase"), exactly()).fill("four unrelated words here");
        applicant.getByLabel(texts.of("pickup.again"), exactly()).fill("four unrelated words here");
        button(applicant, "pickup.make").click();
        Path p12 = folder.resolve("mine.p12");
        Download download = applicant.waitForDownload(
                () -> applicant.getByText(texts.of("pickup.download")).first().click());
        download.saveAs(p12);
        assertThat(Openssl.run("pkcs12", "-in", p12, "-passin", "pass:four unrelated words here", "-noenc"))
                .contains("BEGIN PRIVATE KEY")
                .contains("BEGIN CERTIFICATE");
    }

    @Test
    void aDefectiveApplicationIsSetRightAndRejectedWhenItsInquiryComesBackTwice(@TempDir Path folder) throws Exception {
        Page applicant = page();
        String code = apply(applicant, HERMIT, "proof-choice.INQUIRY");
        Path form = folder.resolve("form.pdf");
        button(applicant, "paper-todo.print").click();
        applicant
                .waitForDownload(() ->
                        applicant.getByText(texts.of("paper-todo.save")).first().click())
                .saveAs(form);
        PostedEnvelope envelope = new PostedEnvelope(PaperFonts.find().orElseThrow(), HERMIT);
        LocalDate issued = LocalDate.now(ZoneId.of("Asia/Tokyo")).minusDays(14);

        // the residence record is forgotten
        Page post = logIn("post1");
        open(post, code);
        enclose(post, "APPLICATION_FORM", Optional.empty(), List.of("SIGNED"));
        Path first = folder.resolve("first.pdf");
        Files.write(first, envelope.scan(Optional.of(Files.readAllBytes(form)), List.of(), issued, List.of()));
        post.locator(".post-envelope vaadin-upload input[type=file]").setInputFiles(first);
        await(post, texts.of("post.pages").replace("{0}", "2"));
        button(post, "post.complete").click();
        post.getByText(texts.of("post.case-goes-on")).first().waitFor();
        Page examiner = logIn("examiner1");
        openTask(examiner, code, "/staff/paper/");
        button(examiner, "claim.claim").click();
        examiner.getByText(texts.of("evidence.INCOMPLETE")).first().waitFor();
        examiner.getByText(texts.of("defect.open")).first().click();
        look(examiner, "paper-defects");
        button(examiner, "defect.send").click();
        examiner.waitForURL(url -> url.endsWith("/staff"));
        shows(applicant, "paper-todo.defects");
        look(applicant, "paper-applicant-defects");
        post.navigate(toroku.url() + "/staff/post");
        button(post, "letters.print").click();
        post.getByText(texts.of("letters.save")).first().waitFor();
        look(post, "post-letters");

        // it arrives, and everything agrees
        open(post, code);
        enclose(post, "RESIDENCE_RECORD", Optional.of(issued), List.of());
        Path second = folder.resolve("second.pdf");
        Files.write(second, envelope.scan(Optional.empty(), List.of(PaperKind.RESIDENCE_RECORD), issued, List.of()));
        post.locator(".post-envelope vaadin-upload input[type=file]").setInputFiles(second);
        await(post, texts.of("tray.count").replace("{0}", "1"));
        choose(post, "tray.target", "enclosure.RESIDENCE_RECORD");
        button(post, "tray.file").click();
        post.getByText(texts.of("tray.none")).first().waitFor();
        button(post, "post.complete").click();
        post.getByText(texts.of("post.case-goes-on")).first().waitFor();
        openTask(examiner, code, "/staff/paper/");
        button(examiner, "claim.claim").click();
        button(examiner, "examine.accept").waitFor();
        writeDown(examiner, HERMIT);
        recommend(examiner);
        recheck(logIn("examiner2"), code, HERMIT);

        // nobody fetches the inquiry, twice
        for (String tracking : List.of("2222-0000-0001", "2222-0000-0002")) {
            openTask(post, code, "/staff/post-task/");
            button(post, "claim.claim").click();
            button(post, "letters.print").click();
            post.getByText(texts.of("letters.save")).first().waitFor();
            post.getByLabel(texts.of("post-task.tracking"), exactly()).fill(tracking);
            button(post, "post-task.done").click();
            post.waitForURL(url -> url.endsWith("/staff"));
            post.navigate(toroku.url() + "/staff/post");
            post.getByLabel(texts.of("returned.tracking"), exactly()).fill(tracking);
            button(post, "returned.record").click();
            post.getByText(texts.of("post.returned").split("：", 2)[0]).first().waitFor();
        }
        Page decider = logIn("decider1");
        openTask(decider, code, "/staff/paper/");
        button(decider, "claim.claim").click();
        button(decider, "decide.reject").waitFor();
        choose(decider, "decide.reason", "decide.reason.inquiry-unanswered");
        button(decider, "decide.reject").click();
        decider.waitForURL(url -> url.endsWith("/staff"));
        shows(applicant, "state.REJECTED");
        shows(applicant, "reason.inquiry-unanswered");
        look(applicant, "paper-rejected");
    }

    private String apply(Page page, PaperPerson person, String proof) {
        page.navigate(toroku.url() + "/");
        page.getByText(texts.of("home.apply-paper")).first().click();
        page.getByRole(AriaRole.CHECKBOX).first().waitFor();
        for (Locator item : page.getByRole(AriaRole.CHECKBOX).all()) {
            item.check();
        }
        button(page, "explanation.agree").click();
        page.getByLabel(texts.of(proof), exactly()).check();
        page.getByLabel(texts.of("operator.SELF"), exactly()).check();
        String[] kana = person.kana().split("　", 2);
        Map<String, String> form = Map.of(
                "familyName",
                person.family(),
                "givenName",
                person.given(),
                "familyNameKana",
                kana[0],
                "givenNameKana",
                kana[1],
                "familyNameRomaji",
                "TESUTO",
                "givenNameRomaji",
                "TESUTO",
                "postalCode",
                "100-0000",
                "address",
                person.address(),
                "email",
                "keiko@example.jp",
                "phone",
                "03-0000-0000");
        form.forEach((field, value) ->
                page.getByLabel(texts.of("field." + field), exactly()).fill(value));
        page.getByLabel(texts.of("sex.FEMALE"), exactly()).check();
        date(page.getByLabel(texts.of("field.birthDate"), exactly()), person.born());
        look(page, "paper-form");
        button(page, "form.send").click();
        page.getByText(texts.of("paper-todo.title")).first().waitFor();
        Matcher code = CASE_CODE.matcher(page.locator("body").innerText());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    /** Finds the case as a hand scanner would and opens an envelope. */
    private void open(Page page, String code) {
        page.navigate(toroku.url() + "/staff/post");
        page.getByLabel(texts.of("post.code"), exactly()).fill("TOROKU:" + code + ":1");
        button(page, "post.find").click();
        button(page, "post.register").click();
    }

    private void receive(Page page, String code, Path scan, LocalDate issued) {
        open(page, code);
        enclose(page, "APPLICATION_FORM", Optional.empty(), List.of("SEALED", "SIGNED"));
        enclose(page, "RESIDENCE_RECORD", Optional.of(issued), List.of());
        enclose(page, "SEAL_REGISTRATION_CERTIFICATE", Optional.of(issued), List.of());
        page.locator(".post-envelope vaadin-upload input[type=file]").setInputFiles(scan);
        await(page, texts.of("tray.count").replace("{0}", "2"));
        look(page, "post-room");
        for (String kind : List.of("RESIDENCE_RECORD", "SEAL_REGISTRATION_CERTIFICATE")) {
            choose(page, "tray.target", "enclosure." + kind);
            button(page, "tray.file").click();
            String left = kind.equals("RESIDENCE_RECORD")
                    ? texts.of("tray.count").replace("{0}", "1")
                    : texts.of("tray.none");
            page.getByText(left).first().waitFor();
        }
        button(page, "post.complete").click();
        page.getByText(texts.of("post.case-goes-on")).first().waitFor();
    }

    private void enclose(Page page, String kind, Optional<LocalDate> issued, List<String> flags) {
        choose(page, "post.kind", "enclosure." + kind);
        issued.ifPresent(day -> date(page.getByLabel(texts.of("post.issued-on"), exactly()), day));
        page.getByLabel(texts.of("post.shelf"), exactly()).fill("B-1/3");
        flags.forEach(
                flag -> page.getByLabel(texts.of("flag." + flag), exactly()).check());
        button(page, "post.enclose").click();
        page.locator(".enclosures li", new Page.LocatorOptions().setHasText(texts.of("enclosure." + kind)))
                .first()
                .waitFor();
    }

    private void examine(Page page, String code) {
        openTask(page, code, "/staff/paper/");
        button(page, "claim.claim").click();
        button(page, "examine.accept").waitFor();
        look(page, "paper-examine");
        writeDown(page, PERSON);
        button(page, "seal.beside").click();
        button(page, "seal.say.SAME").click();
        page.getByText(texts.of("seal.verdict.SAME")).first().waitFor();
        look(page, "paper-seal");
        recommend(page);
    }

    private void recommend(Page page) {
        page.getByLabel(texts.of("act.note"), exactly()).fill("住民票の写しと申込書を照合した。");
        button(page, "examine.accept").click();
        page.waitForURL(url -> url.endsWith("/staff"));
    }

    private void writeDown(Page page, PaperPerson person) {
        // what the machine misread is written as the page shows it; everything else is confirmed
        for (var field : Map.of(
                        "match.field.name", person.name(),
                        "match.field.kana", person.kana(),
                        "match.field.address", person.address(),
                        "match.field.birth-date", person.born().toString())
                .entrySet()) {
            Locator row = page.locator(".matrix tr")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.locator(
                                    "th", new Page.LocatorOptions().setHasText(texts.of(field.getKey())))));
            Locator cells = row.locator(".paper-cell");
            for (int i = 0; i < cells.count(); i++) {
                cells.nth(i).locator("input").fill(field.getValue());
                cells.nth(i).locator("input").press("Enter");
                cells.nth(i)
                        .getByText(Pattern.compile("examiner1|" + texts.of("paper.confirmed")))
                        .first()
                        .waitFor();
            }
        }
    }

    private void recheck(Page page, String code, PaperPerson person) {
        openTask(page, code, "/staff/recheck/");
        button(page, "claim.claim").click();
        page.getByLabel(texts.of("match.field.name"), exactly()).fill(person.name());
        page.getByLabel(texts.of("match.field.address"), exactly()).fill(person.address());
        page.getByLabel(texts.of("match.field.birth-date"), exactly())
                .fill(person.born().toString());
        look(page, "paper-recheck");
        button(page, "recheck.send").click();
        page.waitForURL(url -> url.endsWith("/staff"));
    }

    private void decide(Page page, String code) {
        openTask(page, code, "/staff/paper/");
        button(page, "claim.claim").click();
        button(page, "decide.accept").waitFor();
        page.getByLabel(texts.of("act.note"), exactly()).fill("審査と再入力の結果を確認した。");
        look(page, "paper-decide");
        button(page, "decide.accept").click();
        page.waitForURL(url -> url.endsWith("/staff"));
    }

    private String sendCode(Page page, String code, Path folder) throws IOException {
        openTask(page, code, "/staff/post-task/");
        button(page, "claim.claim").click();
        button(page, "letters.print").click();
        Path letter = folder.resolve("letter.pdf");
        page.waitForDownload(
                        () -> page.getByText(texts.of("letters.save")).first().click())
                .saveAs(letter);
        look(page, "post-task");
        page.getByLabel(texts.of("post-task.tracking"), exactly()).fill("1234-5678-9012");
        button(page, "post-task.done").click();
        page.waitForURL(url -> url.endsWith("/staff"));
        try (PDDocument printed = Loader.loadPDF(Files.readAllBytes(letter))) {
            String text = new PDFTextStripper().getText(printed);
            Matcher found = PICKUP_CODE.matcher(text);
            assertThat(found.find()).as(text).isTrue();
            return found.group(1);
        }
    }

    /** Reading a page takes seconds, on a busy machine many. */
    private static void await(Page page, String text) {
        page.getByText(text).first().waitFor(new Locator.WaitForOptions().setTimeout(180_000));
    }

    private Page page() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(1440, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        pages.add(page);
        return page;
    }

    private Page logIn(String username) {
        Page page = page();
        page.navigate(toroku.url() + "/staff");
        page.locator("#vaadinLoginUsername input").fill(username);
        page.locator("#vaadinLoginPassword input").fill(toroku.password());
        button(page, "login.submit").click();
        page.locator("vaadin-grid").first().waitFor();
        return page;
    }

    private void openTask(Page page, String code, String address) {
        String number = code.substring(0, code.length() - 2);
        page.navigate(toroku.url() + "/staff");
        page.getByLabel(texts.of("inbox.search"), exactly()).fill(number);
        Locator open = button(page, "inbox.open");
        // the list may still be filled anew by the search, or the task be about to appear
        for (int i = 0; i < 20 && !open.isEnabled(); i++) {
            page.locator("vaadin-grid-cell-content", new Page.LocatorOptions().setHasText(number))
                    .first()
                    .click();
            page.waitForTimeout(1000);
        }
        open.click();
        page.waitForURL(url -> url.contains(address));
    }

    private void choose(Page page, String label, String option) {
        page.getByLabel(texts.of(label), exactly()).first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(texts.of(option)).setExact(true))
                .first()
                .click();
    }

    private static void date(Locator field, LocalDate day) {
        field.fill(day.toString().replace('-', '/'));
        // closes the calendar, which would lie over the rest
        field.press("Enter");
        field.press("Tab");
    }

    private Locator button(Page page, String key) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(texts.of(key)).setExact(true))
                .first();
    }

    private void shows(Page page, String key) {
        assertThat(page.getByText(texts.of(key)).first()).isVisible(SOON);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** WCAG 2.x A and AA by axe, and a picture for people. */
    private static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(RunningToroku.data().resolveSibling("screenshots").resolve(name + ".png"))
                .setFullPage(true));
        var findings = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(findings).as("accessibility of " + name).isEmpty();
    }
}
