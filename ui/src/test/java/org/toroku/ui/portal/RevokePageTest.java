package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.confirmation.CoolingOffDesk.Why;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCoolingOff;

/** Whoever got the letter ends the certificate with two fields and a reason. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class RevokePageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCoolingOff desk;

    @BeforeEach
    void open() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        navigate(RevokeView.class);
    }

    private TextField field(String caption) {
        return find(TextField.class).withCaption(caption).single();
    }

    private void send(String code) {
        test(field("受付番号")).setValue("M-2026-000042");
        test(field("失効コード")).setValue(code);
        why().setValue(Why.NOT_ME);
        test(find(Button.class).withText("電子証明書を失効する").single()).click();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Why> why() {
        return find(RadioButtonGroup.class).withCaption("失効させる理由").single();
    }

    @Test
    void saysThatTheCertificateIsRevokedAndForgetsWhatWasTyped() {
        send("7KQ2-M9XW");
        assertThat(desk.asked()).contains("M-2026-000042 NOT_ME");
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("電子証明書は失効しました");
        assertThat(find(TextField.class).all()).isEmpty();
    }

    @Test
    void saysThatTheRequestStandsWhileTheCaIsAway() {
        send("AWAY");
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("失効のお申出を承りました");
    }

    @Test
    void asksForWhatIsMissingBeforeAnybodyIsAsked() {
        int before = desk.asked().size();
        test(find(Button.class).withText("電子証明書を失効する").single()).click();
        assertThat(field("受付番号").isInvalid()).isTrue();
        assertThat(field("失効コード").isInvalid()).isTrue();
        assertThat(why().isInvalid()).isTrue();
        assertThat(desk.asked()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({"WRONG, 使えない失効コード", "LATE, 期限を過ぎました", "AGAIN, 既に失効", "GUESS, いまでも受け付けます"})
    void explainsEveryRefusalInWords(String code, String words) {
        send(code);
        assertThat(find(Paragraph.class).all()).extracting(Paragraph::getText).anyMatch(text -> text.contains(words));
        assertThat(field("失効コード").getValue()).as("nothing is typed twice").isEqualTo(code);
    }

    @Test
    void aSlipOfThePenStandsAtItsField() {
        send("SLIP");
        assertThat(field("失効コード").getErrorMessage()).contains("打ち間違い");
    }
}
