package org.toroku.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.decision.PreviewDesk;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;
import org.toroku.process.InboxChanged;
import org.toroku.process.SavedViews;
import org.toroku.ui.automation.AutomationView;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCaseModels;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeNotes;
import org.toroku.ui.fake.FakePreviews;
import org.toroku.ui.fake.FakeSwitch;
import org.toroku.ui.fake.FakeViews;
import org.toroku.ui.staff.CertificatePreviewPanel;
import org.toroku.ui.staff.NotesPanel;
import org.toroku.ui.staff.PersonPanel;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.TrailPanel;
import org.toroku.ui.studio.CaseWay;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
// a context from another class looks for the officer where the newest context no longer puts one
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class StaffPagesTest extends SpringBrowserlessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @Autowired
    private FakeInbox inbox;

    @Autowired
    private FakeViews views;

    @Autowired
    private FakeNotes notes;

    @Autowired
    private FakeDecisions desk;

    @Autowired
    private FakePreviews previews;

    @Autowired
    private FakeSwitch automation;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private CaseRoomView enter(long task) {
        return navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, String.valueOf(task)));
    }

    private String toast() {
        return test(find(Notification.class).last()).getText();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anExaminerSeesTheTasksOfExaminersAndFindsThemByName() {
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        assertThat(test(grid).size()).isEqualTo(5);
        test(find(TextField.class).withCaption("Search").single()).setValue("長宗我部");
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getRow(0).caseNumber()).isEqualTo("M-2026-000003");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aNewTaskAppearsWithoutReloading() {
        navigate(InboxView.class);
        inbox.put(FakeInbox.row(9, "新着　一郎", "examine-application", "examiner", NOW, NOW));
        events.publishEvent(new InboxChanged());
        runPendingSignalsTasks();
        assertThat(test(find(TaskGrid.class).single()).size()).isEqualTo(6);
        assertThat(find(Span.class).withText("6 task(s)").exists()).isTrue();
    }

    /** Their own case, or a namesake's: what is hidden is not hidden to be hidden. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void saysHowManyTasksAreLeftOut() {
        navigate(InboxView.class);
        assertThat(find(Span.class).withTextContaining("not shown here").exists())
                .isFalse();

        inbox.leaveOut(2);
        events.publishEvent(new InboxChanged());
        runPendingSignalsTasks();

        assertThat(find(Span.class)
                        .withText(
                                "2 task(s) not shown here: the case is yours, or of somebody who bears your name. Other officers work on them.")
                        .exists())
                .isTrue();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aClaimIsAnsweredAndShown() {
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        grid.select(test(grid).getRow(0));
        test(button("Claim")).click();
        assertThat(toast()).isEqualTo("M-2026-000001 is yours.");
        assertThat(inbox.find(1).orElseThrow().assignee()).contains("sato");
        assertThat(button("Release").isEnabled()).isTrue();
    }

    private Span tasks() {
        return find(Span.class).all().stream()
                .filter(span -> span.getElement().hasAttribute("aria-live"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void oneActOnManyTasksSaysOfEachWhyItWasRefused() {
        inbox.claim(3, "suzuki", java.util.Set.of("examiner"));
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        grid.select(inbox.find(1).orElseThrow());
        grid.select(inbox.find(3).orElseThrow());

        test(button("Claim")).click();

        assertThat(find(Paragraph.class).withText("1 of 2 done.").exists()).isTrue();
        assertThat(find(ListItem.class).single().getText())
                .isEqualTo("M-2026-000003: suzuki was faster and holds this task. Please choose another.");
        assertThat(inbox.find(1).orElseThrow().assignee()).contains("sato");
        assertThat(inbox.find(3).orElseThrow().assignee()).contains("suzuki");
        assertThat(grid.getSelectedItems())
                .as("marks stay, as the tasks are now")
                .hasSize(2);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theNextTaskIsTheFirstThatNobodyHas() {
        inbox.claim(1, "suzuki", java.util.Set.of("examiner"));
        navigate(InboxView.class);

        test(button("Next task")).click();

        assertThat(inbox.find(3).orElseThrow().assignee()).contains("sato");
        assertThat(getCurrentView()).isInstanceOf(CaseRoomView.class);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whereNothingIsTheirsToTakeTheOfficerIsToldWhy() {
        for (long held : new long[] {3, 5, 40, 43}) {
            inbox.claim(held, "suzuki", java.util.Set.of("examiner"));
        }
        navigate(InboxView.class);
        inbox.answerClaimWith(new Inbox.Claim.NotAllowed("entered-it"));

        test(button("Next task")).click();

        assertThat(toast()).startsWith("The next task is not yours to take.").contains("You entered this request");
        assertThat(getCurrentView()).isInstanceOf(InboxView.class);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aTaskOnHoldLeavesTheListAndAnEmptyListSaysThatWorkWaits() {
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        grid.choose(inbox.find(1).orElseThrow());
        test(button("Claim")).click();
        test(button("Put on hold")).click();
        TextField reason = find(TextField.class).withCaption("Reason").single();
        Button hold = find(Button.class).withText("Put on hold").all().getLast();
        test(hold).click();
        assertThat(reason.isInvalid()).as("a reason is needed").isTrue();
        test(reason).setValue("waits for a record");
        test(hold).click();

        assertThat(inbox.find(1).orElseThrow().rest().orElseThrow().reason()).isEqualTo("waits for a record");
        assertThat(tasks().getText()).isEqualTo("4 of 5 task(s)");

        test(find(TextField.class).withCaption("Search").single()).setValue("nobody of this name");
        assertThat(grid.getEmptyStateText()).contains("There are 5 task(s) in all");
        test(button("Clear filter")).click();
        assertThat(tasks().getText()).isEqualTo("4 of 5 task(s)");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void nothingIsDoneToMarkedTasksThatLeftTheList() {
        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        grid.select(test(grid).getRow(0));
        test(button("Put on hold")).click();
        test(find(TextField.class).withCaption("Reason").single()).setValue("waits");
        test(find(Button.class).withText("Put on hold").all().getLast()).click();
        assertThat(grid.getSelectedItems()).as("marks of what is on hold").isEmpty();

        grid.choose(inbox.find(5).orElseThrow());
        test(button("Claim")).click();

        assertThat(inbox.find(5).orElseThrow().assignee()).contains("sato");
        assertThat(inbox.find(1).orElseThrow())
                .satisfies(row -> assertThat(row.assignee()).contains("sato"))
                .satisfies(row -> assertThat(row.rest()).isPresent());
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aHoldIsForTheTasksThatItWasAskedFor() {
        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        inbox.claim(3, "sato", java.util.Set.of("examiner"));
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        grid.choose(inbox.find(1).orElseThrow());
        test(button("Put on hold")).click();
        // what is chosen may change under an open sheet, as when others change the list
        grid.choose(inbox.find(3).orElseThrow());
        test(find(TextField.class).withCaption("Reason").single()).setValue("waits");
        test(find(Button.class).withText("Put on hold").all().getLast()).click();

        assertThat(inbox.find(1).orElseThrow().rest()).isPresent();
        assertThat(inbox.find(3).orElseThrow().rest()).isEmpty();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theListIsAsItWasWhenOneComesBack() {
        navigate(InboxView.class);
        test(find(TextField.class).withCaption("Search").single()).setValue("長宗我部");
        find(TaskGrid.class).single().choose(inbox.find(3).orElseThrow());
        test(button("Open")).click();
        assertThat(getCurrentView()).isInstanceOf(CaseRoomView.class);

        navigate(InboxView.class);

        assertThat(find(TextField.class).withCaption("Search").single().getValue())
                .isEqualTo("長宗我部");
        assertThat(find(TaskGrid.class).single().chosen().orElseThrow().taskKey())
                .isEqualTo(3);
        assertThat(tasks().getText()).isEqualTo("1 of 5 task(s)");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aViewIsSavedUnderANameAndChosenAgain() {
        navigate(InboxView.class);
        test(find(TextField.class).withCaption("Search").single()).setValue("長宗我部");
        test(button("Save view")).click();
        TextField name = find(TextField.class).withCaption("Name").single();
        test(button("Save")).click();
        assertThat(name.getErrorMessage()).isEqualTo("Please give a name of 1 to 40 characters.");
        test(name).setValue("Chosokabe");
        test(button("Save")).click();
        assertThat(views.of("sato")).extracting(SavedViews.View::name).containsExactly("Chosokabe");

        test(button("Clear filter")).click();
        assertThat(tasks().getText()).isEqualTo("5 task(s)");
        @SuppressWarnings("unchecked")
        Select<SavedViews.View> view = find(Select.class).withCaption("View").single();
        test(view).selectItem("Chosokabe");
        assertThat(tasks().getText()).isEqualTo("1 of 5 task(s)");
        test(button("Delete view")).click();
        assertThat(views.of("sato")).isEmpty();
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void anOverseerSeesEveryGroupAndTakesNothing() {
        navigate(InboxView.class);
        assertThat(tasks().getText()).isEqualTo("0 task(s)");
        test(find(Checkbox.class).withCaption("All groups").single()).click();
        assertThat(tasks().getText()).isEqualTo("10 task(s)");
        assertThat(find(Button.class).withText("End the claim").exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anExaminationNeedsEyesAndANoteBeforeItIsRecorded() {
        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        enter(1);
        test(button("Recommend acceptance")).click();
        List<Checkbox> ticks =
                find(Checkbox.class, find(ExaminePanel.class).single()).all();
        assertThat(ticks.getFirst().getErrorMessage()).startsWith("Not every field that is not equal was confirmed");
        assertThat(ticks).allMatch(Checkbox::isInvalid);
        assertThat(ticks.getLast().getErrorMessage()).isEqualTo("Not ticked.");
        TextArea note = find(TextArea.class).withCaption("Note").single();
        assertThat(note.getErrorMessage()).isEqualTo("Please write a note.");
        assertThat(find(Notification.class).exists())
                .as("told beside the fields")
                .isFalse();
        find(Checkbox.class).all().forEach(box -> test(box).click());
        assertThat(ticks).noneMatch(Checkbox::isInvalid);
        test(note).setValue("compared with the residence record");
        test(button("Recommend acceptance")).click();
        assertThat(desk.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.confirmedFields()).containsExactly("name", "address"));
        assertThat(getCurrentView()).isInstanceOf(InboxView.class);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aCaseThatChangedIsAnnouncedInsteadOfRedrawnUnderTheHands() {
        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        enter(1);
        test(find(TextArea.class).withCaption("Note").single()).setValue("half a thought");
        desk.changeCases();
        events.publishEvent(new InboxChanged());
        runPendingSignalsTasks();
        assertThat(button("Show present state")
                        .getParent()
                        .orElseThrow()
                        .getElement()
                        .getClassList())
                .contains("notice", "problem");
        assertThat(find(TextArea.class).withCaption("Note").single().getValue()).isEqualTo("half a thought");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aTaskOfAnotherGroupShowsNothingOfTheCase() {
        enter(2);
        assertThat(find(H1.class).single().getText()).isEqualTo("Case");
        assertThat(find(MatchMatrix.class).exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void theSwitchOfAutomationIsNotForDeciders() {
        assertThatThrownBy(() -> navigate(AutomationView.class)).hasMessageContaining("AutomationView");
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void theManagerStopsAutomationOnlyWithAReason() {
        navigate(AutomationView.class);
        test(button("Record and apply")).click();
        assertThat(automation.changes()).isEmpty();
        test(find(TextArea.class).single()).setValue("unusual rush of applications");
        test(button("Record and apply")).click();
        assertThat(automation.changes()).containsExactly("tanaka: unusual rush of applications");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void acceptanceIsShownAsImpossibleWithTheReasonWhereTheCertificateBreaksARule() {
        inbox.claim(2, "suzuki", java.util.Set.of("decider"));
        enter(2);
        assertThat(button("Accept").isEnabled()).isTrue();
        assertThat(find(Span.class).withText("outside accreditation").all()).hasSize(3);

        previews.objectBy(new PreviewDesk.Objection("subject-not-placeholder", "則6(5)"));
        enter(1);
        enter(2);

        assertThat(button("Accept").isEnabled()).isFalse();
        assertThat(find(ListItem.class)
                        .withText("The name is a placeholder such as \"test\" (則6(5))")
                        .exists())
                .isTrue();
        assertThat(button("Reject").isEnabled())
                .as("a rejection stays possible")
                .isTrue();
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void thePreviewSaysThatAnotherCaMakesTheCertificate() {
        inbox.claim(2, "suzuki", java.util.Set.of("decider"));
        enter(2);
        assertThat(find(CertificatePreviewPanel.class).single().getElement().getTextRecursively())
                .contains("Everything else is issued as shown here.");

        previews.leaveOpen(PreviewDesk.Open.ELSEWHERE_WITH_ADDRESSES);
        enter(1);
        enter(2);

        assertThat(find(CertificatePreviewPanel.class).single().getElement().getTextRecursively())
                .contains("Another certification authority makes this certificate; this is the draft of this house.")
                .contains("“Published at”")
                .doesNotContain("Everything else is issued as shown here.");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anExaminerReadsWhyTheAutomatonReferredTheCase() {
        enter(1);

        assertThat(find(ReferralPanel.class).single().getElement().getTextRecursively())
                .contains("The same person holds a valid certificate or applied within 30 days.");
        assertThat(find(PersonPanel.class).single().getElement().getTextRecursively())
                .contains("M-2026-000017", "5F3A9C0011D2", "Cards certify the same name")
                .contains("P-2026-000003", "which proves nothing");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whatIsAskedOfTheOfficerStandsOnTopAndChangesWithTheTask() {
        enter(1);
        assertThat(asked()).contains("Claim it to act on it").contains("Go to the act");

        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        enter(3);
        enter(1);
        assertThat(asked()).contains("Compare the 2 fields that do not match by eye");

        inbox.claim(3, "suzuki", java.util.Set.of("examiner"));
        enter(3);
        assertThat(asked()).contains("suzuki has this task").doesNotContain("Go to the act");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anOfficerHandsOverTheirOwnWorkAndIsToldWhereNobodyMayTakeIt() {
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        grid.choose(inbox.find(1).orElseThrow());
        assertThat(button("Assign").isEnabled()).as("nobody's").isFalse();
        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        events.publishEvent(new InboxChanged());
        runPendingSignalsTasks();

        handOver("nobu");
        assertThat(toast())
                .isEqualTo(
                        "M-2026-000001: nobu may not work on this task: for lack of the role, as their own case, or because"
                                + " another person has to do it.");
        handOver("suzuki");
        assertThat(toast()).isEqualTo("M-2026-000001 is assigned to suzuki.");
        assertThat(inbox.find(1).orElseThrow().assignee()).contains("suzuki");
    }

    @SuppressWarnings("unchecked")
    private void handOver(String to) {
        // the sheet, once it was opened, has a button of this name too
        test(find(Button.class).withText("Assign").all().getFirst()).click();
        // the other one hands on what absent officers hold
        AssignSheet sheet = find(AssignSheet.class).all().stream()
                .filter(each -> "assign-title".equals(each.getElement().getAttribute("aria-labelledby")))
                .findFirst()
                .orElseThrow();
        find(Select.class, sheet).single().setValue(to);
        test(find(Button.class, sheet).withText("Assign").single()).click();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void notesAreWrittenBesideTheCaseAndARefusedOneStaysTyped() {
        enter(1);
        TextArea note = find(TextArea.class).withCaption("Write a note").single();
        assertThat(note.getHelperText()).contains("@suzuki @tanaka");

        note.setValue("@nobody please look");
        test(button("Write")).click();
        assertThat(note.getErrorMessage()).isEqualTo("There is no officer “@nobody”.");
        assertThat(note.getValue()).isEqualTo("@nobody please look");

        note.setValue("called the applicant");
        test(button("Write")).click();
        assertThat(note.getValue()).isEmpty();
        assertThat(find(NotesPanel.class).single().getElement().getTextRecursively())
                .contains("called the applicant")
                .contains("sato");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anOwnNoteIsErasedAfterOneMoreQuestionAndSaysSo() {
        enter(1);
        test(find(TextArea.class).withCaption("Write a note").single()).setValue("called the applicant");
        test(button("Write")).click();

        test(find(Button.class).withText("Erase").all().getFirst()).click();
        assertThat(find(NotesPanel.class).single().getElement().getTextRecursively())
                .as("not before it is confirmed")
                .doesNotContain("Erased by its author");
        test(find(Button.class).withText("Erase").last()).click();

        assertThat(toast()).isEqualTo("M-2026-000001: The note was erased.");
        assertThat(find(NotesPanel.class).single().getElement().getTextRecursively())
                .contains("(Erased by its author on")
                .contains("sato");
        assertThat(find(Button.class).withText("Erase").all())
                .as("only the one of the closed question is left")
                .hasSize(1);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whoIsNamedSeesWhereAndGetsThereFromTheInbox() {
        notes.mention("sato", inbox.find(3).orElseThrow().caseId(), "M-2026-000003");
        navigate(InboxView.class);
        MentionsPanel mentions = find(MentionsPanel.class).single();
        assertThat(mentions.getElement().getTextRecursively()).contains("M-2026-000003 (tanaka");

        test(button("Show in the list")).click();
        assertThat(test(find(TaskGrid.class).single()).size()).isEqualTo(1);
        assertThat(find(TextField.class).withCaption("Search").single().getValue())
                .isEqualTo("M-2026-000003");

        enter(3);
        navigate(InboxView.class);
        assertThat(find(MentionsPanel.class).all()).as("seen").isEmpty();
    }

    private String asked() {
        return find(AskedNow.class).single().getElement().getTextRecursively();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theWayOnTheDiagramIsReadWhenSomebodyOpensIt() {
        enter(1);
        CaseWay way = find(CaseWay.class).single();
        assertThat(way.getElement().getTextRecursively()).doesNotContain("cannot be shown");

        way.setOpened(true);

        // the invented case stands on no diagram
        assertThat(way.getElement().getTextRecursively()).contains("The way of this case cannot be shown.");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void goingStraightFromOneCaseToAnotherShowsTheOther() {
        enter(1);
        enter(3);

        assertThat(find(H1.class).single().getText()).isEqualTo("M-2026-000003");
    }

    /** Notation beside a wrong number: only the number is marked, and everything is said in words. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whatReallyDiffersIsMarkedAndWhatIsOnlyWrittenOtherwiseIsSaid() {
        enter(1);

        MatchMatrix matrix = find(MatchMatrix.class).single();
        assertThat(find(Span.class, matrix).withClassName("differs").all())
                .extracting(Span::getText)
                .containsExactly("5", "６");
        assertThat(find(Span.class, matrix).withClassName("otherwise").all())
                .extracting(Span::getText)
                .contains("高", "髙", "1", "一");
        assertThat(matrix.getElement().getTextRecursively())
                .contains("“高” (U+9AD8) and “髙” (U+9AD9) count as the same: variant character")
                .contains("the form says “5”, the proof “６”");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void namesWhatHappenedAsTheModelsOfTheCaseDo() {
        enter(1);
        assertThat(find(TrailPanel.class).single().getElement().getTextRecursively())
                .contains(FakeCaseModels.NAME, "publication 3", "newer publication 4");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whatHappenedIsToldInWords() {
        enter(1);
        TrailPanel panel = new TrailPanel(
                List.of(
                        entry("public-key-received", Map.of("keyCheck", "ACCEPTED"), "APPLICANT", "applicant"),
                        entry("judge-revocation", Map.of("decision", "REFUSE"), "SYSTEM", "revocation.worker"),
                        entry(
                                "decide-automatically",
                                Map.of(),
                                "AUTOMATON",
                                "automatic-decision@" + "0123456789abcdef".repeat(4) + " under tanaka")),
                Optional.empty());
        assertThat(panel.getElement().getTextRecursively())
                .contains("Public key received", "key check = accepted", "do not revoke")
                .contains("Automaton (rule 01234567, tanaka answers for it)")
                .doesNotContain("applicantkey", "revocation.worker", "automatic-decision@", "ACCEPTED", "REFUSE");
    }

    private static CaseTrail.Entry entry(String element, Map<String, Object> outcome, String kind, String actor) {
        return new CaseTrail.Entry(element, 1, "SERVICE_TASK", outcome, kind, actor, NOW);
    }

    /** What was said of one case would be taken for an answer about the next. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anAnswerNamesItsCaseAndGoesWhenAnotherIsOpened() {
        enter(1);
        test(button("Claim")).click();
        assertThat(toast()).isEqualTo("M-2026-000001 is yours.");
        test(find(TextArea.class).withCaption("Write a note").single()).setValue("called the applicant");
        test(button("Write")).click();
        assertThat(toast()).isEqualTo("M-2026-000001: The note was written.");

        navigate(InboxView.class);
        assertThat(find(Notification.class).exists())
                .as("the list is no other case")
                .isTrue();
        enter(3);
        assertThat(find(Notification.class).exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void aMissingReasonIsToldAtItsField() {
        inbox.claim(2, "suzuki", java.util.Set.of("decider"));
        enter(2);
        test(button("Reject")).click();
        Select<?> reason = find(Select.class, form()).single();
        assertThat(reason.isInvalid()).isTrue();
        assertThat(reason.getErrorMessage()).isEqualTo("Please choose the reason for the rejection.");
        assertThat(find(Notification.class).exists()).isFalse();
    }

    /** A screen reader says the group with the field in it, which the keyboard enters past heading and notice. */
    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void theFormSaysOfWhichCaseItIs() {
        inbox.claim(2, "suzuki", java.util.Set.of("decider"));
        enter(2);
        assertThat(form().getElement().getAttribute("role")).isEqualTo("group");
        assertThat(form().getElement().getAttribute("aria-labelledby")).isEqualTo("case-number case-task");
        assertThat(find(H1.class).withId("case-number").single().getText()).isEqualTo("M-2026-000002");
        assertThat(find(Span.class).withId("case-task").single().getText()).isEqualTo("Decide");
        assertThat(form().getElement().getAttribute("aria-describedby")).isEqualTo("asked-now");
    }

    /** Who recommends sees what would be certified, too; a sheet that is keyed unseen is on paper only. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anExaminerSeesWhatWouldBeCertified() {
        enter(1);
        assertThat(find(CertificatePreviewPanel.class).single().getElement().getTextRecursively())
                .contains("M-2026-000002", "hanako@example.jp");
    }

    /** Ticks first, then the note; the chord is told to who cannot see the line about it, too. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theKeyboardBeginsWhereTheWorkDoes() {
        inbox.claim(1, "sato", java.util.Set.of("examiner"));
        enter(1);
        ExaminePanel form = find(ExaminePanel.class).single();
        for (Checkbox box : find(Checkbox.class, form).all()) {
            assertThat(form.beginning()).isSameAs(box);
            test(box).click();
        }
        assertThat(form.beginning()).isSameAs(find(TextArea.class, form).single());
        assertThat(button("Recommend acceptance").getElement().getAttribute("aria-keyshortcuts"))
                .isEqualTo("Control+Enter");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void theKeysOfACaseAreListed() {
        inbox.claim(2, "suzuki", java.util.Set.of("decider"));
        enter(2);
        assertThat(find(Span.class).withText(form().getTranslation("case.keys")).exists())
                .isTrue();
        test(find(Button.class, form()).withText("?").single()).click();
        assertThat(find(DescriptionList.Term.class, form()).all())
                .extracting(DescriptionList.Term::getText)
                .containsExactly("Space", "Tab", "Ctrl+Enter", "?");
    }

    private ActPanel form() {
        return find(ActPanel.class).single();
    }
}
