package org.toroku.ui.assistance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.assistance.AttendanceDesk.Others;
import org.toroku.assistance.AttendanceDesk.PhotoDocument;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.assistance.AttendanceDesk.StopReason;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeAssistance;
import org.toroku.ui.inbox.CaseRoomView;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.staff.TaskAddress;

/** The officer's page: opens, shows the code once, follows, and closes. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "kobayashi", roles = "post-room")
class AttendancePageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeAssistance assistance;

    @BeforeEach
    void quiet() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        assistance.hide();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).all().getFirst();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private <T> RadioButtonGroup<T> group(String label) {
        return find(RadioButtonGroup.class).all().stream()
                .filter(each -> label.equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothingIsOpenedBeforeThePersonIsRecognised() {
        AttendanceView view = navigate(AttendanceView.class);
        test(button("番号を出す")).click();
        assertThat(find(TextField.class, view).single().isInvalid()).isTrue();
        assertThat(find(Checkbox.class, view).single().isInvalid()).isTrue();
        assertThat(text(view)).doesNotContain(FakeAssistance.CODE);
    }

    @Test
    void showsTheCodeToWhoOpenedItAndNotAgain() {
        AttendanceView view = opened();
        assertThat(text(view)).contains(FakeAssistance.CODE, "T-2026-000007", "番号の入力を待っています");
        navigate(org.toroku.ui.account.PasswordView.class);
        assertThat(text(navigate(AttendanceView.class)))
                .contains("T-2026-000007")
                .doesNotContain(FakeAssistance.CODE);
    }

    private AttendanceView opened() {
        AttendanceView view = navigate(AttendanceView.class);
        test(find(TextField.class, view).single()).setValue("2番窓口");
        this.<PhotoDocument>group("見た写真付きの書類").setValue(PhotoDocument.MY_NUMBER_CARD);
        test(find(Checkbox.class, view).single()).click();
        test(button("番号を出す")).click();
        return view;
    }

    @Test
    void statesOnlyWhatWasSeenAllOfIt() {
        assistance.be(State.SIGNED);
        AttendanceView view = navigate(AttendanceView.class);
        assertThat(find(Checkbox.class, view).all()).hasSize(4);
        test(find(Checkbox.class, view).all().getFirst()).click();
        test(button("記録して終える")).click();
        assertThat(assistance.current(new org.toroku.decision.DecisionDesk.Officer("kobayashi", java.util.Set.of())))
                .as("three were not seen")
                .isPresent();
        find(Checkbox.class, view).all().stream()
                .filter(box -> !box.getValue())
                .forEach(box -> test(box).click());
        this.<Others>group("ほかに居合わせた人").setValue(Others.RELATIVE);
        test(button("記録して終える")).click();
        assertThat(text(view)).contains("新しく始める", "記録済み");
    }

    @Test
    void beforeTheSignatureItCanOnlyBeStopped() {
        assistance.be(State.APPLIED);
        AttendanceView view = navigate(AttendanceView.class);
        assertThat(find(Checkbox.class, view).all()).isEmpty();
        this.<StopReason>group("中止の理由").setValue(StopReason.UNDER_PRESSURE);
        test(button("中止する")).click();
        assertThat(text(view)).contains("署名できなくなります");
        test(find(Button.class).withText("中止する").all().getLast()).click();
        assertThat(text(view)).contains("新しく始める");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theCaseRoomShowsWhoAttendedAndWhatTheySaid() {
        assertThat(text(caseRoom())).doesNotContain("立ち会った係員");
        assistance.show(Optional.of(Others.RELATIVE), Optional.empty());
        assertThat(text(caseRoom())).contains("kobayashi", "家族・親族", "係員の記録：本人だけが読み");
        assistance.show(Optional.empty(), Optional.of(StopReason.PASSWORD_SEEN));
        assertThat(text(caseRoom())).contains("承諾できません", "暗証番号を見た");
        assistance.show(Optional.empty(), Optional.empty());
        assertThat(text(caseRoom())).contains("係員の記録を待っています");
    }

    private CaseRoomView caseRoom() {
        navigate(InboxView.class);
        return navigate(CaseRoomView.class, Map.of(TaskAddress.TASK, "1"));
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void isNotForWhoDecides() {
        assertThatThrownBy(() -> navigate(AttendanceView.class)).hasMessageContaining("AttendanceView");
    }
}
