package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.pki.Der;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;

@SpringBootTest(classes = FacesApplication.class, properties = "toroku.portal.test-signing=true")
@ViewPackages(packages = "org.toroku.ui")
class PortalPagesTest extends SpringBrowserlessTest {
    /** Self-signed, CN=渡邉　花子, serial 4A0B1C2D3E4F. */
    private static final String WATANABE = """
            MIIBlTCCATugAwIBAgIGSgscLT5PMAoGCCqGSM49BAMCMCcxCzAJBgNVBAYTAkpQMRgwFgYDVQQDDA/muKHpgonjgIDoirHlrZAw
            HhcNMjYxMTI3MDAwNjA0WhcNMzExMTAxMDAwNjA0WjAnMQswCQYDVQQGEwJKUDEYMBYGA1UEAwwP5rih6YKJ44CA6Iqx5a2QMFkw
            EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAERBpua6e4Qay2ecnFHb8aHuiuplLD3SggpyVWUZ1ZtlN8oh3jjaqk/fAXYztID/VZ9QW3
            pugOPcpg4hlUpRoTg6NTMFEwHQYDVR0OBBYEFOVcCAkuHxw/BaMSn7nrhIaMaEfIMB8GA1UdIwQYMBaAFOVcCAkuHxw/BaMSn7nr
            hIaMaEfIMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIgN7+3m2X6OtWMzLXEs0ftjU+OIYG4Noe4FV25hgCalVEC
            IQCV/NqAl6Pd/ucwDVsaM2AGsu1T0tEtTmt4f7UJZoHpQA==
            """;

    @Autowired
    private FakeCounter desk;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private ApplicationView open(Access access) {
        session.getObject().keep(access);
        return navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
    }

