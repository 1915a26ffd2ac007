package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.process.Inbox;

/** A case from the list to its decision, by two officers who never leave the keyboard and never look for it. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficerKeysSpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final BrowserStage stage;

    OfficerKeysSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.stage = new BrowserStage(toroku, "officer-keys");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    @Test
    void examinesAndDecidesByKeyboardAlone() {
        var mine = applicant.enrol(People.withSubstitute(toroku));
        Inbox.Row examine = staff.examineTask(mine);
        staff.claimed(examine, Staff.EXAMINER);
        Visitor examiner = stage.officer("examiner1");
        examiner.go("/staff/case/" + examine.taskKey());
        examiner.button("claim.release").waitFor();
        keyboardIsIn(examiner, ".confirmations vaadin-checkbox");
        Keyboard keys = examiner.page().keyboard();
        keys.press("?");
        examiner.reads(Visitor.text("case.key.accept.does"));
        examiner.look("case-keys");
        keys.press("Escape");
        keyboardIsIn(examiner, ".confirmations vaadin-checkbox");

        // what is missing is told, and the keyboard stays where it was
        keys.press("Control+Enter");
        examiner.reads(Visitor.text("act.unconfirmed-fields"));
        keyboardIsIn(examiner, ".confirmations vaadin-checkbox");
        keys.press("Space");
        keys.press("Tab");
        keyboardIsIn(examiner, "vaadin-text-area");
        keys.type("Compared by eye?");
        assertThat(examiner.page().locator(".act vaadin-text-area textarea").first())
                .hasValue("Compared by eye?");
        keys.press("Control+Enter");
        examiner.isBackAtTheInbox();
        keyboardIsIn(examiner, "vaadin-grid");

        Inbox.Row decide = staff.decideTask(mine);
        Visitor decider = stage.officer("decider1");
        decider.go("/staff/case/" + decide.taskKey());
        // claimed on the page itself, where the keyboard must not be lost
        decider.button("claim.claim").focus();
        decider.page().keyboard().press("Enter");
        decider.button("claim.release").waitFor();
        // the keyboard is in the field, and what is asked stays in view
        keyboardIsIn(decider, ".act vaadin-text-area");
        decider.page()
                .waitForFunction("() => { const box = document.querySelector('.asked-now').getBoundingClientRect();"
                        + " return box.top >= 0 && box.bottom <= window.innerHeight; }");
        decider.page().locator(".asked-now a").press("Enter");
        keyboardIsIn(decider, ".act");
        assertThat(decider.page()).hasURL(Pattern.compile(".*/staff/case/" + decide.taskKey() + "(#.*)?"));
        decider.page().locator(".act vaadin-text-area textarea").first().focus();
        assertThat(decider.page().locator(".act").innerText()).contains("Compared by eye?");
        decider.look("case-keys-decider");
        decider.page().keyboard().press("Control+Enter");
        decider.isBackAtTheInbox();
        applicant.await(mine, "ISSUED");
    }

    private static void keyboardIsIn(Visitor officer, String selector) {
        officer.page().waitForFunction("selector => document.activeElement?.closest(selector) != null", selector);
    }
}
