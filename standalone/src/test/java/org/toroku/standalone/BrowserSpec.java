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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);

    private final Standalone toroku;
    private final UiTexts texts = UiTexts.japanese();
    private Playwright playwright;
    private Browser browser;

    BrowserSpec(Standalone toroku) {
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
        browser.close();
        playwright.close();
    }

    @BeforeAll
    void noNetworkBeyondThisMachine() {
        assertThat(toroku.url()).startsWith("http://127.0.0.1:");
    }

    private Page page() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(1280, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    @Test
    void anApplicantSignsWithACardInTheBrowserAndTakesTheCertificateHome(@TempDir Path folder) throws Exception {
        Page page = page();
        sign(page, toroku.pki().card("good"));
        shows(page, "state.ISSUED");
        look(page, "issued");

        page.getByLabel(texts.of("pickup.passphrase"), exactly()).fill("four unrelated words here");
        page.getByLabel(texts.of("pickup.again"), exactly()).fill("four unrelated words here");
        button(page, "pickup.make").click();
        Download download = page.waitForDownload(
                () -> page.getByText(texts.of("pickup.download")).first().click());
        Path p12 = folder.resolve("mine.p12");
        download.saveAs(p12);
        assertThat(Openssl.run("pkcs12", "-in", p12, "-passin", "pass:four unrelated words here", "-noenc"))
                .contains("BEGIN PRIVATE KEY")
                .contains("BEGIN CERTIFICATE");

        page.getByLabel(texts.of("receipt.opened")).check();
        button(page, "receipt.confirm").click();
        shows(page, "state.DELIVERED");
        look(page, "delivered");
    }

    @Test
    void aDoubtfulCaseIsWorkedByTwoDifferentOfficers() {
        Page applicant = page();
        String number = sign(applicant, toroku.pki().card("substitute"));
        shows(applicant, "state.REFERRED");

        Page examiner = logIn("examiner1");
        openTask(examiner, number);
        button(examiner, "claim.claim").click();
        button(examiner, "examine.accept").waitFor();
        for (Locator confirm : examiner.getByRole(AriaRole.CHECKBOX).all()) {
            confirm.check();
        }
        examiner.getByLabel(texts.of("act.note")).fill("氏名の代替文字を住民票の表記と目視で照合した。");
        look(examiner, "examine");
        button(examiner, "examine.accept").click();

        Page decider = logIn("decider1");
        openTask(decider, number);
        button(decider, "claim.claim").click();
        button(decider, "decide.accept").waitFor();
        decider.getByLabel(texts.of("act.note")).fill("審査の結果を確認した。");
        look(decider, "decide");
        button(decider, "decide.accept").click();

        shows(applicant, "state.ISSUED");
    }

    /** The case number. */
    private String sign(Page page, TestCard card) {
        page.navigate(toroku.url() + "/");
        page.getByText(texts.of("home.apply")).first().click();
        page.getByRole(AriaRole.CHECKBOX).first().waitFor();
        look(page, "explanation");
        for (Locator item : page.getByRole(AriaRole.CHECKBOX).all()) {
            item.check();
        }
        button(page, "explanation.agree").click();
        fill(page, card);
        look(page, "form");
        button(page, "form.send").click();
        page.getByLabel(texts.of("test-card.choose")).first().waitFor();
        look(page, "review");
        Matcher number = CASE_NUMBER.matcher(page.locator("body").innerText());
        assertThat(number.find()).isTrue();
        page.getByLabel(texts.of("test-card.choose")).first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(card.title()))
                .first()
                .click();
        page.getByLabel(texts.of("test-card.password")).fill(card.password());
        button(page, "test-card.sign").click();
        return number.group();
    }

    private void fill(Page page, TestCard card) {
        page.getByLabel(texts.of("operator.SELF"), exactly()).check();
        Map<String, Object> form = new ApplicantClient(toroku).form(card);
        for (String field : List.of(
                "familyName",
                "givenName",
                "familyNameKana",
                "givenNameKana",
                "familyNameRomaji",
                "givenNameRomaji",
                "postalCode",
                "address",
                "email",
                "phone")) {
            page.getByLabel(texts.of("field." + field), exactly()).fill(String.valueOf(form.get(field)));
        }
        page.getByLabel(texts.of("sex." + form.get("sex")), exactly()).check();
        Locator date = page.getByLabel(texts.of("field.birthDate"), exactly());
        date.fill(String.valueOf(form.get("birthDate")).replace('-', '/'));
        // closes the calendar, which would lie over the rest of the form
        date.press("Enter");
        date.press("Tab");
    }

    private Page logIn(String username) {
        Page page = page();
        page.navigate(toroku.url() + "/staff");
        page.locator("#vaadinLoginUsername input").fill(username);
        page.locator("#vaadinLoginPassword input").fill(toroku.password());
        button(page, "login.submit").click();
        page.locator("vaadin-grid").first().waitFor();
        look(page, "inbox");
        return page;
    }

    private void openTask(Page page, String number) {
        page.getByLabel(texts.of("inbox.search"), exactly()).fill(number);
        page.locator("vaadin-grid-cell-content", new Page.LocatorOptions().setHasText(number))
                .first()
                .click();
        button(page, "inbox.open").click();
        page.waitForURL(url -> url.contains("/staff/case/"));
        button(page, "claim.claim").waitFor();
    }

    private Locator button(Page page, String key) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(texts.of(key)))
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
