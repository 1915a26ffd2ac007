package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;

/** Somebody at a page: finds things by the words that people read, as a person or a screen reader would. */
final class Visitor {
    private static final UiTexts TEXTS = UiTexts.japanese();
    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String PHRASE = "私が申し込みます";
    private static final int WIDE = 1440;
    private static final int NARROW = 390;

    private final Page page;
    private final String url;

    Visitor(Page page, String url) {
        this.page = page;
        this.url = url;
    }

    Page page() {
        return page;
    }

    static String text(String key) {
        return TEXTS.of(key);
    }

    void go(String path) {
        page.navigate(url + path);
    }

    Locator button(String key) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text(key)).setExact(true))
                .first();
    }

    void click(String key) {
        button(key).click();
    }

    Locator field(String key) {
        return page.getByLabel(text(key), new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    void fill(String key, String value) {
        field(key).fill(value);
    }

    /** Ticks every important matter, types the phrase where one is asked for, and goes on to the form. */
    void agree() {
        page.getByRole(AriaRole.CHECKBOX).first().waitFor();
        for (Locator item : page.getByRole(AriaRole.CHECKBOX).all()) {
            item.check();
        }
        fill("explanation.phrase", PHRASE);
        click("explanation.agree");
    }

    void check(String key) {
        field(key).check();
    }

    void date(String key, LocalDate day) {
        Locator field = field(key);
        field.fill(day.toString().replace('-', '/'));
        // closes the calendar, which would lie over the rest
        field.press("Enter");
        field.press("Tab");
    }

    void choose(String key, String optionKey) {
        choose(page.locator("body"), key, optionKey);
    }

    void choose(Locator within, String key, String optionKey) {
        within.getByLabel(text(key), new Locator.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(text(optionKey)).setExact(true))
                .first()
                .click();
    }

    /** Waits until these words stand on the page. */
    void reads(String words) {
        page.getByText(words).first().waitFor();
    }

    void shows(String key) {
        assertThat(page.getByText(text(key)).first()).isVisible(SOON);
    }

    /** Waits for what a machine works on: reading a page takes seconds, on a busy machine many. */
    void awaits(String words) {
        page.getByText(words).first().waitFor(new Locator.WaitForOptions().setTimeout(180_000));
    }

    void isBackAtTheInbox() {
        page.waitForURL(address -> address.endsWith("/staff"));
    }

    /** Opens the newest task of a case from the list. */
    void openTask(String caseNumber, String address) {
        go("/staff");
        fill("inbox.search", caseNumber);
        Locator open = button("inbox.open");
        // the list may still be filled anew by the search, or the task be about to appear; and another be chosen from
        // before
        for (int i = 0; i < 20 && (i == 0 || !open.isEnabled()); i++) {
            Locator cell = page.locator(
                            "vaadin-grid-cell-content:visible", new Page.LocatorOptions().setHasText(caseNumber))
                    .first();
            try {
                cell.click(new Locator.ClickOptions().setTimeout(5000));
            } catch (TimeoutError usedForAnotherRow) {
                // a cell that the list put away meanwhile; looked for again
                continue;
            }
            page.waitForTimeout(1000);
        }
        open.click();
        page.waitForURL(found -> found.contains(address));
    }

    void claimTask(String caseNumber, String address) {
        openTask(caseNumber, address);
        click("claim.claim");
        button("claim.release").waitFor();
    }

    /** WCAG 2.x A and AA by axe, and a picture for people. */
    void look(String name) {
        picture(name);
        var findings = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(findings).as("accessibility of " + name).isEmpty();
    }

    /** The same in both languages and in a narrow window, beyond whose edge nothing may lie. What is typed may be lost. */
    void lookEverywhere(String name) {
        // staff pages scroll inside of their frame, of which a picture shows what is in sight
        resize(WIDE, 1800);
        look(name);
        resize(NARROW, 2600);
        look(name + "-narrow");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("width of " + name)
                .isLessThanOrEqualTo(NARROW);
        resize(WIDE, 1800);
        speak("English");
        look(name + "-en");
        assertThat(page.locator("body").innerText()).as("English of " + name).doesNotContainPattern("![a-z-]+\\.\\S+!");
        speak("日本語");
        resize(WIDE, 900);
    }

    private void resize(int width, int height) {
        page.setViewportSize(width, height);
        page.waitForTimeout(500);
    }

    private void speak(String language) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(language))
                .first()
                .click();
        page.waitForTimeout(700);
    }

    void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(BrowserStage.picture(name)).setFullPage(true));
    }
}
