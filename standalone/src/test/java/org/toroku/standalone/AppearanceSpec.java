package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages in the dark, as the device or the reader has it, and on paper. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AppearanceSpec {
    private final Standalone toroku;
    private final BrowserStage stage;

    AppearanceSpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "appearance");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private static void darkDevice(Visitor visitor) {
        visitor.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    private static boolean dark(Visitor visitor) {
        return (Boolean) visitor.page().evaluate("""
                () => {
                  const probe = document.createElement('i');
                  probe.style.color = 'light-dark(rgb(0, 0, 0), rgb(255, 255, 255))';
                  document.body.append(probe);
                  const seen = getComputedStyle(probe).color;
                  probe.remove();
                  return seen === 'rgb(255, 255, 255)';
                }""");
    }

    @Test
    void followsTheDeviceUntilSomebodyChooses() {
        Visitor visitor = stage.visitor();
        darkDevice(visitor);
        visitor.go("/");
        visitor.button("appearance.device").waitFor();
        assertThat(dark(visitor)).isTrue();
        visitor.look("dark-home");

        visitor.click("appearance.device");
        assertThat(visitor.button("appearance.light")).isVisible();
        assertThat(dark(visitor)).isFalse();

        visitor.go("/continue");
        assertThat(visitor.button("appearance.light")).isVisible();
        assertThat(dark(visitor)).as("on the next page").isFalse();
        assertThat(visitor.page().evaluate("document.documentElement.getAttribute('style')"))
                .as("before any script runs")
                .isEqualTo("color-scheme: light");
    }

    @Test
    void isReadableInTheDark() {
        var mine = new ApplicantClient(toroku).enrol(People.withSubstitute(toroku));
        new Staff(toroku).examineTask(mine);
        Visitor officer = stage.visitor();
        darkDevice(officer);
        stage.signIn(officer, "examiner1", "/staff");
        officer.page().locator("vaadin-grid").first().waitFor();
        officer.page().waitForTimeout(1_000);
        officer.look("dark-inbox");
        officer.fill("inbox.search", mine.caseNumber());
        officer.page().waitForTimeout(1_500);
        officer.page()
                .locator("vaadin-grid-cell-content:visible", new Page.LocatorOptions().setHasText(mine.caseNumber()))
                .first()
                .click();
        officer.page().waitForTimeout(400);
        officer.page().keyboard().press("Enter");
        officer.shows("case.asked.title");
        officer.look("dark-case");

        Visitor owner = stage.visitor();
        darkDevice(owner);
        stage.signIn(owner, "owner1", "/staff/studio");
        owner.shows("studio.lead");
        owner.look("dark-studio");
        owner.go("/staff/studio/rules");
        owner.page().locator("toroku-rule-table .tjs-container").waitFor();
        owner.look("dark-rules");
    }

    @Test
    void printsInkOnPaperWithoutButtons() {
        Visitor visitor = stage.visitor();
        darkDevice(visitor);
        visitor.go("/");
        visitor.button("appearance.device").waitFor();
        visitor.page()
                .emulateMedia(
                        new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        assertThat(dark(visitor)).isFalse();
        assertThat(visitor.page().locator("h1").first()).isVisible();
        assertThat(visitor.button("appearance.device")).isHidden();
        visitor.picture("print-home");
    }
}
