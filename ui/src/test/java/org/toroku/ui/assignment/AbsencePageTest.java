package org.toroku.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeAbsences;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.text.Moments;

/** Who is away is entered here, and shown where work is given out. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class AbsencePageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeAbsences absences;

    @Autowired
    private FakeInbox inbox;

    @Autowired
    private Clock clock;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private LocalDate today() {
        return Moments.day(clock.instant());
    }

    private void type(String field, LocalDate day) {
        test(find(DatePicker.class).withCaption(field).single()).setValue(day);
    }

    private String toast() {
        return test(find(Notification.class).last()).getText();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void anOfficerEntersTheirOwnAbsenceAndEndsIt() {
        navigate(AssignmentView.class);
        assertThat(find(Select.class).withCaption("Officer").single().getValue())
                .isEqualTo("sato");
        test(button("Enter the absence")).click();
        assertThat(find(DatePicker.class).all())
                .allSatisfy(day ->
                        assertThat(day.getErrorMessage()).isEqualTo("Choose the officer, the first and the last day."));
        assertThat(find(Notification.class).exists())
                .as("told beside the fields")
                .isFalse();
        type("First day", today());
        type("Last day", today().plusDays(2));
        test(button("Enter the absence")).click();

        assertThat(absences.today()).containsOnlyKeys("sato");
        assertThat(find(NativeTableCell.class).all())
                .extracting(NativeTableCell::getText)
                .contains(Moments.text(today(), Locale.ENGLISH) + " to "
                        + Moments.text(today().plusDays(2), Locale.ENGLISH));
        test(button("End it now")).click();
        assertThat(absences.today()).isEmpty();
        assertThat(find(Paragraph.class).withText("Nobody is or will be away.").exists())
                .isTrue();
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    @SuppressWarnings("unchecked")
    void aManagerIsToldWhyAnAbsenceIsRefused() {
        navigate(AssignmentView.class);
        find(Select.class).withCaption("Officer").single().setValue("nobu");
        type("First day", today());
        type("Last day", today());
        test(button("Enter the absence")).click();
        assertThat(toast()).isEqualTo("This overlaps with an absence that is entered already.");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whoStandsInTakesOverWithAnAnswerForEachTask() {
        inbox.claim(1, "nobu", Set.of("examiner"));
        inbox.claim(3, "nobu", Set.of("examiner"));
        navigate(InboxView.class);
        assertThat(find(Button.class).withText("Take them over").exists())
                .as("nobody is away")
                .isFalse();

        absences.away("nobu", 1, Optional.of("sato"));
        navigate(AssignmentView.class);
        navigate(InboxView.class);
        test(button("Take them over")).click();

        assertThat(inbox.find(1).orElseThrow().assignee()).contains("sato");
        assertThat(inbox.find(3).orElseThrow().assignee()).contains("sato");
        assertThat(find(Paragraph.class).withText("2 of 2 done.").exists()).isTrue();
        assertThat(find(Button.class).withText("Take them over").exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    @SuppressWarnings("unchecked")
    void whoIsAwayIsSaidWhereWorkIsGivenOut() {
        inbox.claim(1, "nobu", Set.of("examiner"));
        absences.away("nobu", 1, Optional.empty());
        navigate(InboxView.class);
        test(button("Assign them to somebody else")).click();

        Select<String> to = find(Select.class).withCaption("Officer").all().getLast();
        assertThat(to.getItemLabelGenerator().apply("nobu"))
                .isEqualTo("nobu (away until " + Moments.text(today(), Locale.ENGLISH) + ")");
        assertThat(to.getItemLabelGenerator().apply("suzuki")).isEqualTo("suzuki");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void othersSeeNothingToTakeOver() {
        inbox.claim(1, "nobu", Set.of("examiner"));
        absences.away("nobu", 1, Optional.of("sato"));
        navigate(InboxView.class);
        assertThat(find(Button.class).withText("Take them over").exists()).isFalse();
        assertThat(find(Button.class).withText("Assign them to somebody else").exists())
                .isFalse();
    }
}