    private Access applied() {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", java.time.Instant.EPOCH, java.util.List.of()),
                new ClientFacts(java.util.Optional.empty(), "", "", Locale.JAPANESE));
        return ((Applied.Accepted) applied).access();
    }

    @Test
    void theFormStaysClosedUntilEveryImportantMatterIsTicked() {
        navigate(ApplyView.class);
        test(button("すべて確認して次へ")).click();
        assertThat(find(H1.class).single().getText()).isEqualTo("重要事項の説明");
        assertThat(find(Checkbox.class).all()).filteredOn(Checkbox::isInvalid).hasSize(4);
        assertThat(find(Checkbox.class).all())
                .as("one consent is nobody's duty, and not ticked beforehand")
                .filteredOn(box -> !box.isInvalid())
                .hasSize(1)
                .noneMatch(Checkbox::getValue);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        assertThat(find(H1.class).single().getText()).isEqualTo("申込内容の入力");
    }

    @Test
    void missingWordsAreCountedAndNamedWithTheUntickedItems() {
        navigate(ApplyView.class);
        find(Checkbox.class).all().stream().skip(1).forEach(box -> test(box).click());
        test(button("すべて確認して次へ")).click();
        assertThat(find(Paragraph.class)
                        .withText("次の2件が確認されていません。ご確認のうえ、チェックまたは入力をお願いします。")
                        .exists())
                .isTrue();
        assertThat(find(Anchor.class).withText("確認の入力").exists()).isTrue();
    }

    @Test
    void switchingTheLanguageKeepsWhatWasTickedAndTyped() {
        navigate(ApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        test(find(TextField.class).withCaption("氏（カタカナ）").single()).setValue("やまだ");
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        assertThat(find(H1.class).single().getText()).isEqualTo("Your details");
        assertThat(find(TextField.class)
                        .withCaption("Family name in katakana")
                        .single()
                        .getValue())
                .isEqualTo("ヤマダ");
    }

    @Test
    void anEmptyFormNamesEachMissingFieldAtTheField() {
        navigate(ApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        test(button("入力内容を確定して署名へ進む")).click();
        TextField address = find(TextField.class).withCaption("住所").single();
        assertThat(address.isInvalid()).isTrue();
        assertThat(address.getErrorMessage()).isEqualTo("入力してください。");
        assertThat(find(TextField.class).withCaption("旧氏（任意）").single().isInvalid())
                .isFalse();
    }

    @Test
    void thePageToSignShowsTheWholeTextAndNoTokenInTheAddress() {
        Access access = applied();
        open(access);
        assertThat(find(Pre.class).all().getFirst().getText()).contains("氏名 / Name: 高橋　花子");
        assertThat(com.vaadin
                        .flow
                        .component
                        .UI
                        .getCurrent()
                        .getInternals()
                        .getActiveViewLocation()
                        .getPathWithQueryParameters())
                .contains(access.applicationId().toString())
                .doesNotContain(access.token());
    }

    @Test
    void anIssuedCertificateIsPickedUpAndConfirmedOnTheSamePage() {
        Access access = applied();
        desk.move(access.applicationId(), ApplicationState.ISSUED);
        open(access);
        find(PasswordField.class).all().forEach(field -> test(field).setValue("correct horse battery"));
        test(button("受取り用ファイルを作成する")).click();
        assertThat(find(Anchor.class).withText("ファイルを保存する（PKCS#12）").exists()).isTrue();
        test(button("受領を確認する")).click();
        assertThat(desk.state(access.applicationId())).isEqualTo(ApplicationState.ISSUED);
        test(find(Checkbox.class).single()).click();
        test(button("受領を確認する")).click();
        assertThat(desk.state(access.applicationId())).isEqualTo(ApplicationState.DELIVERED);
    }

    /** What was certified is for its holder to check, and another form of a character is no mistake. */
    @Test
    void aCertificateSaysOnThePageWhatItCertifies() {
        desk.certify(Der.of(Base64.getMimeDecoder().decode(WATANABE)));
        Access access = applied();
        desk.move(access.applicationId(), ApplicationState.DELIVERED);
        assertThat(open(access).getElement().getTextRecursively())
                .contains("氏名渡邉　花子", "4A0B1C2D3E4F", "2026年11月27日", "2031年11月1日")
                .contains("申込書の「高橋　花子」は、電子証明書では「渡邉　花子」と記載されています");
    }

    @Test
    void whatIsWrongInTheTextToSignIsCorrectedInTheFormAsItWasTyped() {
        navigate(ApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        test(find(TextField.class).withCaption("氏（姓）").single()).setValue("高橋");
        open(applied());
        test(button("入力内容を修正する")).click();

        assertThat(find(H1.class).single().getText()).isEqualTo("申込内容の入力");
        assertThat(find(TextField.class).withCaption("氏（姓）").single().getValue())
                .isEqualTo("高橋");
    }

    @Test
    void aDemonstrationSaysAtItsEntranceThatNothingIsReal() {
        assertThat(navigate(HomeView.class).getElement().getTextRecursively()).contains("試験・実演のための環境");
    }

    @Test
    void aRejectionSaysWhyAndOffersANewApplication() {
        Access access = applied();
        desk.move(access.applicationId(), ApplicationState.REJECTED, "identity-not-confirmed");
        open(access);
        assertThat(find(com.vaadin.flow.component.html.ListItem.class).all())
                .anyMatch(item -> item.getText().startsWith("署名によりご本人であることを確認できませんでした"));
        test(button("あらためて申し込む")).click();
        assertThat(getCurrentView()).isInstanceOf(ApplyView.class);
    }

    @Test
    void aWrongResumeCodeGetsOneAnswerWhateverIsWrongWithIt() {
        Access access = applied();
        for (String code : new String[] {"nonsense", access.applicationId() + ":wrong-token-of-somebody"}) {
            navigate(ContinueView.class);
            TextField field =
                    find(TextField.class).withCaption("再開コード、または途中で保存したリンク").single();
            test(field).setValue(code);
            test(button("申込みを開く")).click();
            assertThat(field.getErrorMessage()).startsWith("この再開コードでは申込みを開けません");
        }
        test(find(TextField.class).withCaption("再開コード、または途中で保存したリンク").single()).setValue(ResumeCode.of(access));
        test(button("申込みを開く")).click();
        assertThat(getCurrentView()).isInstanceOf(ApplicationView.class);
    }

    @Test
    void anAddressThatIsNoApplicationLeadsToTheResumePage() {
        navigate("application/not-an-id", ContinueView.class);
        assertThat(find(H1.class).single().getText()).isEqualTo("申込みの続きをする");
    }
}
