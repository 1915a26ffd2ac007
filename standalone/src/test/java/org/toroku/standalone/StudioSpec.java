package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.studio.PublicationDesk;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;

/** Two process owners change the work in a real browser: edit, prove, propose, approve; new cases follow the new model. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioSpec {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String TASK = "decide-automatically";
    private static final String NEW_NAME = "公開された規則で判定する";

    private final Standalone toroku;
    private final BrowserStage stage;
    private final PublicationDesk publications;

    StudioSpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "studio");
        this.publications = toroku.context().getBean(PublicationDesk.class);
    }

    @AfterAll
    void close() {
        stage.close();
    }

    private Visitor owner(String username) {
        Visitor owner = stage.visitor();
        owner.go("/staff/studio");
        owner.page().locator("#vaadinLoginUsername input").fill(username);
        owner.page().locator("#vaadinLoginPassword input").fill(toroku.password());
        owner.button("login.submit").click();
        owner.shows("studio.lead");
        return owner;
    }

    private static Locator element(Visitor owner, String id) {
        return owner.page()
                .locator("toroku-model-editor:visible g.djs-shape[data-element-id='" + id + "']")
                .first();
    }

    private static String filled(String key, Object... values) {
        String text = Visitor.text(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    @Test
    void anOwnerEditsProvesAndProposesAnotherApprovesAndNewCasesFollow() {
        Visitor owner1 = owner("owner1");
        owner1.shows("studio.live.release");
        owner1.lookEverywhere("studio-start");
        owner1.fill("studio.draft.name", "判定の名前を明確にする");
        owner1.click("studio.draft.start");
        element(owner1, TASK).waitFor();
        assertThat(owner1.page().locator(".bjs-powered-by")).isVisible();

        rename(owner1);
        save(owner1, 1);
        owner1.shows("studio.proof.label.sound");
        owner1.lookEverywhere("studio-draft");

        bypass(owner1);
        propose(owner1);
        approve(owner("owner2"));

        var applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        Publication live =
                publications.inForce("owner1").orElseThrow().publication().orElseThrow();
        assertThat(publications.runs("auditor1", mine.id()))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.publication()).contains(live.id()));

        owner1.go("/staff/studio/law");
        owner1.shows("studio.law.table");
        owner1.lookEverywhere("studio-law");
    }

    /** The name in the properties panel, and a version tag of its own for what will be published. */
    private static void rename(Visitor owner) {
        Page page = owner.page();
        element(owner, TASK).click();
        page.locator("[data-group-id='group-general'] .bio-properties-panel-group-header")
                .click();
        page.locator("#bio-properties-panel-name").fill(NEW_NAME);
        assertThat(element(owner, TASK)).containsText("公開");
        // where nothing is drawn, the process itself is chosen
        page.locator("toroku-model-editor .djs-container > svg")
                .first()
                .click(new Locator.ClickOptions().setPosition(500, 480));
        page.locator("#bio-properties-panel-versionTag").fill("2026-12-01.1");
        page.locator("#bio-properties-panel-versionTag").press("Tab");
        owner.shows("studio.tab.unsaved");
    }

    private static void save(Visitor owner, int version) {
        owner.click("studio.save");
        owner.awaits(filled("studio.saved", version));
    }

    /** The decision is taken out; the proof says what could happen and lights the way that leads there. */
    private static void bypass(Visitor owner) {
        Page page = owner.page();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("マイナンバーカード"))
                .first()
                .click();
        element(owner, "decide-application").waitFor();
        element(owner, "decide-application").click();
        page.locator(".djs-context-pad [data-action='delete']").click();
        element(owner, "decide-application")
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        save(owner, 2);
        Locator sentences = page.locator(".violation");
        assertThat(sentences.first()).isVisible();
        for (Locator sentence : sentences.all()) {
            sentence.click();
            if (page.locator(".toroku-path").count() > 0) {
                break;
            }
        }
        assertThat(page.locator(".toroku-fault").first()).isVisible();
        assertThat(page.locator(".djs-connection.toroku-path").first()).isVisible();
        assertThat(page.locator(".toroku-dimmed")).hasCount(1);
        owner.look("studio-bypass");
        owner.go(page.url().replaceAll("^https?://[^/]+", "").replace("/draft/", "/propose/"));
        owner.reads(filled("studio.propose.unproven", sentences.count()).substring(0, 20));
        page.goBack();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("マイナンバーカード"))
                .first()
                .click();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Visitor.text("studio.history")))
                .click();
        page.getByText(filled("studio.history.take", 1)).click();
        element(owner, "decide-application").waitFor();
        save(owner, 3);
        owner.shows("studio.proof.label.sound");
    }

    private void propose(Visitor owner) {
        owner.page().getByText(Visitor.text("studio.propose.go")).click();
        owner.shows("studio.propose.form");
        owner.reads(NEW_NAME);
        owner.lookEverywhere("studio-propose");
        owner.fill("studio.propose.reason", "判定がどの規則によるかを図の上で明らかにする。");
        owner.page().getByLabel(Visitor.text("studio.approval.exempt")).check();
        owner.fill("studio.approval.exemption", "名称だけの変更で、業務の方法は変わらない。");
        owner.click("studio.propose.send");
        owner.shows("studio.decide.own");
        owner.look("studio-own-proposal");
    }

    private void approve(Visitor owner) {
        owner.shows("studio.proposals.mine");
        owner.page().getByText(filled("studio.proposal.number", 1)).first().click();
        owner.shows("studio.decide.text");
        owner.page().locator(".toroku-changed").first().waitFor();
        owner.lookEverywhere("studio-proposal");
        owner.click("studio.approve");
        owner.page()
                .locator("dialog[open]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Visitor.text("studio.approve")))
                .click();
        owner.awaits(Visitor.text("studio.approved"));
        List<Publication> live = Waiting.until(
                PATIENCE,
                () -> publications.publications("owner2", 0, 10).stream()
                        .filter(each -> each.state() == State.LIVE)
                        .toList(),
                found -> found.size() == 1);
        assertThat(live.getFirst().decidedBy()).contains("owner2");
    }
}
