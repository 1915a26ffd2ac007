package org.toroku.ui.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.check.CheckDesk.Answer;
import org.toroku.check.CheckDesk.Answered;
import org.toroku.check.CheckDesk.Outcome;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeChecks;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.staff.TaskAddress;

/** A task that an owner drew, in the list and in the case room. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
// a context from another class looks for the officer where the newest context no longer puts one
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
@WithMockUser(username = "sato", roles = "examiner")
class AdditionalCheckPageTest extends SpringBrowserlessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final long TASK = 60;

    @Autowired
    private FakeInbox inbox;

    @Autowired
    private FakeChecks checks;

    @Autowired
    private FakeDecisions decisions;

    @BeforeEach
    void drawn() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        inbox.put(FakeInbox.row(TASK, "高橋　花子", FakeChecks.ELEMENT, "examiner", NOW, NOW));
    }

    private CaseRoomView enter() {
        return navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, String.valueOf(TASK)));
    }

    private CaseRoomView claimed() {
        inbox.claim(TASK, "sato", Set.of("examiner"));
        return enter();
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private String toast() {
        return test(find(Notification.class).last()).getText();
    }

    @Test
    void theListCallsItAsItsOwnerDid() {
        navigate(InboxView.class);
        TaskGrid grid = find(TaskGrid.class).single();
        int last = test(grid).size() - 1;

        assertThat(test(grid).getRow(last).taskKey()).isEqualTo(TASK);
        assertThat(test(grid).getCellText(last, 3)).isEqualTo("Ask the applicant by phone");
    }

    @Test
    void whoMayClaimItReadsWhatItAsksForAndTheCase() {
        CaseRoomView page = enter();

        assertThat(page.getElement().getTextRecursively())
                .contains("Ask the applicant by phone", "Call the number & ask <b>whether</b> they applied.");
        assertThat(find(MatchMatrix.class).exists()).isTrue();
        assertThat(find(CheckPanel.class).exists()).isFalse();
    }

    @Test
    void passesOnlyWhatWasLookedAtThroughout() {
        claimed();
        CheckPanel form = find(CheckPanel.class).single();
        List<Checkbox> points = find(Checkbox.class, form).all();
        assertThat(points)
                .extracting(Checkbox::getLabel)
                .containsExactly("The applicant answered", "The applicant confirmed having applied");
        assertThat(form.beginning()).isSameAs(points.getFirst());

        test(points.getFirst()).click();
        press("As it should be");
        assertThat(points.get(1).isInvalid()).isTrue();
        assertThat(points.get(1).getErrorMessage()).contains("every point ticked");
        assertThat(points.getFirst().isInvalid()).isFalse();
        assertThat(checks.answers()).isEmpty();

        test(points.get(1)).click();
        press("As it should be");
        assertThat(checks.answers()).containsExactly(new Answer(Outcome.PASSED, Set.of("a", "b"), "", "0123", "1"));
        assertThat(getCurrentView()).isInstanceOf(InboxView.class);
    }

    @Test
    void whoeverStopsACaseSaysWhy() {
        claimed();
        press("Not as it should be");
        TextArea note = find(TextArea.class, find(CheckPanel.class).single()).single();
        assertThat(note.isInvalid()).isTrue();
        assertThat(note.getErrorMessage()).contains("Say in the note");
        press("Could not be found out");
        assertThat(checks.answers()).isEmpty();

        test(note).setValue(" 出なかった ");
        press("Could not be found out");

        assertThat(checks.answers()).containsExactly(new Answer(Outcome.UNCLEAR, Set.of(), "出なかった", "0123", "1"));
    }

    @Test
    void aRefusalKeepsWhatWasTyped() {
        claimed();
        TextArea note = find(TextArea.class, find(CheckPanel.class).single()).single();
        test(note).setValue("出なかった");
        checks.answerWith(new Act.Refused("outdated"));

        press("Could not be found out");

        assertThat(getCurrentView()).isInstanceOf(CaseRoomView.class);
        assertThat(note.getValue()).isEqualTo("出なかった");
        assertThat(toast()).contains("changed");
    }

    @Test
    void ticksOfAnOlderCaseAreVoid() {
        CaseRoomView page = claimed();
        test(find(Checkbox.class, find(CheckPanel.class).single()).all().getFirst())
                .click();
        decisions.changeCases();
        page.localeChange(
                new com.vaadin.flow.i18n.LocaleChangeEvent(com.vaadin.flow.component.UI.getCurrent(), Locale.ENGLISH));
        enter();

        assertThat(find(Checkbox.class, find(CheckPanel.class).single()).all()).noneMatch(Checkbox::getValue);
    }

    @Test
    void withoutTheApprovedWordsNothingCanBeAnswered() {
        checks.forget();
        CaseRoomView page = claimed();

        assertThat(find(CheckPanel.class).exists()).isFalse();
        assertThat(find(ExaminePanel.class).exists()).isFalse();
        assertThat(page.getElement().getTextRecursively()).contains("Additional check", "Tell the auditor");
    }

    @Test
    void whatWasAnsweredStandsWithTheCase() {
        checks.put(new Answered(
                FakeChecks.ELEMENT,
                1,
                FakeChecks.DRAWN.name(),
                FakeChecks.DRAWN.instruction(),
                FakeChecks.DRAWN.points(),
                Set.of("a"),
                Outcome.NOT_PASSED,
                "本人は申し込んでいない",
                "ito",
                NOW));
        navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, "1"));

        assertThat(find(CheckAnswers.class).single().getElement().getTextRecursively())
                .contains(
                        "Ask the applicant by phone", "Not as it should be", "ito", "本人は申し込んでいない", "looked at", "open");
    }
}
