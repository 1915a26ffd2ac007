package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyCounter.Examined;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.subjectkey.KeyInput;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeKeys;
import org.toroku.ui.staff.CopyButton;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class OwnKeyPortalTest extends SpringBrowserlessTest {
    private static final byte[] REQUEST = "a certificate request".getBytes(StandardCharsets.UTF_8);
    private static final String CODE = "0000-1111-2222-3333-4444-5555-66AB";

    @Autowired
    private FakeKeys keys;

    @Autowired
    private FakeCounter desk;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        keys.simultaneous(true);
        keys.lattice(false);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private OwnKeyApplyView atForm() {
        OwnKeyApplyView view = navigate(OwnKeyApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        return view;
    }

    private Access applied(ApplicationState state) {
        KeyInput key = new KeyInput(Der.of(REQUEST), KeyInput.Origin.BROWSER, Optional.empty());
        Applied applied = keys.apply(
                FakeCases.FORM,
                new Consent("1", Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE),
                key);
        Access access = ((Applied.Accepted) applied).access();
        desk.move(access.applicationId(), state);
        return access;
    }

    private ApplicationView open(Access access) {
        session.getObject().keep(access);
        return navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
    }

    @Test
    void whoeverBringsNoKeyIsToldAtTheKeyAndInTheList() {
        OwnKeyApplyView view = atForm();
        test(button("入力内容を確定して署名へ進む")).click();

        assertThat(text(view)).contains("公開鍵：鍵を作成するか、証明書発行要求のファイルを選んでください。");
        assertThat(text(find(KeyChoice.class).single())).contains("鍵を作成するか、証明書発行要求のファイルを選んでください。");
    }

    @Test
    void thatTheKeyIsAskedForAgainIsSaidBeforeTheForm() {
        keys.simultaneous(false);

        assertThat(text(atForm())).contains("公開鍵は、あとでもう一度お送りいただきます", "本人限定受取郵便");
    }

    @Test
    void whereTheKeyWillDoNothingIsSaidOfACode() {
        assertThat(text(atForm())).doesNotContain("もう一度お送りいただきます", "本人限定受取郵便", "認定の対象にならない");
    }

    @Test
    void aKeyOfThisBrowserSurvivesTheWayBack() {
        session.getObject().ownKey().made(Base64.getEncoder().encodeToString(REQUEST));

        assertThat(text(atForm())).contains("このブラウザで作成した鍵を使います。");
        test(button("別の鍵にする")).click();
        assertThat(session.getObject().ownKey().input()).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private RadioButtonGroup<KeyInput.Origin> origins() {
        return (RadioButtonGroup<KeyInput.Origin>)
                find(RadioButtonGroup.class).withCaption("鍵の用意のしかた").single();
    }

    /** The tester of uploads does not know ours, which does just this with the bytes. */
    private void choose() {
        KeyChoice choice = find(KeyChoice.class).single();
        choice.examined(REQUEST).ifPresentOrElse(choice::mark, choice::taken);
    }

    /** Nobody learns only after the form that the key above it will not do. */
    @Test
    void whatIsWrongWithAChosenFileIsSaidAtOnceAndTheFileIsNotKept() {
        OwnKeyApplyView view = atForm();
        origins().setValue(KeyInput.Origin.UPLOAD);
        keys.answerExamineWith(new Examined.Unsound(List.of("key-too-short", "key-rsa-exponent")));
        choose();
        assertThat(text(view)).contains("鍵が短すぎます", "RSA の公開指数が受け付けられない値です").doesNotContain("公開鍵の用意ができました");
        assertThat(session.getObject().ownKey().input()).isEmpty();

        keys.answerExamineWith(new Examined.NotNow());
        choose();
        assertThat(text(view)).contains("ただいま鍵を確認できません").doesNotContain("鍵が短すぎます");

        choose();
        assertThat(text(view)).contains("公開鍵の用意ができました", "鍵の種類：EC P-256").doesNotContain("ただいま鍵を確認できません");
        assertThat(session.getObject().ownKey().input()).isPresent();
    }

    @Test
    void whatIsNoBase64IsNoKey() {
        OwnKey key = new OwnKey();

        assertThat(key.made("(none)")).isFalse();
        assertThat(key.made("")).isFalse();
        assertThat(key.input()).isEmpty();
    }

    @Test
    void codeAndKeyAreSentTogetherAndEveryAnswerIsASentence() {
        open(applied(ApplicationState.AWAITING_KEY));
        TextField code = find(TextField.class).withCaption("利用者識別符号").single();
        test(button("識別符号と公開鍵を送る")).click();
        assertThat(code.getErrorMessage()).isEqualTo("利用者識別符号を入力してください。");

        test(code).setValue(CODE);
        test(button("識別符号と公開鍵を送る")).click();
        assertThat(text(find(KeyChoice.class).single())).contains("鍵を作成するか");

        session.getObject().ownKey().made(Base64.getEncoder().encodeToString(REQUEST));
        Map.of(
                        "code-mistyped", "打ち間違い",
                        "code-wrong", "符号が違います",
                        "code-void", "新しい符号を郵送",
                        "code-expired", "期限を過ぎました",
                        "code-used", "既に使われています")
                .forEach((reason, sentence) -> {
                    keys.answerSendWith(new Handed.Refused(reason));
                    test(button("識別符号と公開鍵を送る")).click();
                    assertThat(code.getErrorMessage()).contains(sentence);
                });
        keys.answerSendWith(new Handed.Refused("key-not-awaited"));
        test(button("識別符号と公開鍵を送る")).click();
        assertThat(text(find(CodeAndKeyPanel.class).single())).contains("現在、公開鍵を受け付けていません");
        keys.answerSendWith(new Handed.Unsound(List.of("key-too-short")));
        test(button("識別符号と公開鍵を送る")).click();
        assertThat(text(find(KeyChoice.class).single())).contains("鍵が短すぎます");

        test(button("識別符号と公開鍵を送る")).click();
        assertThat(keys.codes()).last().isEqualTo(CODE);
        assertThat(session.getObject().ownKey().input()).isEmpty();
    }

    @Test
    void nobodyFetchesTheCertificateOfTheirOwnKeyByLooking() {
        ApplicationView view = open(applied(ApplicationState.ISSUED));

        assertThat(text(view)).doesNotContain("PKCS#12", "パスフレーズで保護したファイル");
        assertThat(find(Anchor.class).all()).noneMatch(link -> link.getText().contains("電子証明書を保存"));
        test(button("電子証明書を受け取る")).click();

        assertThat(find(Anchor.class).all().stream().map(Anchor::getText))
                .contains("電子証明書を保存（.cer）", "電子証明書を保存（.pem）", "認証局の証明書を保存（ca.cer）");
        assertThat(find(KeyPacking.class).exists()).isTrue();
        assertThat(find(Pre.class).single().getText()).startsWith("openssl pkcs12 -export -inkey");
    }

    @Test
    void whoBringsAKeyLearnsBeforeSigningHowItIsRenewed() {
        assertThat(text(open(applied(ApplicationState.AWAITING_SIGNATURE))))
                .contains("更新のときの鍵について", "新しい鍵は当局が作成します", "この画面から更新の署名をすることはできない");
    }

    /** Days go by until the letter comes; whoever closes the page without the code cannot come back. */
    @ParameterizedTest
    @CsvSource({"AWAITING_SIGNATURE,true", "AWAITING_KEY,true", "RECEIVED,false"})
    void theResumeCodeIsInSightWhileItMayBeNeeded(ApplicationState state, boolean inSight) {
        Access access = applied(state);
        open(access);

        ResumePanel panel = find(ResumePanel.class).single();
        assertThat(panel.isOpened()).isEqualTo(inSight);
        assertThat(text(panel)).contains(ResumeCode.of(access), "受付番号 ", "再開コードをコピー");
        assertThat(text(panel).contains("再開コードを保存してください")).isEqualTo(inSight);
        assertThat(find(CopyButton.class).exists()).isTrue();
    }

    @Test
    void theReceiptOfAnOwnKeySpeaksOfNoKeyOfOurs() {
        ApplicationView view = open(applied(ApplicationState.DELIVERED));

        assertThat(text(view)).contains("秘密鍵は当局にはありません").doesNotContain("当局で作成した鍵");
    }

    @Test
    void aKeyOutsideTheAccreditationSaysSoBeforeTheFormAndWithTheCertificate() {
        keys.lattice(true);

        assertThat(text(atForm())).contains("認定の対象にならない鍵の種類があります", "ML-DSA-65");
        assertThat(text(open(applied(ApplicationState.ISSUED)))).contains("ML-DSA-65", "認定対象外");
    }

    /** A case that goes on, or a key that was refused, is told in words, never by a code and as a failure. */
    @ParameterizedTest
    @CsvSource({
        "AWAITING_KEY, no-legal-basis, 公開鍵を改めてお届けいただきます。手続は続いています。",
        "REJECTED, key-compromised, 危殆化が知られている鍵です。",
        "REJECTED, key-in-use, この鍵は既に使われています。",
        "REJECTED, code-not-delivered, 利用者識別符号の手紙をお届けできませんでした。",
    })
    void saysWhyInWords(ApplicationState state, String reason, String words) {
        Access access = applied(ApplicationState.RECEIVED);
        desk.move(access.applicationId(), state, reason);

        assertThat(text(open(access))).contains(words).doesNotContain("処理できませんでした", reason);
    }

    @Test
    void otherApplicationsAreOfferedNothingOfIt() {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        Access access = ((Applied.Accepted) applied).access();
        desk.move(access.applicationId(), ApplicationState.ISSUED);
        open(access);

        assertThat(find(OwnKeyPickUpPanel.class).exists()).isFalse();
        assertThat(find(PickUpPanel.class).exists()).isTrue();
    }
}
