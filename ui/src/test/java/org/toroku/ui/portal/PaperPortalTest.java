package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.paper.Defect;
import org.toroku.paper.DefectCode;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperCounter.Again;
import org.toroku.paper.PaperCounter.Coming;
import org.toroku.post.LetterKind;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.PaperScenes;

@SpringBootTest(classes = FacesApplication.class, properties = "toroku.letters.office.telephone=03-9999-0001")
@ViewPackages(packages = "org.toroku.ui")
class PaperPortalTest extends SpringBrowserlessTest {
    @Autowired
    private PaperScenes scenes;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    private Access applied(
            ApplicationState state, Optional<String> reason, Optional<Again> again, Optional<Coming> coming) {
        return scenes.make(state, reason, again, coming);
    }

    private String open(Access access) {
        session.getObject().keep(access);
        return navigate(
                        ApplicationView.class,
                        Map.of(ApplicationView.ID, access.applicationId().toString()))
                .getElement()
                .getTextRecursively();
    }

    @Test
    void aCorrectionAsksOnlyForWhatIsFaultyAndSaysItAsTheLetterDoes() {
        String text = open(applied(
                ApplicationState.AWAITING_DOCUMENTS,
                Optional.of("correction-asked"),
                Optional.of(new Again(
                        List.of(Defect.of(DefectCode.DOCUMENT_MISSING, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE)),
                        List.of(EnclosureKind.SEAL_REGISTRATION_CERTIFICATE))),
                Optional.empty()));

        assertThat(text)
                .contains("印鑑登録証明書が同封されておりませんでした。")
                .contains("お送りいただいた書類に、お直しいただきたい点があります。")
                .contains("2026年12月10日（24時）までに")
                .doesNotContain("住民票", "correction-asked", "12月11日");
        assertThat(find(Button.class).withText("申込書を作成する").exists()).isFalse();
    }

    @Test
    void theFirstTimeEverythingIsListed() {
        String text = open(
                applied(ApplicationState.AWAITING_DOCUMENTS, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(text).contains("住民票", "印鑑登録証明書", "申込書と書類の郵送").doesNotContain("カード");
        assertThat(find(Button.class).withText("申込書を作成する").exists()).isTrue();
    }

    @Test
    void aLetterUnderWayIsNamedWithHowItComesAndWhatToBring() {
        for (Coming.Stage stage : List.of(Coming.Stage.PREPARED, Coming.Stage.POSTED)) {
            String text = open(applied(
                    ApplicationState.ACCEPTED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Coming(LetterKind.PICKUP_CODE, stage))));

            assertThat(text)
                    .contains("受取コードの手紙", "本人限定受取郵便", "ご本人だけが受け取れます", "本人確認書類")
                    .doesNotContain("発行しています", "カードの有効性");
        }
    }

    @Test
    void oneCodeIsShownTheOneThatFormAndLettersShow() {
        String text = open(applied(ApplicationState.REFERRED, Optional.empty(), Optional.empty(), Optional.empty()));

        assertThat(text).contains("受付コードP-2026-000042-K").doesNotContain("受付番号");
    }

    @Test
    void theFormOnPaperDoesNotSpeakOfTheCard() {
        PaperApplyView view = navigate(PaperApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(Button.class).withText("すべて確認して次へ").single()).click();

        assertThat(view.getElement().getTextRecursively().replace("マイナンバーカードは必要ありません", ""))
                .doesNotContain("カード", "署名へ進む", "内容確認と署名")
                .contains("申込書の印刷と郵送")
                .as("the figures of the entrance and no others")
                .contains("書類がそろってから結果が出るまで：半数の方は")
                .doesNotContain("1～2週間");
        assertThat(find(TextField.class).all())
                .noneMatch(field -> field.getHelperText().contains("カード"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aProxyIsShownNoWayThatIsClosed() {
        PaperApplyView view = navigate(PaperApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(Button.class).withText("すべて確認して次へ").single()).click();
        RadioButtonGroup<Operator> operator = find(RadioButtonGroup.class).all().stream()
                .filter(group -> "現在、端末を操作している方".equals(group.getLabel()))
                .findFirst()
                .orElseThrow();
        operator.setValue(Operator.PROXY);

        assertThat(view.getElement().getTextRecursively())
                .contains("代理の方はお申し込みいただけません", "書面による申込みもご本人だけ", "お電話（03-9999-0001）")
                .doesNotContain("郵送で申し込めます", "委任状");
    }
}
