package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** An officer's day in the inbox, by keyboard in a real browser, while others take tasks and new ones come in. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxSpec {
    private static final Officer COLLEAGUE = new Officer("examiner2", Set.of(Roles.EXAMINER));

    private final Standalone toroku;
    private final ApplicantClient applicant;
    private final Staff staff;
    private final BrowserStage stage;

    InboxSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
        this.staff = new Staff(toroku);
        this.stage = new BrowserStage(toroku, "inbox");
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private List<Inbox.Row> tasks(int cases) {
        return IntStream.range(0, cases).mapToObj(_ -> applicant.enrol(People.withSubstitute(toroku))).toList().stream()
                .map(staff::examineTask)
                .toList();
    }

    private static Locator cell(Visitor officer, String text) {
        return officer.page()
                .locator("vaadin-grid-cell-content:visible", new Page.LocatorOptions().setHasText(text))
                .first();
    }

    private static void search(Visitor officer, String text) {
        officer.fill("inbox.search", text);
        officer.page().waitForTimeout(1_500);
    }

    private static String filled(String key, Object... values) {
        String text = Visitor.text(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    @Test
    void actsOnManyTasksAndSaysOfEachWhatBecameOfIt() {
        List<Inbox.Row> tasks = tasks(2);
        Visitor officer = stage.officer("examiner1");
        // as the form says it, in the other kana
        search(officer, "とうろく");
        assertThat(cell(officer, tasks.get(0).caseNumber())).isVisible();
        // a colleague is quicker with one of them
        staff.claimed(tasks.get(1), COLLEAGUE);

        for (Inbox.Row task : tasks) {
            cell(officer, task.caseNumber()).click();
            officer.page().waitForTimeout(400);
            officer.page().keyboard().press("x");
        }
        officer.reads(filled("inbox.marked", 2));
        officer.page().keyboard().press("c");

        officer.reads(filled("inbox.bulk.done", 2, 1));
        officer.reads(
                filled("inbox.bulk.refused", tasks.get(1).caseNumber(), filled("claim.taken", COLLEAGUE.username())));
        officer.look("inbox-bulk");
        assertThat(staff.inbox.find(tasks.get(0).taskKey()).orElseThrow().assignee())
                .contains("examiner1");
        assertThat(staff.inbox.find(tasks.get(1).taskKey()).orElseThrow().assignee())
                .contains(COLLEAGUE.username());
    }

    @Test
    void laysATaskAsideWithoutTheMouse() {
        Inbox.Row task = tasks(1).getFirst();
        Visitor officer = stage.officer("examiner1");
        search(officer, task.caseNumber());
        cell(officer, task.caseNumber()).click();
        officer.page().waitForTimeout(400);
        officer.page().keyboard().press("c");
        officer.reads(filled("claim.done", task.caseNumber()));
        officer.page().keyboard().press("h");
        officer.reads(filled("inbox.rest.title", 1));
        officer.look("inbox-hold");
        officer.page()
                .getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Visitor.text("inbox.rest.reason")))
                .fill("住民票の再提出待ち");
        officer.page().keyboard().press("Tab");
        officer.page().keyboard().press("Tab");
        officer.page().keyboard().press("Enter");

        officer.reads(filled("inbox.rest.done", task.caseNumber()));
        // an empty list says that work waits behind the filter
        officer.page().getByText(Visitor.text("inbox.show-all")).first().waitFor();
        Inbox.Rest rest = staff.inbox.find(task.taskKey()).orElseThrow().rest().orElseThrow();
        assertThat(rest.reason()).isEqualTo("住民票の再提出待ち");
        officer.look("inbox-resting");
    }

    @Test
    void keepsThePlaceWhileNewTasksComeIn() {
        Inbox.Row task = tasks(1).getFirst();
        Visitor officer = stage.officer("examiner2");
        search(officer, "松田");
        cell(officer, task.caseNumber()).click();
        officer.page().waitForTimeout(400);

        Inbox.Row newer = tasks(1).getFirst();

        assertThat(cell(officer, newer.caseNumber())).isVisible();
        assertThat((String) officer.page().evaluate("document.activeElement.localName"))
                .isEqualTo("vaadin-grid");
        officer.page().keyboard().press("Enter");
        officer.page().waitForURL(address -> address.endsWith("/staff/case/" + task.taskKey()));

        officer.page().goBack();
        officer.field("inbox.search").waitFor();
        assertThat(officer.field("inbox.search")).hasValue("松田");
    }

    @Test
    void takesTheNextTaskAndShowsTheKeys() {
        Inbox.Row task = tasks(1).getFirst();
        Visitor officer = stage.officer("examiner1");
        search(officer, task.caseNumber());
        cell(officer, task.caseNumber()).click();
        officer.page().waitForTimeout(400);
        officer.page().keyboard().press("?");
        officer.reads(Visitor.text("inbox.key.next.does"));
        officer.look("inbox-keys");
        officer.page().keyboard().press("Escape");
        officer.page().keyboard().press("n");

        officer.page().waitForURL(address -> address.endsWith("/staff/case/" + task.taskKey()));
        officer.button("claim.release").waitFor();
        assertThat(staff.inbox.find(task.taskKey()).orElseThrow().assignee()).contains("examiner1");
    }

    @Test
    void aManagerSeesWhoWorksOnWhatAndFreesATask() {
        Inbox.Row task = tasks(1).getFirst();
        staff.claimed(task, COLLEAGUE);
        Visitor manager = stage.officer("manager1");
        manager.check("inbox.every-group");
        manager.page().getByText(Visitor.text("inbox.load")).first().click();
        assertThat(manager.page().locator(".workload")).containsText(COLLEAGUE.username());
        manager.lookEverywhere("inbox-workload");
        search(manager, task.caseNumber());
        cell(manager, task.caseNumber()).click();
        manager.click("inbox.take-back");

        manager.reads(filled("inbox.taken-back", task.caseNumber()));
        assertThat(staff.inbox.find(task.taskKey()).orElseThrow().assignee()).isEmpty();
    }
}
