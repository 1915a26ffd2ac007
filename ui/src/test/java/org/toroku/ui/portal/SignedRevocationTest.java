package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.revocation.SelfRevocationDesk.Reason;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeSelfRevocation;

/** The holder says which certificate and why, reads the text, signs, and is told what became of it. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class SignedRevocationTest extends SpringBrowserlessTest {
    private static final String MAKE = "失効請求書を作る";

    @Autowired
    private FakeSelfRevocation desk;

    @BeforeEach
    void open() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        navigate(RevokeView.class);
        choice("失効の方法").setValue(lastItem("失効の方法"));
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<Object> choice(String caption) {
        return find(RadioButtonGroup.class).withCaption(caption).single();
    }

    private Object lastItem(String caption) {
        return choice(caption).getListDataView().getItems().toList().getLast();
    }

    private TextField serial() {
        return find(TextField.class).withCaption("失効させる電子証明書のシリアル番号").single();
    }

    private void click(String caption) {
        test(find(Button.class).withText(caption).single()).click();
    }

    private void prepare(String typed) {
        test(serial()).setValue(typed);
        choice("失効させる理由").setValue(Reason.SUPERSEDED);
        click(MAKE);
    }

    private void sign() {
        SignedByKey.tell(find(KeyFileSigning.class).all().getFirst());
    }

    private String said() {
        return String.join(
                "\n",
                find(Paragraph.class).all().stream().map(Paragraph::getText).toList());
    }

    @Test
    void showsTheTextBeforeAnybodySigns() {
        prepare("3F 2A 9C 0D 55 66 77 88");
        assertThat(desk.asked()).contains("3F 2A 9C 0D 55 66 77 88 superseded");
        assertThat(find(Pre.class).all().getFirst().getText()).contains("3F 2A 9C 0D", "失効は取り消せません");
        sign();
        assertThat(find(H2.class).all()).extracting(H2::getText).containsExactly("失効の請求を受け付けました");
        assertThat(said()).contains("M-2026-000042", "係員が判断します").doesNotContain("規則により承諾");
        assertThat(find(TextField.class).all())
                .as("what was typed has done its work")
                .isEmpty();
    }

    @Test
    void saysThatAnOfficerJudgesAndByWhen() {
        prepare("3F2A9C0D55667701");
        sign();
        assertThat(find(H2.class).all()).extracting(H2::getText).containsExactly("失効の請求を受け付けました（係員が判断します）");
        assertThat(said()).contains("に受け付けました。まだ失効していません。ただいま、署名に使われた証明書の有効性を確認できないため、係員が");
    }

    @Test
    void saysThatARuleAcceptedItOnceOneHas() {
        prepare("3F2A9C0D55667706");
        sign();
        assertThat(find(H2.class).all()).extracting(H2::getText).containsExactly("失効の請求を承諾しました");
        assertThat(said()).contains("規則により承諾");
    }

    /** Who chooses a reason signs that reason. */
    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void theReasonChosenReadsAsTheReasonSigned(String language) throws IOException {
        Properties signed = properties("/org/toroku/revocation/reason_" + language + ".properties");
        Properties shown = properties("/messages_" + language + ".properties");
        for (Reason reason : Reason.values()) {
            assertThat(shown.getProperty("revoke.signed.reason." + reason.name()))
                    .isEqualToIgnoringCase(signed.getProperty(reason.name()));
        }
    }

    private static Properties properties(String resource) throws IOException {
        Properties found = new Properties();
        try (var in = new InputStreamReader(
                Objects.requireNonNull(SignedRevocationTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8)) {
            found.load(in);
        }
        return found;
    }

    @Test
    void whatIsRefusedLeavesTheTextToBeSignedOtherwise() {
        prepare("3F2A9C0D55667702");
        sign();
        assertThat(said()).contains("名義人であることを確認できませんでした");
        assertThat(find(Pre.class).all()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3F2A9C0D55667703, 署名の期限を過ぎました", "3F2A9C0D55667707, 当局の文面または認証局が変わりました"})
    void aTextThatIsSpentIsMadeAnewWithWhatWasTyped(String typed, String words) {
        prepare(typed);
        sign();
        assertThat(said()).contains(words);
        assertThat(serial().getValue()).isEqualTo(typed);
        assertThat(choice("失効させる理由").getValue()).isEqualTo(Reason.SUPERSEDED);
    }

    @ParameterizedTest
    @CsvSource({"'', 入力してください", "nonsense, 16進数"})
    void asksForWhatIsMissing(String typed, String words) {
        int before = desk.asked().size();
        test(serial()).setValue(typed);
        click(MAKE);
        assertThat(choice("失効させる理由").isInvalid()).isTrue();
        choice("失効させる理由").setValue(Reason.UNSPECIFIED);
        click(MAKE);
        assertThat(serial().getErrorMessage()).contains(words);
        assertThat(desk.asked()).hasSize(before);
    }
}
