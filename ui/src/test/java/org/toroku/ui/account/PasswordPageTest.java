package org.toroku.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.officers.AccountDesk;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.login.SignInWays;
import org.toroku.ui.portal.SessionNames;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.text.ProtectionHint;

/** Whoever changes a password reads everything that is wrong at once, each at its field. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "sato", roles = "examiner")
class PasswordPageTest extends SpringBrowserlessTest {
    private final AccountDesk desk;
    private final SignedInOfficer who;
    private final SessionNames names;

    @Autowired
    PasswordPageTest(AccountDesk desk, SignedInOfficer who, SessionNames names) {
        this.desk = desk;
        this.who = who;
        this.names = names;
    }

    @BeforeEach
    void open() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        navigate(PasswordView.class);
    }

    private PasswordField field(String caption) {
        return find(PasswordField.class).withCaption(caption).single();
    }

    private void change(String former, String fresh, String again) {
        field("現在のパスワード").setValue(former);
        field("新しいパスワード").setValue(fresh);
        field("新しいパスワード（確認）").setValue(again);
        test(find(Button.class).withText("変更する").single()).click();
    }

    @Test
    void everythingThatIsMissingIsMarkedAtOnce() {
        change("", "", "");
        assertThat(find(PasswordField.class).all())
                .filteredOn(field -> !field.getLabel().equals("パスワード"))
                .hasSize(3)
                .allMatch(PasswordField::isInvalid);
    }

    @Test
    void whatIsWrongIsToldAtEachFieldInOneTurn() {
        change("", "aaaaaaaaaaaa", "bbbbbbbbbbbb");
        assertThat(field("現在のパスワード").getErrorMessage()).isEqualTo("入力してください。");
        assertThat(field("新しいパスワード").getErrorMessage()).startsWith("同じ文字や言葉の繰返しは");
        assertThat(field("新しいパスワード（確認）").getErrorMessage()).startsWith("新しいパスワードと一致しません");
    }

    @Test
    void whatIsRightIsNotMarked() {
        change("wrong", "four unrelated words here", "four unrelated words here");
        assertThat(field("現在のパスワード").getErrorMessage()).isEqualTo("現在のパスワードが違います。");
        assertThat(field("新しいパスワード").isInvalid()).isFalse();
        change("sato", "four unrelated words here", "four unrelated words here");
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("パスワードを変更しました"));
    }

    /** Beside the page of a decision, and judged by the desk. */
    @Test
    void whoShowsAgainWhoTheyAreIsToldSoAndWhoGuessesToo() {
        field("パスワード").setValue("wrong");
        test(find(Button.class).withText("本人であることを確認する").single()).click();
        assertThat(field("パスワード").getErrorMessage()).isEqualTo("現在のパスワードが違います。");
        field("パスワード").setValue("sato");
        test(find(Button.class).withText("本人であることを確認する").single()).click();
        assertThat(field("パスワード").isInvalid()).isFalse();
        assertThat(field("パスワード").getValue()).isEmpty();
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("確認しました"));
        assertThat(Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
                        .getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .contains("ROLE_examiner", "SIGNED_IN_0");
    }

    @Test
    void whileOneTypesItIsToldHowWellItProtects() {
        ProtectionHint hint = find(ProtectionHint.class).single();
        assertThat(hint.getText()).isEmpty();
        field("新しいパスワード").setValue("sato-sato-sato");
        assertThat(hint.getText()).startsWith("利用者名など");
        assertThat(hint.getClassNames()).contains("refused");
        field("新しいパスワード").setValue("four unrelated words here");
        assertThat(hint.getText()).isEqualTo("推測されにくいものです。");
        assertThat(hint.getClassNames()).contains("good").doesNotContain("refused");
        assertThat(hint.getElement().getAttribute("role")).isEqualTo("status");
    }

    /** No page speaks of a password that nobody has here. */
    @Test
    void whereOfficersComeByAnIdentityProviderThePageConfirmsWhoSomebodyIs() {
        PasswordView view = new PasswordView(desk, who, names, new SignInWays(true));
        UI.getCurrent().add(view);
        assertThat(find(PasswordField.class, view).all()).isEmpty();
        assertThat(find(H1.class, view).all()).extracting(H1::getText).contains("本人確認");
        assertThat(find(Paragraph.class, view).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("パスワードはシングルサインオンの側で"));
        assertThat(view.getPageTitle()).startsWith("本人確認 – ");
    }
}
