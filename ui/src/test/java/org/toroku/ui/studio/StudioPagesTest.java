package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeDrafts;
import org.toroku.ui.fake.FakePublications;
import org.toroku.ui.staff.Confirmation;
import org.toroku.workflows.ModelFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The process owners' pages, with the real proof behind them and a browser that tells what a browser would tell. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class StudioPagesTest extends SpringBrowserlessTest {
    private static final String FIRST = "bpmn/decide-application.bpmn";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private FakeDrafts drafts;

    @Autowired
    private FakePublications publications;

    @Autowired
    private Owner owner;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        drafts.clear();
        publications.clear();
    }

    private UUID draft() {
        return ((Act.Done) drafts.start("owner1", "Shorter names", DraftDesk.Base.LIVE)).id();
    }

    private Component open(UUID draft) {
        return navigate(DraftView.address(draft), DraftView.class);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Boolean> approval() {
        return find(RadioButtonGroup.class).single();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private ModelEditor editor() {
        return find(ModelEditor.class).single();
    }

    private void fire(String event, Map<String, String> detail) {
        ObjectNode data = JSON.createObjectNode();
        detail.forEach((name, value) -> data.put("event.detail." + name, value));
        var element = editor().getElement();
        element.getNode().getFeature(ElementListenerMap.class).fireEvent(new DomEvent(element, event, data));
    }

    private String released(String resource) {
        UUID any = draft();
        return drafts.file("owner1", any, 0, resource).orElseThrow().text();
    }

    private void edit(String xml) {
        fire("model-touched", Map.of());
        fire("model-changed", Map.of("key", FIRST, "xml", xml));
    }

    private void save() {
        test(button("Save and prove")).click();
        fire("model-flushed", Map.of());
    }

    private static String renamed(String xml) {
        return xml.replace("規則で判定する", "規則で決める")
                .replaceAll("versionTag value=\"[^\"]+\"", "versionTag value=\"2026-12-01.1\"");
    }

    private static String hostile(String xml) {
        return xml.replace("targetRef=\"decide-automatically\"", "targetRef=\"accepted-by-rule\"");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void showsTheModelsInForceAndBeginsADraft() {
        StudioView view = navigate(StudioView.class);
        assertThat(text(view))
                .contains("The models that this release of the software brings along", "Decide on the application")
                .contains("No proposal waits", "There are no drafts")
                .doesNotContain("!studio");
        test(button("Begin the draft")).click();
        assertThat(find(TextField.class).single().getErrorMessage()).isEqualTo("Please write something.");
        test(find(TextField.class).single()).setValue("Shorter names");
        test(button("Begin the draft")).click();
        assertThat(getCurrentView()).isInstanceOf(DraftView.class);
        assertThat(text((Component) getCurrentView())).contains("Draft “Shorter names”", "Version 0");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void savesAnEditAsAVersionThatIsProven() {
        UUID draft = draft();
        Component view = open(draft);
        roundTrip();
        assertThat(text(view)).contains("Version 0 is proven");
        edit(renamed(released(FIRST)));
        assertThat(text(view)).contains("unsaved", "There were edits since");
        save();
        assertThat(drafts.draft("owner1", draft).orElseThrow().newest()).isEqualTo(1);
        assertThat(text(view)).contains("Version 1 is proven", "changed").doesNotContain("unsaved");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void lightsTheWayToAFaultAndSaysWhatCouldHappen() {
        Component view = open(draft());
        edit(hostile(released(FIRST)));
        save();
        assertThat(text(view)).contains("Version 1 cannot be published");
        Button sentence = find(Button.class).withClassName("violation").all().getFirst();
        assertThat(sentence.getText())
                .as("a sentence, not a code")
                .contains(" ")
                .endsWith(".");
        test(sentence).click();
        assertThat(sentence.getElement().getAttribute("aria-pressed")).isEqualTo("true");
        assertThat(editor().getElement().getPropertyRaw("marks").toString()).contains("fault");
        test(sentence).click();
        assertThat(editor().getElement().getPropertyRaw("marks").toString()).doesNotContain("fault");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void losesNothingWhenSomebodyElseSavedMeanwhile() {
        UUID draft = draft();
        Component view = open(draft);
        String mine = renamed(released(FIRST));
        edit(mine);
        ModelFile theirs =
                new ModelFile(FIRST, released(FIRST).replace("諾否", "可否").getBytes(StandardCharsets.UTF_8));
        drafts.save("owner2", new DraftDesk.Edit(draft, 0, theirs));
        save();
        assertThat(text(view))
                .contains("Somebody else saved this draft", "Version 1: owner2", "You both changed")
                .contains("Save my decide-application.bpmn as a file");
        assertThat(drafts.draft("owner1", draft).orElseThrow().newest()).isEqualTo(1);
        test(button("Save mine on top")).click();
        fire("model-flushed", Map.of());
        assertThat(drafts.file("owner1", draft, 1, FIRST).orElseThrow().text()).isEqualTo(theirs.text());
        assertThat(drafts.file("owner1", draft, 2, FIRST).orElseThrow().text()).isEqualTo(mine);
    }

    /** Nothing moves under their hands, and nothing is lost. */
    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void tellsAnOpenPageWhatItsOwnerSavedOnAnother() {
        UUID draft = draft();
        Component view = open(draft);
        String elsewhere = released(FIRST).replace("諾否", "可否");
        drafts.save("owner1", new DraftDesk.Edit(draft, 0, file(elsewhere)));
        owner.notices().changed();
        runPendingSignalsTasks();
        assertThat(text(view))
                .contains("You saved version 1 on another page", "no edits that are not saved")
                .contains("Show the newest version");

        String mine = renamed(released(FIRST));
        edit(mine);
        test(button("Show the newest version")).click();
        fire("model-flushed", Map.of());
        assertThat(text(view)).contains("You saved this draft on another page", "Save mine on top");
        test(button("Save mine on top")).click();
        fire("model-flushed", Map.of());
        runPendingSignalsTasks();
        assertThat(drafts.file("owner1", draft, 1, FIRST).orElseThrow().text()).isEqualTo(elsewhere);
        assertThat(drafts.file("owner1", draft, 2, FIRST).orElseThrow().text()).isEqualTo(mine);
        assertThat(find(Button.class).withText("Show the newest version").exists())
                .isFalse();
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void tellsAnOpenPageOfAVersionThatItsOwnerTookBackOnAnother() {
        UUID draft = draft();
        drafts.save("owner1", new DraftDesk.Edit(draft, 0, file(renamed(released(FIRST)))));
        Component view = open(draft);
        DraftSession other = new DraftSession(owner, owner.draft(draft).orElseThrow());
        owner.notices().take(other, new DraftNotices.Taken("owner2", draft, FIRST, 0));
        runPendingSignalsTasks();
        assertThat(text(view)).doesNotContain("On another page");

        owner.notices().take(other, new DraftNotices.Taken("owner1", draft, FIRST, 0));
        runPendingSignalsTasks();
        assertThat(text(view))
                .contains("On another page you put the content of version 0 into decide-application.bpmn");

        owner.notices().settle(other);
        runPendingSignalsTasks();
        assertThat(text(view)).doesNotContain("On another page");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void aVersionTakenBackIsToldUntilItIsSaved() {
        UUID draft = draft();
        drafts.save("owner1", new DraftDesk.Edit(draft, 0, file(renamed(released(FIRST)))));
        open(draft);
        DraftSession other = new DraftSession(owner, owner.draft(draft).orElseThrow());
        find(TabSheet.class).single().setSelectedIndex(3);
        test(find(Button.class).withText("Edit version 0").single()).click();
        fire("model-flushed", Map.of());
        assertThat(owner.notices().elsewhere(other, "owner1"))
                .containsExactly(new DraftNotices.Taken("owner1", draft, FIRST, 0));
        save();
        assertThat(owner.notices().elsewhere(other, "owner1")).isEmpty();
    }

    private static ModelFile tagged(DraftDesk desk, UUID draft, String words) {
        String text = desk.file("owner1", draft, 0, FIRST).orElseThrow().text();
        return file(text.replaceFirst("versionTag value=\"[^\"]*\"", "versionTag value=\"2026-12-01." + words + "\""));
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void saysWhoCanApproveAndWhatHelpsWhereNobodyCan() {
        UUID draft = draft();
        drafts.save("owner1", new DraftDesk.Edit(draft, 0, tagged(drafts, draft, "1")));
        Component one = navigate(ProposeView.address(draft), ProposeView.class);
        assertThat(text(one)).contains("Edited by: owner1.", "Who can approve: owner2");

        drafts.save("owner2", new DraftDesk.Edit(draft, 1, tagged(drafts, draft, "2")));
        Component both = navigate(ProposeView.address(draft), ProposeView.class);
        assertThat(text(both))
                .contains("Edited by: owner1, owner2.", "Nobody can approve this draft now")
                .contains("Ask the manager for another process owner", "owner2, who did not edit that draft");
        test(button("Take this draft over")).click();
        TextField name = find(TextField.class)
                .withCaption("Name of the draft that you take over")
                .single();
        assertThat(name.isInvalid()).isTrue();
        test(name).setValue("Taken over");
        test(button("Take this draft over")).click();

        assertThat(getCurrentView()).isInstanceOf(ProposeView.class);
        assertThat(text((Component) getCurrentView())).contains("Edited by: owner1.", "Who can approve: owner2");
    }

    /** Who could approve takes nothing over. */
    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void asksTheAuthorToProposeWhereTheReaderIsTheOneWhoCanApprove() {
        UUID draft = draft();
        drafts.save("owner2", new DraftDesk.Edit(draft, 0, tagged(drafts, draft, "1")));
        assertThat(text(navigate(ProposeView.address(draft), ProposeView.class)))
                .contains("Edited by: owner2.", "You edited nothing of this draft")
                .doesNotContain("Nobody can approve this draft now", "Take this draft over");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void offersTheModelsInForceOnlyWhereSomethingIsPublished() {
        assertThat(text(navigate(StudioView.class))).contains("Nothing has been published yet");
        assertThat(bases()).containsExactly(DraftDesk.Base.RELEASE);
    }

    @SuppressWarnings("unchecked")
    private java.util.List<Object> bases() {
        return ((RadioButtonGroup<Object>) find(RadioButtonGroup.class).single())
                .getListDataView()
                .getItems()
                .toList();
    }

    private static ModelFile file(String text) {
        return new ModelFile(FIRST, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void writesACommentAtTheChosenElement() {
        UUID draft = draft();
        Component view = open(draft);
        find(TabSheet.class).single().setSelectedIndex(1);
        Button send = button("Add the comment");
        assertThat(send.isEnabled()).isFalse();
        fire("element-selected", Map.of("id", "decide-automatically"));
        assertThat(text(view)).contains("You write a comment at “Decide by rule”");
        test(send).click();
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        test(find(TextArea.class).single()).setValue("Does this still hold?");
        test(send).click();
        assertThat(text(view)).contains("Does this still hold?", "Comments (1 open)");
        assertThat(drafts.comments("owner1", draft).getFirst().place())
                .isEqualTo(new DraftDesk.Place(FIRST, "decide-automatically"));
        assertThat(editor().getElement().getPropertyRaw("marks").toString()).contains("comment");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void takesAFileOfTheDesktopModelerOrSaysWhyNot() {
        UUID draft = draft();
        open(draft);
        Upload upload = find(Upload.class).single();
        test(upload).upload("x.bpmn", "text/xml", "<html/>".getBytes(StandardCharsets.UTF_8));
        assertThat(drafts.draft("owner1", draft).orElseThrow().newest()).isZero();
        test(upload).upload("x.bpmn", "text/xml", renamed(released(FIRST)).getBytes(StandardCharsets.UTF_8));
        assertThat(drafts.draft("owner1", draft).orElseThrow().newest()).isEqualTo(1);
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void proposesWithTheApprovalOfTheChange() {
        UUID draft = draft();
        drafts.save(
                "owner1",
                new DraftDesk.Edit(
                        draft, 0, new ModelFile(FIRST, renamed(released(FIRST)).getBytes(StandardCharsets.UTF_8))));
        Component view = navigate(ProposeView.address(draft), ProposeView.class);
        assertThat(text(view)).contains("0 added, 2 changed, 0 removed", "規則で判定する → 規則で決める");
        test(button("Propose")).click();
        assertThat(publications.count("owner1"))
                .as("nothing said about the approval")
                .isZero();
        approval().setValue(true);
        test(find(TextArea.class).all().getFirst()).setValue("Clearer name");
        test(find(TextField.class).single()).setValue("総官第1号");
        test(find(DatePicker.class).single()).setValue(LocalDate.of(2026, 11, 20));
        test(button("Propose")).click();
        assertThat(publications.publications("owner1", 0, 1).getFirst().approval())
                .isEqualTo(new ChangeApproval.Approved("総官第1号", LocalDate.of(2026, 11, 20)));
        assertThat(text((Component) getCurrentView())).contains("Number 1", "This is your own proposal");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void saysBeforeAnybodyWritesReasonsThatAVersionTagIsMissing() {
        UUID draft = draft();
        String untagged = released(FIRST).replace("規則で判定する", "規則で決める");
        drafts.save(
                "owner1",
                new DraftDesk.Edit(draft, 0, new ModelFile(FIRST, untagged.getBytes(StandardCharsets.UTF_8))));
        assertThat(text(navigate(ProposeView.address(draft), ProposeView.class)))
                .contains("still bear the version tag in force, or none: Decide on the application");
        assertThat(find(Button.class).withText("Propose").all()).isEmpty();
    }

    @Test
    @WithMockUser(username = "owner2", roles = "process-owner")
    void whoeverEditedCanRejectAndNotApprove() {
        UUID proposal = proposal("owner2");
        assertThat(text(navigate(StudioView.class))).doesNotContain("Waits for you");
        assertThat(text(navigate(ProposalView.address(proposal), ProposalView.class)))
                .contains("edited or proposed this and cannot approve it");
        assertThat(find(Button.class).withText("Approve and publish").all()).isEmpty();
        assertThat(button("Reject").isEnabled()).isTrue();
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void saysAboveTheDiagramWhatTheProofCameTo() {
        Component view = open(draft());
        edit(hostile(released(FIRST)));
        assertThat(find(Verdict.class).single().getElement().getTextRecursively())
                .contains("neither saved nor proven");
        save();
        assertThat(find(Verdict.class).single().getElement().getTextRecursively())
                .contains("Version 1: cannot be published");
        assertThat(text(view)).as("names, not ids").doesNotContain("“accepted-by-rule”");
        test(button("See the problems")).click();
        assertThat(find(TabSheet.class).single().getSelectedIndex()).isZero();
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void offersNoProposalOfWhatIsNotProven() {
        UUID draft = draft();
        drafts.save(
                "owner1",
                new DraftDesk.Edit(
                        draft, 0, new ModelFile(FIRST, hostile(released(FIRST)).getBytes(StandardCharsets.UTF_8))));
        assertThat(text(navigate(ProposeView.address(draft), ProposeView.class)))
                .contains("This version is not proven");
        assertThat(find(Button.class).withText("Propose").all()).isEmpty();
    }

    private UUID proposal() {
        return proposal("owner1");
    }

    private UUID proposal(String author) {
        UUID draft = draft();
        drafts.save(
                author,
                new DraftDesk.Edit(
                        draft, 0, new ModelFile(FIRST, renamed(released(FIRST)).getBytes(StandardCharsets.UTF_8))));
        return ((Act.Done) publications.propose(
                        "owner1", new Proposal(draft, 1, "Clearer", new ChangeApproval.Exempt("a name only"))))
                .id();
    }

    @Test
    @WithMockUser(username = "owner2", roles = "process-owner")
    void aSecondOwnerApprovesOnlyAfterBeingAsked() {
        UUID proposal = proposal();
        assertThat(text(navigate(StudioView.class))).contains("Waits for you");
        Component view = navigate(ProposalView.address(proposal), ProposalView.class);
        assertThat(text(view)).contains("Not needed: a name only", "2 changed");
        test(find(Button.class).withText("Approve and publish").all().getFirst())
                .click();
        assertThat(publications.publication("owner2", proposal).orElseThrow().state())
                .isEqualTo(State.PROPOSED);
        test(find(Button.class).withText("Approve and publish").all().getLast()).click();
        assertThat(publications.publication("owner2", proposal).orElseThrow().state())
                .isEqualTo(State.LIVE);
        assertThat(text(view)).contains("In force");
    }

    @Test
    @WithMockUser(username = "owner2", roles = "process-owner")
    void saysBesideTheProposalAndTheApprovalThatACommentIsOpen() {
        UUID proposal = proposal();
        UUID draft = publications
                .publication("owner2", proposal)
                .orElseThrow()
                .draft()
                .orElseThrow();
        String open = "Comments at this draft that nobody has resolved: 1.";
        assertThat(text(navigate(ProposalView.address(proposal), ProposalView.class)))
                .doesNotContain("nobody has resolved");
        drafts.comment("owner1", draft, new DraftDesk.Place(FIRST, "decide-automatically"), "Does this still hold?");
        Component view = navigate(ProposalView.address(proposal), ProposalView.class);
        assertThat(text(view)).containsOnlyOnce(open);
        test(find(Button.class).withText("Approve and publish").all().getFirst())
                .click();
        assertThat(find(Confirmation.class).single().getElement().getTextRecursively())
                .contains(open, "See the comments");
        drafts.resolve("owner2", drafts.comments("owner2", draft).getFirst().id());
        assertThat(text(navigate(ProposalView.address(proposal), ProposalView.class)))
                .doesNotContain("nobody has resolved");
    }

    @Test
    @WithMockUser(username = "owner2", roles = "process-owner")
    void rejectsWithAReasonOnly() {
        UUID proposal = proposal();
        navigate(ProposalView.address(proposal), ProposalView.class);
        test(button("Reject")).click();
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        test(find(TextArea.class).single()).setValue("The name is wrong");
        test(button("Reject")).click();
        assertThat(publications.publication("owner2", proposal).orElseThrow().note())
                .contains("The name is wrong");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void goesBackToAnEarlierPublicationByAnotherProposal() {
        UUID first = proposal();
        publications.approve("owner2", first);
        publications.approve("owner2", proposal());
        Component view = navigate(RepublishView.address(first), RepublishView.class);
        assertThat(text(view)).contains("number 1");
        approval().setValue(false);
        find(TextArea.class).all().forEach(area -> test(area).setValue("Back"));
        test(button("Propose to go back")).click();
        assertThat(publications.publications("owner1", 0, 1).getFirst().republishes())
                .contains(first);
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void letsAnAuditorReadOnly() {
        UUID proposal = proposal();
        assertThat(text(navigate(StudioView.class))).contains("Number 1", "Shorter names");
        assertThat(find(Button.class).withText("Begin the draft").all()).isEmpty();
        assertThat(text(navigate(ProposalView.address(proposal), ProposalView.class)))
                .contains("2 changed");
        assertThat(find(Button.class).withText("Approve and publish").all()).isEmpty();
        UUID draft = drafts.drafts("kansa").getFirst().id();
        assertThat(text(open(draft))).contains("You can read only");
        assertThat(find(Button.class).withText("Save and prove").all()).isEmpty();
        assertThat(editor().getElement().getProperty("readOnly", false)).isTrue();
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void alarmsWhereSomebodyDeployedPastToroku() {
        publications.intrude();
        assertThat(text(navigate(StudioView.class)))
                .contains("The engine holds models that Toroku did not publish", "issue-certificate (version 9");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void tracesElementsToArticlesChecksAndPages() {
        assertThat(text(navigate(LawView.class)))
                .contains("No element lacks its article")
                .contains("Signature, path and status of the card's certificate", "Case room (/staff/case/:task)")
                .contains("則5①(2)", "By article", "whoever examined this application cannot decide on it")
                .doesNotContain("!studio", "Unknown job", "No element cites it", "no page here for this task");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void showsAnArticleThatAPublicationDropped() {
        UUID draft = draft();
        String dropped = renamed(released(FIRST)).replace("則5①(2); 則12①一", "則12①一");
        drafts.resources().keySet().forEach(resource -> {
            String without = released(resource).replace("番号法20", "則12①一");
            drafts.save(
                    "owner1",
                    new DraftDesk.Edit(
                            draft,
                            drafts.draft("owner1", draft).orElseThrow().newest(),
                            new ModelFile(
                                    resource,
                                    (resource.equals(FIRST) ? dropped : without).getBytes(StandardCharsets.UTF_8))));
        });
        int newest = drafts.draft("owner1", draft).orElseThrow().newest();
        UUID proposal = ((Act.Done) publications.propose(
                        "owner1", new Proposal(draft, newest, "Shorter", new ChangeApproval.Exempt("a test"))))
                .id();
        publications.approve("owner2", proposal);
        assertThat(text(navigate(LawView.class))).contains("番号法20", "No element cites it");
    }

    @Test
    @WithMockUser(username = "owner1", roles = "process-owner")
    void leadsAnOwnerWithoutTasksToTheStudio() {
        navigate("staff", StudioView.class);
        assertThat(find(Anchor.class).all()).isNotEmpty();
    }
}
