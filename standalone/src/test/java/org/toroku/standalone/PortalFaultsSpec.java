package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.testkit.pki.TestCard;

/** An applicant whose connection breaks, whose session ends, or who reloads at the worst moment loses nothing typed. */
@ExtendWith(RunningToroku.class)
class PortalFaultsSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Standalone toroku;
    /** What the browser asked whether it should. */
    private final List<String> asked = new ArrayList<>();

    private BrowserStage stage;
    private Visitor applicant;
    private Page page;

    PortalFaultsSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    @BeforeEach
    void open() {
        stage = new BrowserStage(toroku, "portal-faults");
        applicant = stage.visitor();
        page = applicant.page();
        page.onDialog(dialog -> {
            asked.add(dialog.type());
            dialog.accept();
        });
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void agree() {
        applicant.agree();
        applicant.field("operator.SELF").waitFor();
    }

    private void form() {
        applicant.go("/apply");
        agree();
    }

    private void typeTheFirstHalf() {
        applicant.check("operator.SELF");
        applicant.fill("field.familyName", "高橋");
        applicant.fill("field.givenName", "花子");
        applicant.fill("field.familyNameKana", "たかはし");
        applicant.field("field.familyNameKana").press("Tab");
    }

    private void typeTheRest() {
        applicant.fill("field.givenNameKana", "はなこ");
        applicant.fill("field.address", "東京都千代田区千代田1丁目1番1号");
        applicant.fill("field.birthDate", "S55.2.17");
        applicant.check("sex.FEMALE");
    }

    private void everythingIsThere() {
        assertThat(applicant.field("field.familyName").inputValue()).isEqualTo("高橋");
        assertThat(applicant.field("field.givenName").inputValue()).isEqualTo("花子");
        assertThat(applicant.field("field.familyNameKana").inputValue()).isEqualTo("タカハシ");
        assertThat(applicant.field("field.givenNameKana").inputValue()).isEqualTo("ハナコ");
        assertThat(applicant.field("field.address").inputValue()).isEqualTo("東京都千代田区千代田1丁目1番1号");
        assertThat(applicant.field("field.birthDate").inputValue()).isEqualTo("昭和55年2月17日");
        assertThat(applicant.field("sex.FEMALE").isChecked()).isTrue();
    }

    @Test
    void whatIsTypedWhileTheConnectionIsAwayIsThereAfterAReload() {
        form();
        typeTheFirstHalf();
        Waiting.until(PATIENCE, () -> applicant.field("field.familyNameRomaji").inputValue(), "TAKAHASHI"::equals);
        page.context().setOffline(true);
        typeTheRest();
        page.waitForTimeout(1_000);
        page.context().setOffline(false);
        page.reload();

        applicant.shows("restored.REST");
        everythingIsThere();
        assertThat(applicant.field("operator.SELF").isChecked()).isTrue();
        applicant.look("form-restored");
    }

    /** A server that starts again has forgotten every session; so has one whose session timed out. */
    @Test
    void whatIsTypedComesBackAfterTheSessionIsGoneAndThePersonIsTold() {
        form();
        typeTheFirstHalf();
        typeTheRest();
        page.waitForTimeout(1_000);
        endTheSession();
        // what follows upon the next word that the server is told; nobody is asked whether to lose what is not lost
        applicant.fill("field.phone", "03-1234-5678");
        applicant.field("field.phone").press("Tab");

        applicant.shows("restored.lost");
        assertThat(asked).isEmpty();
        assertThat(page.locator("body").innerText())
                .as("the address bar and page name nobody")
                .doesNotContain("高橋");
        agree();
        applicant.shows("restored.ALL");
        everythingIsThere();
        assertThat(applicant.field("operator.SELF").isChecked())
                .as("somebody else may sit there now")
                .isFalse();
    }

    @Test
    void aReloadBeforeSigningShowsTheSameTextAlsoInANewSession() {
        TestCard card = People.newcomer(toroku);
        form();
        CardForm.fill(applicant, new ApplicantClient(toroku).form(card));
        applicant.click("form.send");
        applicant.field("test-card.choose").waitFor();
        // a page stands there a moment before its address; whoever reloads within it comes back to the form as it was
        page.waitForURL(address -> address.contains("/application/"));
        String text = page.locator("pre.document").first().innerText();

        page.reload();
        applicant.field("test-card.choose").waitFor();
        assertThat(page.locator("pre.document").first().innerText()).isEqualTo(text);

        endTheSession();
        page.reload();
        applicant.field("test-card.choose").waitFor();
        assertThat(page.locator("pre.document").first().innerText()).isEqualTo(text);
    }

    @Test
    void aReloadAddsNothingToTheHistoryOfTheBrowser() {
        form();
        typeTheFirstHalf();
        Object entries = page.evaluate("history.length");
        page.reload();
        applicant.field("operator.SELF").waitFor();
        page.reload();
        applicant.field("operator.SELF").waitFor();
        assertThat(applicant.field("field.familyName").inputValue()).isEqualTo("高橋");
        assertThat(page.evaluate("history.length")).isEqualTo(entries);

        page.goBack();
        applicant.field("explanation.phrase").waitFor();
        page.goForward();
        applicant.field("operator.SELF").waitFor();
    }

    /** Whoever works by keyboard types letter by letter, and goes on with Tab. */
    @Test
    void whatIsTypedBeforeTabReachesTheServer() {
        applicant.go("/revoke");
        applicant.field("revoke.number").pressSequentially("M-2026-000042");
        page.keyboard().press("Tab");
        applicant.click("revoke.do");
        applicant.shows("problem.not-chosen");
        assertThat(page.locator("vaadin-text-field[invalid]").count())
                .as("the code alone is missing")
                .isEqualTo(1);
    }

    /** Also on a phone, where the rest of the old page would otherwise be in sight. */
    @Test
    void everyStepBeginsOnTopAtItsHeading() {
        page.setViewportSize(390, 844);
        applicant.go("/");
        page.getByRole(AriaRole.HEADING).first().waitFor();
        assertThat(page.evaluate("document.activeElement.localName"))
                .as("the first page stands as the browser opens it")
                .isEqualTo("body");
        Locator skip = page.locator(".skip-link");
        skip.focus();
        skip.press("Enter");
        page.waitForFunction("() => document.activeElement.closest('#main') !== null");

        applicant.button("home.apply").scrollIntoViewIfNeeded();
        applicant.click("home.apply");
        beginsAt("explanation.title");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        applicant.fill("explanation.phrase", "私が申し込みます");
        applicant.field("explanation.phrase").press("Enter");
        beginsAt("form.title");
        CardForm.fill(applicant, new ApplicantClient(toroku).form(People.newcomer(toroku)));
        String typed = applicant.field("field.familyName").inputValue();
        applicant.click("form.send");
        applicant.field("test-card.choose").waitFor();
        beginsAt("review.title");

        applicant.click("review.correct");
        beginsAt("form.title");
        assertThat(applicant.field("field.familyName").inputValue()).isEqualTo(typed);
    }

    private void beginsAt(String title) {
        page.waitForFunction(
                "title => document.activeElement.localName === 'h1' && document.activeElement.textContent === title"
                        + " && window.scrollY === 0",
                Visitor.text(title));
    }

    @Test
    void theListOfProblemsIsInSightAndLeadsToChoicesToo() {
        page.setViewportSize(390, 844);
        form();
        applicant.click("form.send");
        page.waitForFunction("() => document.activeElement.matches('.notice.problem')");
        page.waitForFunction("() => { const top = document.activeElement.getBoundingClientRect().top;"
                + " return top >= 0 && top < window.innerHeight / 2; }");
        applicant.look("problems-narrow");

        page.locator(".notice.problem a").first().click();
        page.waitForFunction("() => document.activeElement.closest('vaadin-radio-group') !== null");
    }

    /** Who is at a machine after somebody else finds nothing of them. */
    @Test
    void nothingIsKeptInTheBrowserOnceTheApplicationIsHandedIn() {
        TestCard card = toroku.pki().card("good");
        form();
        CardForm.fill(applicant, new ApplicantClient(toroku).form(card));
        page.waitForTimeout(1_000);
        assertThat(kept()).isNotEmpty();
        applicant.click("form.send");
        applicant.field("test-card.choose").click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(card.title()))
                .first()
                .click();
        applicant.fill("test-card.password", card.password());
        applicant.click("test-card.sign");
        applicant.shows("track.title");
        assertThat(kept()).isEmpty();
        // also once the page was drawn anew by itself
        // to people where another spec in this Toroku applied with the same card before
        page.getByText(Visitor.text("state.ISSUED"))
                .or(page.getByText(Visitor.text("state.REFERRED")))
                .first()
                .waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        page.waitForFunction("() => document.activeElement.closest('#main h1') !== null");
    }

    /** The browser shows a session that no server knows any more. */
    private void endTheSession() {
        page.context()
                .addCookies(page.context().cookies().stream()
                        .filter(cookie -> cookie.name.equals("JSESSIONID"))
                        .map(cookie -> new Cookie(cookie.name, "0".repeat(32))
                                .setDomain(cookie.domain)
                                .setPath(cookie.path)
                                .setHttpOnly(true))
                        .toList());
    }

    private String kept() {
        return String.valueOf(page.evaluate("sessionStorage.getItem('toroku.form') || ''"));
    }

    /** 200 % text on a phone: nothing lies beyond the edge (WCAG 1.4.4, 1.4.10). */
    @Test
    void largeTextOnAPhoneStaysOnTheScreen() {
        for (Map.Entry<String, String> place : Map.of("/", "home", "/apply", "explanation", "/continue", "continue")
                .entrySet()) {
            applicant.go(place.getKey());
            page.getByRole(AriaRole.HEADING).first().waitFor();
            largeTextFits(place.getValue());
        }
        form();
        largeTextFits("form");
    }

    private void largeTextFits(String name) {
        page.setViewportSize(390, 844);
        page.evaluate("document.documentElement.style.fontSize = '200%'");
        page.waitForTimeout(700);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(BrowserStage.picture("large-" + name))
                .setFullPage(true));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isLessThanOrEqualTo(390);
        page.setViewportSize(1440, 900);
    }
}
