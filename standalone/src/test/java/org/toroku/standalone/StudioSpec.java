package org.toroku.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.PublicationDesk;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** Two process owners change the work in a real browser: edit, prove, propose, approve; new cases follow the new model. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudioSpec {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MODEL = "bpmn/decide-application.bpmn";
    private static final String OTHER = "bpmn/enrol-my-number-card.bpmn";
    private static final String CONDITION = "decided-by-rule-to-card-examination-due";
    private static final String TASK = "decide-automatically";
    private static final String NEW_NAME = "公開された規則で判定する";

    private final Standalone toroku;
    private final BrowserStage stage;
    private final PublicationDesk publications;
    private final DraftDesk drafts;

    StudioSpec(Standalone toroku) {
        this.toroku = toroku;
        this.stage = new BrowserStage(toroku, "studio");
        this.publications = toroku.context().getBean(PublicationDesk.class);
        this.drafts = toroku.context().getBean(DraftDesk.class);
    }

    @AfterAll
    void close() {
        stage.close();
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
        Visitor owner1 = stage.owner("owner1");
        owner1.shows("studio.live.release");
        owner1.lookEverywhere("studio-start");
        if (!owner1.field("studio.draft.name").isVisible()) {
            // folded where there are drafts already
            owner1.page().getByText(Visitor.text("studio.draft.new")).click();
        }
        owner1.fill("studio.draft.name", "判定の名前を明確にする");
        owner1.click("studio.draft.start");
        element(owner1, TASK).waitFor();
        assertThat(owner1.page().locator(".bjs-powered-by")).isVisible();

        rename(owner1);
        typesAnExpression(owner1);
        save(owner1, 1);
        owner1.shows("studio.proof.label.sound");
        owner1.lookEverywhere("studio-draft");

        bypass(owner1);
        propose(owner1);
        approve(stage.owner("owner2"));

        var applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        Publication live =
                publications.inForce("owner1").orElseThrow().publication().orElseThrow();
        assertThat(publications.runs("auditor1", mine.id()))
                .isNotEmpty()
                .allSatisfy(run -> assertThat(run.publication()).contains(live.id()));

        seesTheFlowOf(owner1);
        owner1.go("/staff/studio/law");
        owner1.shows("studio.law.table");
        owner1.lookEverywhere("studio-law");
        prints(owner1.page());
        goBack(owner1, live.id());
        followsACase(owner1, mine.caseNumber(), live.number());
    }

    @Test
    void anOwnerReadsTheRulesAndComparesAChangedTable() {
        Visitor owner = stage.owner("owner1");
        owner.page().getByText(Visitor.text("studio.rules.go")).click();
        Locator drawn = owner.page().locator("toroku-rule-table .tjs-table");
        drawn.waitFor();
        assertThat(owner.page().locator("toroku-rule-table .bjs-powered-by").first())
                .isVisible();
        owner.lookEverywhere("studio-rules");
        owner.click("studio.rules.drawn.graph");
        owner.page().locator("toroku-rule-table .djs-shape").first().waitFor();
        assertThat(owner.page().locator("toroku-rule-table .bjs-powered-by")).isVisible();
        owner.lookEverywhere("studio-rules-graph");
        owner.page()
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(
                        "changed.dmn",
                        "application/xml",
                        RuleSet.automaticDecision()
                                .file()
                                .text()
                                .replace("<text>[0..19]</text>", "<text>[0..49]</text>")
                                .getBytes(StandardCharsets.UTF_8)));
        owner.shows("studio.rules.WIDER");
        owner.page().getByText(Visitor.text("studio.rules.changed")).first().scrollIntoViewIfNeeded();
        owner.look("studio-rules-difference");
        owner.lookEverywhere("studio-rules-compared");
    }

    /** All cases on the diagram; a number that no case has is told so. */
    private static void seesTheFlowOf(Visitor owner) {
        owner.go("/staff/studio/live");
        owner.page().locator(".toroku-badge").first().waitFor();
        owner.lookEverywhere("studio-live");
        owner.page().locator("vaadin-text-field input").fill("M-0000-000000");
        owner.page().keyboard().press("Enter");
        owner.shows("studio.flow.case.unknown");
    }

    /** By the publication that it began with; the one in force by now leads it the same way under another number. */
    private void followsACase(Visitor owner, String caseNumber, long followed) {
        owner.go("/staff/studio/live");
        owner.page().locator("vaadin-text-field input").fill(caseNumber);
        owner.page().keyboard().press("Enter");
        owner.page().locator("toroku-model-editor .toroku-badge").first().waitFor();
        long inForce = publications
                .inForce("owner1")
                .orElseThrow()
                .publication()
                .orElseThrow()
                .number();
        assertThat(inForce).isGreaterThan(followed);
        assertThat(owner.page().locator(".edition")).containsText("第" + followed + "号の公開");
        assertThat(owner.page().locator(".edition")).not().containsText("第" + inForce + "号の公開");
        owner.lookEverywhere("studio-case");
    }

    /** The frame of the staff's pages scrolls; on paper everything has to come out of it. */
    private static void prints(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
                .as("height of what is printed")
                .isGreaterThan(3000);
        assertThat(page.locator(".law .tools")).isHidden();
        assertThat(page.locator("toroku-model-editor")).isHidden();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    /** Another publication takes the place of the first, which an owner then proposes again. */
    private void goBack(Visitor owner, UUID first) {
        UUID draft = done(drafts.start("owner1", "二つ目の変更", DraftDesk.Base.LIVE));
        ModelFile before = drafts.file("owner1", draft, 0, MODEL).orElseThrow();
        String after = before.text().replace(NEW_NAME, "規則表で判定する").replace("2026-12-01.1", "2026-12-02.1");
        assertThat(drafts.save(
                        "owner1",
                        new DraftDesk.Edit(draft, 0, new ModelFile(MODEL, after.getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOf(DraftDesk.Saved.Done.class);
        UUID second = done(publications.propose(
                "owner1",
                new PublicationDesk.Proposal(
                        draft, 1, "名前を改める。", new PublicationDesk.ChangeApproval.Exempt("名称だけの変更"))));
        done(publications.approve("owner2", second));
        Waiting.until(
                PATIENCE,
                () -> publications.publication("owner1", first).orElseThrow().state(),
                found -> found == State.SUPERSEDED);
        owner.go("/staff/studio");
        owner.page().getByText(Visitor.text("studio.republish.go")).first().click();
        owner.shows("studio.propose.form");
        owner.reads("規則表で判定する → " + NEW_NAME);
        owner.lookEverywhere("studio-republish");
        owner.fill("studio.propose.reason", "前の名前に戻す。");
        owner.page().getByLabel(Visitor.text("studio.approval.exempt")).check();
        owner.fill("studio.approval.exemption", "名称だけの変更");
        owner.click("studio.republish.send");
        owner.shows("studio.decide.own");
        done(publications.approve(
                "owner2", publications.publications("owner2", 0, 1).getFirst().id()));
        Waiting.until(
                PATIENCE,
                () -> publications
                        .inForce("owner1")
                        .orElseThrow()
                        .publication()
                        .orElseThrow()
                        .republishes(),
                found -> found.equals(Optional.of(first)));
    }

    private static UUID done(Act act) {
        assertThat(act).isInstanceOf(Act.Done.class);
        return ((Act.Done) act).id();
    }

    @Test
    void twoOwnersInOneDraftLoseNothing() {
        UUID draft = done(drafts.start("owner1", "二人で編集する", DraftDesk.Base.RELEASE));
        Visitor owner2 = stage.owner("owner2");
        owner2.go("/staff/studio/draft/" + draft);
        element(owner2, TASK).waitFor();
        element(owner2, TASK).click();
        owner2.page()
                .locator("[data-group-id='group-general'] .bio-properties-panel-group-header")
                .click();
        owner2.page().locator("#bio-properties-panel-name").fill("規則で自動的に判定する");
        owner2.shows("studio.verdict.outdated");
        Visitor owner1 = stage.owner("owner1");
        owner1.go("/staff/studio/draft/" + draft);
        element(owner1, TASK).waitFor();
        ModelFile other = drafts.file("owner1", draft, 0, OTHER).orElseThrow();
        drafts.save(
                "owner1",
                new DraftDesk.Edit(
                        draft,
                        0,
                        new ModelFile(
                                OTHER,
                                other.text().replace("申込書類を保存する", "申込書類を保管する").getBytes(StandardCharsets.UTF_8))));
        owner2.click("studio.save");
        owner2.shows("studio.conflict.apart");
        owner2.look("studio-conflict");
        owner2.click("studio.conflict.as-well");
        owner2.awaits(filled("studio.saved", 2));
        assertThat(drafts.file("owner1", draft, 2, MODEL).orElseThrow().text()).contains("規則で自動的に判定する");
        assertThat(drafts.file("owner1", draft, 2, OTHER).orElseThrow().text()).contains("申込書類を保管する");
        // told without being asked, and nothing moved
        owner1.shows("studio.news.show");
        owner1.look("studio-news");
        owner1.click("studio.news.show");
        owner1.page()
                .getByText(Visitor.text("studio.news.show"))
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        owner1.go("/staff/studio/propose/" + draft);
        owner1.shows("studio.propose.approvers.none");
        owner1.lookEverywhere("studio-nobody-approves");
        owner1.fill("studio.take-over.name", "一人で引き受ける");
        owner1.click("studio.take-over");
        owner1.reads(filled("studio.propose.approvers", "owner2"));
    }

    @Test
    void whereTheDiagramCannotBeLoadedTheRestOfThePageWorks() {
        UUID draft = done(drafts.start("owner1", "図のない編集", DraftDesk.Base.RELEASE));
        Visitor owner = stage.owner("owner1");
        owner.page().route(Pattern.compile("/Modeler-[^/]*\\.js"), Route::abort);
        owner.go("/staff/studio/draft/" + draft);
        owner.shows("studio.editor.unavailable");
        owner.look("studio-no-diagram");
        owner.click("studio.save");
        owner.awaits(filled("studio.proven", 0));
        owner.page().unroute(Pattern.compile("/Modeler-[^/]*\\.js"));
        owner.click("studio.editor.again");
        element(owner, TASK).waitFor();
    }

    @Test
    void theListOfElementsLeadsIntoTheDiagramWithoutAMouse() {
        UUID draft = done(drafts.start("owner1", "マウスを使わない編集", DraftDesk.Base.RELEASE));
        Visitor owner = stage.owner("owner1");
        owner.go("/staff/studio/draft/" + draft);
        element(owner, TASK).waitFor();
        owner.page().getByText(Visitor.text("studio.editor.keys")).click();
        owner.look("studio-keys");
        owner.page().getByText(Visitor.text("studio.editor.keys")).click();
        owner.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Visitor.text("studio.elements")))
                .click();
        owner.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("規則で判定する"))
                .press("Enter");
        owner.page()
                .locator("g.selected[data-element-id='" + TASK + "']")
                .first()
                .waitFor();
        assertThat((Boolean) owner.page().evaluate("!!document.activeElement.closest('.djs-container')"))
                .as("the diagram has the focus, so that its keys act")
                .isTrue();
        owner.page().keyboard().press("Delete");
        element(owner, TASK)
                .waitFor(new Locator.WaitForOptions()
                        .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        owner.page().keyboard().press("Control+z");
        element(owner, TASK).waitFor();
        element(owner, TASK).click();
        owner.page().keyboard().press("r");
        owner.page().locator(".djs-popup .entry").first().waitFor();
        owner.look("studio-change-type");
        owner.page().keyboard().press("Escape");
        owner.page().locator(".bio-properties-panel-select-template-button").click();
        owner.page().locator(".djs-popup").getByText("規則").first().waitFor();
        owner.look("studio-parts");
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

    /** Key by key where the caret is; the keyboard chooses all of it, and Escape is not needed to leave. */
    private static void typesAnExpression(Visitor owner) {
        Page page = owner.page();
        page.locator("toroku-model-editor:visible g.djs-connection[data-element-id='" + CONDITION + "']")
                .first()
                .click(new Locator.ClickOptions().setForce(true));
        page.locator("[data-group-id='group-CamundaPlatform__Condition'] .bio-properties-panel-group-header, "
                        + "[data-group-id='group-condition'] .bio-properties-panel-group-header")
                .first()
                .click();
        Locator field = page.locator("[data-entry-id='conditionExpression'] .cm-content");
        field.click();
        page.keyboard().press("Control+A");
        page.keyboard().type("decision = \"REFER\"", new Keyboard.TypeOptions().setDelay(30));
        assertThat(field).hasText("decision = \"REFER\"");
        page.keyboard().press("Home");
        page.keyboard().press("Delete");
        page.keyboard().type("d");
        assertThat(field).hasText("decision = \"REFER\"");
        // what it offers to complete
        page.keyboard().press("Escape");
        element(owner, TASK).click();
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
        // a level line has no height, and so is not visible to Playwright
        assertThat((String) page.locator(".djs-connection.toroku-path .djs-visual > path")
                        .first()
                        .evaluate("line => getComputedStyle(line).stroke"))
                .isEqualTo("rgb(179, 38, 30)");
        assertThat(page.locator(".toroku-dimmed")).hasCount(1);
        liesFree(page);
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

    /** All of the way is in sight: inside of the canvas, and not under the palette. */
    private static void liesFree(Page page) {
        page.waitForTimeout(500);
        BoundingBox canvas = page.locator("toroku-model-editor .djs-container").boundingBox();
        BoundingBox palette = page.locator("toroku-model-editor .djs-palette").boundingBox();
        Locator lit = page.locator("g.djs-shape:is(.toroku-path, .toroku-fault) > .djs-visual");
        assertThat(lit.all()).hasSizeGreaterThan(3).allSatisfy(each -> {
            BoundingBox box = each.boundingBox();
            assertThat(box.x).isGreaterThanOrEqualTo(palette.x + palette.width);
            assertThat(box.x + box.width).isLessThanOrEqualTo(canvas.x + canvas.width);
            assertThat(box.y).isGreaterThanOrEqualTo(canvas.y);
            assertThat(box.y + box.height).isLessThanOrEqualTo(canvas.y + canvas.height);
        });
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
        long number = publications.publications("owner2", 0, 1).getFirst().number();
        owner.page().getByText(filled("studio.proposal.number", number)).first().click();
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
