package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.notes.CaseNotes;
import org.toroku.process.Inbox;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;

/** Reliability 14 and 50 in a real browser: what applicants and colleagues write is read, and never done. */
@ExtendWith(RunningToroku.class)
class HostilePagesSpec {
    private static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "${7*191}{{7*191}}#{7*191}");

    private final Standalone toroku;
    private final ApplicantClient client;
    private final List<String> alarms = new ArrayList<>();
    private BrowserStage stage;

    HostilePagesSpec(Standalone toroku) {
        this.toroku = toroku;
        this.client = new ApplicantClient(toroku);
    }

    @BeforeEach
    void open() {
        stage = new BrowserStage(toroku, "hostile");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Visitor watched(Visitor visitor) {
        visitor.page().onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
        visitor.page().onPageError(alarms::add);
        return visitor;
    }

    private void inert(Page page, List<String> texts) {
        String shown = page.locator("body").innerText();
        assertThat(shown).doesNotContain("1337");
        texts.forEach(text -> assertThat(shown).contains(text));
        assertThat(page.locator("img[src='x'], svg[onload]").count()).isZero();
        assertThat(alarms).isEmpty();
    }

    @Test
    void whatIsWrittenIntoAnApplicationIsReadByApplicantAndOfficersAndNeverRun() {
        TestCard card = People.withSubstitute(toroku);
        Map<String, Object> form = new HashMap<>(client.form(card));
        form.put("address", String.join("｜", TEXTS));
        ApplicantClient.Mine mine = client.applied(form);
        client.submit(mine, CardSigner.cms(card, mine.content()));
        client.await(mine, "REFERRED");

        Staff staff = new Staff(toroku);
        Inbox.Row task = staff.examineTask(mine);
        assertThat(toroku.context().getBean(CaseNotes.class).write(Staff.EXAMINER, mine.id(), TEXTS.get(1)))
                .isInstanceOf(CaseNotes.Written.Done.class);
        Visitor officer = watched(stage.officer("examiner1"));
        officer.fill("inbox.search", mine.caseNumber());
        officer.reads(mine.caseNumber());
        inert(officer.page(), List.of());
        officer.go("/staff/case/" + task.taskKey());
        officer.reads(mine.caseNumber());
        officer.page().waitForTimeout(1_000);
        inert(officer.page(), TEXTS);
        officer.picture("hostile-case");

        Visitor applicant = watched(stage.visitor());
        applicant.go("/continue");
        applicant.fill("continue.code", mine.id() + ":" + mine.token());
        applicant.click("continue.go");
        applicant.reads(mine.caseNumber());
        applicant.page().waitForTimeout(1_000);
        inert(applicant.page(), List.of());
    }

    @Test
    void whatAnOrganisationIsCalledIsRead() {
        String name = TEXTS.get(1) + TEXTS.get(2);
        new OrganisationOffice(toroku).organisation(name);
        Visitor manager = watched(stage.officer("manager1"));
        manager.go("/staff/organisations");
        manager.reads(name);
        inert(manager.page(), List.of(name));
    }

    /** The browser's own page of errors has no way on. */
    @Test
    void whoOpensAnAddressThatIsNoPageFindsTheWayBack() {
        Visitor officer = watched(stage.officer("decider1"));
        for (String address : List.of("/staff/nowhere-at-all", "/nowhere-at-all")) {
            officer.go(address);
            officer.reads(Visitor.text("not-found.staff"));
        }
        officer.look("unknown-address");
        Visitor applicant = watched(stage.visitor());
        applicant.go("/apply/nowhere/at-all");
        applicant.reads(Visitor.text("not-found.text"));
    }
}
