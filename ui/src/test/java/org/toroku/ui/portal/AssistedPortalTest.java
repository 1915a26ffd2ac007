package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeAssistance;
import org.toroku.ui.fake.FakeCounter;

/** The applicant at the counter: code, then the way of the card with the session in view. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class AssistedPortalTest extends SpringBrowserlessTest {
    @Autowired
    private FakeAssistance assistance;

    @BeforeEach
    void quiet() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        assistance.hide();
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private AssistedView typed(String code) {
        AssistedView view = navigate(AssistedView.class);
        test(find(TextField.class, view).single()).setValue(code);
        test(button("次へ")).click();
        return view;
    }

    @Test
    void theHomePageLeadsToIt() {
        navigate(HomeView.class);
        test(button("窓口で係員と一緒に申し込む")).click();
        assertThat(getCurrentView()).isInstanceOf(AssistedView.class);
    }

    @Test
    void aWrongOrMissingCodeIsToldAtTheField() {
        AssistedView view = typed("");
        assertThat(find(TextField.class, view).single().isInvalid()).isTrue();
        assertThat(text(typed("111-111-111"))).contains("この番号は見つかりません");
    }

    @Test
    void inTheSessionNobodyIsAskedWhoOperates() {
        AssistedView view = typed(FakeAssistance.CODE);
        assertThat(text(view)).contains("T-2026-000007", "自動では発行されません");
        test(button("申込みを始める")).click();
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        ApplyView form = (ApplyView) getCurrentView();
        assertThat(text(form)).contains("T-2026-000007");
        assertThat(operators(form)).as("the session says it").isEmpty();
    }

    @Test
    void withoutASessionOnlyTheApplicantsOwnAnswersAreOffered() {
        navigate(ApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        ApplyView form = (ApplyView) getCurrentView();
        assertThat(operators(form)).hasSize(1);
        assertThat(text(form)).doesNotContain("対面支援");
    }

    @SuppressWarnings("rawtypes")
    private List<RadioButtonGroup> operators(Component form) {
        return find(RadioButtonGroup.class, form).all().stream()
                .filter(group -> "現在、端末を操作している方".equals(group.getLabel()))
                .toList();
    }
}
