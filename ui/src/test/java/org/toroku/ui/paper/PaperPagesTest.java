package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.paper.PaperFiles.Judged;
import org.toroku.paper.PostRoomDesk.Doubt;
import org.toroku.process.Inbox;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakeLetters;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.inbox.CaseRoomView;
import org.toroku.ui.layout.NotFoundView;
import org.toroku.ui.paper.DeathReportViewModel.Source;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.workflows.TaskIds;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class PaperPagesTest extends SpringBrowserlessTest {
    private static final UUID CASE = new UUID(7, 42);

    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @Autowired
    private FakeInbox inbox;

    @Autowired
    private FakePostRoom desk;

    @Autowired
    private FakePaper paper;

    @Autowired
    private FakeLetters letters;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private DeathReportView death() {
        return navigate(DeathReportView.class, Map.of(DeathReportView.CASE, CASE.toString()));
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aDeathIsReportedOnlyOnceItIsConfirmed() {
        death();
        Button report = find(Button.class).withText("Report the death").all().getFirst();
        test(report).click();
        assertThat(find(RadioButtonGroup.class).single().getErrorMessage())
                .isEqualTo("Please choose where the news comes from.");
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();
        test(find(Button.class, find(Confirmation.class).single())
                        .withText("Report the death")
                        .single())
                .click();
        assertThat(desk.asked()).as("nobody was asked yet").isEmpty();
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Source> source = find(RadioButtonGroup.class).single();
        source.setValue(Source.FAMILY_REGISTER);
        test(find(TextArea.class).single()).setValue("certificate of 1 December");

        test(report).click();
        assertThat(desk.asked()).as("only asked so far").isEmpty();
        Confirmation asked = find(Confirmation.class).single();
        assertThat(asked.getElement().getTextRecursively()).contains("髙橋　花子").contains("Stop the case");

        test(find(Button.class, asked).withText("Report the death").single()).click();
        assertThat(desk.asked()).containsExactly("death: Certificate of the family register／certificate of 1 December");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void aDeciderDoesNotReportDeaths() {
        assertThatThrownBy(this::death).hasMessageContaining("DeathReportView");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aWrongAddressShowsNobody() {
        navigate(DeathReportView.class, Map.of(DeathReportView.CASE, "P-2026-000042"));
        assertThat(find(TextArea.class).exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aRefusedActOnALetterKeepsWhatWasTyped() {
        navigate(LettersView.class);
        TextField reason = find(TextField.class)
                .withCaption("Reason (kept in the book)")
                .all()
                .getFirst();
        test(reason).setValue("torn");
        letters.refuseWith("wrong-state");

        test(find(Button.class).withText("Make void and order anew").all().getFirst())
                .click();

        assertThat(letters.asked()).containsExactly("spoil: torn");
        assertThat(find(TextField.class)
                        .withCaption("Reason (kept in the book)")
                        .all()
                        .getFirst()
                        .getValue())
                .isEqualTo("torn");
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aCodeIsNeverPrintedAgainAndASecondPrintStaysOnThePageToBeSaved() {
        navigate(LettersView.class);
        assertThat(find(Button.class).withText("Print the same again").all())
                .as("one letter of two may be printed again")
                .hasSize(1);
        test(find(TextField.class)
                        .withCaption("Reason (kept in the book)")
                        .all()
                        .getFirst())
                .setValue("jam");
        test(find(Button.class).withText("Print the same again").single()).click();

        assertThat(letters.asked()).containsExactly("reprint: jam");
        assertThat(find(PrintedFile.class).single().getElement().getTextRecursively())
                .isEqualTo("Save the PDF to print");
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        assertThat(find(PrintedFile.class).single().getElement().getTextRecursively())
                .isEqualTo("印刷用PDFを保存する");
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aTaskSaysThatItsLetterIsPrintedOnceItIsAndKeepsThePrint() {
        inbox.put(FakeInbox.row(3, "山田　太郎", TaskIds.SEND_IDENTIFICATION_CODE, "post-room", NOW, NOW));
        inbox.claim(3, "kobayashi", Set.of("post-room"));
        letters.waitWithCodeFor(new UUID(7, 3));
        PostTaskView page = navigate(PostTaskView.class, Map.of(TaskAddress.TASK, "3"));
        assertThat(page.getElement().getTextRecursively()).contains("to be printed");

        test(find(Button.class).withText("Make the PDF to print").single()).click();

        assertThat(letters.asked()).containsExactly("print 1");
        assertThat(page.getElement().getTextRecursively())
                .contains("printed", "Save the PDF to print")
                .doesNotContain("to be printed");
        assertThat(find(Button.class).withText("Make the PDF to print").exists())
                .isFalse();
    }

    private String shownText() {
        return find(TrayPanel.class).single().getElement().getTextRecursively();
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void theTrayIsWalkedThroughAndLosesWhatIsSetAside() {
        desk.lay(
                TrayViewModelTest.page(1, Optional.empty()),
                TrayViewModelTest.page(2, Optional.of(Doubt.OTHER_CASE)),
                TrayViewModelTest.page(3, Optional.empty()));
        navigate(PostRoomView.class);
        assertThat(shownText())
                .contains("3 page(s) to file.", "1 of 3", "Names another case: P-2026-000042-K")
                .contains("came in the envelope of P-2026-000041-X");

        test(find(Button.class).withText("Next (N)").single()).click();
        test(find(Button.class).withText("Next (N)").single()).click();
        assertThat(shownText()).contains("3 of 3");
        assertThat(find(Button.class).withText("Next (N)").single().isEnabled()).isFalse();
        test(find(Button.class).withText("Set aside").single()).click();

        assertThat(desk.asked()).containsExactly("set aside BLANK_PAGE");
        assertThat(shownText()).contains("2 page(s) to file.", "2 of 2");
        test(find(Button.class).withText("Previous (P)").single()).click();
        assertThat(shownText()).contains("1 of 2");
        test(find(TextField.class).withCaption("Case code or scan").single()).setValue("P-2026-999999");
        assertThat(shownText()).contains("No page fits.");
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aPictureIsErasedOnlyOnceItIsConfirmed() {
        desk.lay(TrayViewModelTest.page(1, Optional.empty()));
        navigate(PostRoomView.class);

        test(find(Button.class, find(TrayActs.class).single())
                        .withText("Shows a My Number: quarantine")
                        .single())
                .click();
        assertThat(desk.asked()).isEmpty();
        test(find(Button.class, find(TrayActs.class).single())
                        .withText("Erase and quarantine")
                        .single())
                .click();

        assertThat(desk.asked()).containsExactly("quarantine");
        assertThat(shownText()).contains("There is nothing to file.");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void lettersAreThePostRoomsBusiness() {
        assertThatThrownBy(() -> navigate(LettersView.class)).hasMessageContaining("LettersView");
    }

    /** The page of the other route would show the name to who may have to key it unseen. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theCaseRoomOfTheCardRouteShowsNothingOfACaseOnPaper() {
        Inbox.Row card = FakeInbox.row(72, "髙橋　花子", "recheck-paper-application", "examiner", NOW, NOW);
        inbox.put(new Inbox.Row(
                card.taskKey(),
                card.caseId(),
                card.caseNumber(),
                card.applicantName(),
                "paper",
                card.elementId(),
                card.occurrence(),
                card.candidateGroup(),
                card.assignee(),
                card.state(),
                card.createdAt(),
                card.dueAt(),
                Optional.empty()));

        CaseRoomView page = navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, "72"));

        assertThat(page.getElement().getTextRecursively()).doesNotContain("髙橋");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void aPageOfAnotherRoleLeadsStaffBackToTheirInbox() {
        NotFoundView page = navigate("staff/letters", NotFoundView.class);

        assertThat(find(RouterLink.class, page).all())
                .extracting(RouterLink::getText)
                .containsExactly("Back to the inbox");
        assertThat(page.getElement().getTextRecursively())
                .contains("your role does not open it")
                .doesNotContain("resume code");
        assertThat(find(RouterLink.class).all())
                .as("the frame offers nothing to applicants")
                .extracting(RouterLink::getHref)
                .containsOnly("staff");
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aLetterThatLeavesByATaskShowsTheWayThereAndNothingToType() {
        Inbox.Row task = FakeInbox.row(42, "髙橋　花子", "send-pickup-code", "post-room", NOW, NOW);
        inbox.put(new Inbox.Row(
                42,
                CASE,
                "P-2026-000042",
                task.applicantName(),
                "paper",
                task.elementId(),
                1,
                task.candidateGroup(),
                Optional.empty(),
                task.state(),
                NOW,
                task.dueAt(),
                Optional.empty()));
        LettersView page = navigate(LettersView.class);

        assertThat(find(RouterLink.class, page).all())
                .extracting(RouterLink::getText)
                .containsExactly("Inbox");
        assertThat(find(Button.class, page).withText("Handed to the post").all())
                .as("of two letters to post only the ordinary one is posted here")
                .hasSize(1);
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void tellsWhichVerdictsHaveToBeGivenAgain() {
        inbox.put(FakeInbox.row(71, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));
        paper.judgedBefore(Judged.EXAMINATION, Judged.REPLY);
        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "71"));

        assertThat(page.getElement().getTextRecursively())
                .contains("These verdicts count no more")
                .contains("Recommendation: a document changed after the examination.")
                .contains("Reply to the inquiry: its document changed after the verdict.")
                .doesNotContain("Comparison of seals: a document changed");
    }
}
