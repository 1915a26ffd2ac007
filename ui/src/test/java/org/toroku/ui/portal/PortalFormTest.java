package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeResume;

/** Steps with addresses of their own, problems that lead to their fields, and the way back in without the code. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class PortalFormTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCounter desk;

    @Autowired
    private FakeResume resume;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    private String title() {
        return find(H1.class).single().getText();
    }

    private void agree() {
        navigate(ApplyView.class);
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(find(Button.class).withText("すべて確認して次へ").single()).click();
    }

    private static String address() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private static void go(QueryParameters step) {
        UI.getCurrent().navigate(ApplyView.class, step);
    }

    @Test
    void eachStepHasAnAddressAndGoingBackLosesNothing() {
        agree();
        assertThat(address()).isEqualTo("apply?step=form");
        test(find(TextField.class).withCaption("氏（姓）").single()).setValue("高橋");

        go(QueryParameters.empty());
        assertThat(title()).isEqualTo("重要事項の説明");
        assertThat(find(Checkbox.class).all()).allMatch(Checkbox::getValue);
        navigate(HomeView.class);
        go(QueryParameters.of("step", "form"));

        assertThat(title()).isEqualTo("申込内容の入力");
        assertThat(find(TextField.class).withCaption("氏（姓）").single().getValue())
                .isEqualTo("高橋");
        assertThat(address()).doesNotContain("高橋");
    }

    @Test
    void noAddressLeadsPastTheImportantMatters() {
        go(QueryParameters.of("step", "form"));
        assertThat(title()).isEqualTo("重要事項の説明");

        agree();
        go(QueryParameters.empty());
        test(find(Checkbox.class).all().getFirst()).click();
        go(QueryParameters.of("step", "form"));
        assertThat(title()).as("one was unticked").isEqualTo("重要事項の説明");
    }

    @Test
    void theSummaryNamesEachFieldAndLeadsToIt() {
        agree();
        test(find(Button.class).withText("入力内容を確定して署名へ進む").single()).click();

        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getText)
                .containsSubsequence(
                        "現在、端末を操作している方：どれか一つを選んでください。",
                        "氏（姓）：入力してください。",
                        "生年月日：入力してください。",
                        "性別：どれか一つを選んでください。",
                        "住所：入力してください。",
                        "電話番号：入力してください。");
    }

    @Test
    void whereNoTelephoneIsKnownNobodyIsToldToCall() {
        assertThat(new ProxyStop(Way.CARD, true, "").getElement().getTextRecursively())
                .contains("職員が立ち会う窓口", "書面で申し込む（郵送）")
                .doesNotContain("お電話");
    }

    @Test
    void whoeverComesToRenewIsToldHow() {
        assertThat(navigate(ContinueView.class).getElement().getTextRecursively())
                .doesNotContain("更新は、いまお持ちの");
        UI.getCurrent().navigate(ContinueView.class, ContinueView.TO_RENEW);
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("更新は、いまお持ちの");
    }

    /** By the first letter alone, so that nobody learns which applications exist. */
    @Test
    void aNumberOfAnotherRouteIsToldAtOnceThatNothingCanBeMailed() {
        navigate(ContinueView.class);
        int before = resume.asked().size();
        TextField number = find(TextField.class).withCaption("受付番号または受付コード").single();
        test(find(TextField.class).withCaption("メールアドレス").single()).setValue("hanako@example.jp");
        for (String typed : List.of("M-2026-999999", "ｍ－2026-000001", "R2026000042", "k-2026-000003")) {
            test(number).setValue(typed);
            test(find(Button.class).withText("新しいコードをメールで受け取る").single()).click();
            assertThat(number.getErrorMessage()).as(typed).contains("書面の申込み（P で始まる番号）", "はじめから");
        }
        assertThat(resume.asked()).hasSize(before);
    }

    /** Concern 4.1: what follows is read before anybody answers. */
    @Test
    void whatFollowsFromEachAnswerIsReadBeforeItIsGiven() {
        agree();
        RadioButtonGroup<?> operator =
                find(RadioButtonGroup.class).withCaption("現在、端末を操作している方").single();

        assertThat(operator.getHelperComponent().getElement().getTextRecursively())
                .contains("申込者本人：このまま手続きを進められます。", "職員が確認します", "お申し込みいただけません");
        assertThat(operator.getValue()).isNull();
    }

    @Test
    void whatIsNotConfirmedIsNamed() {
        navigate(ApplyView.class);
        List<Checkbox> boxes = find(Checkbox.class).all();
        boxes.stream().skip(1).forEach(box -> test(box).click());
        test(find(Button.class).withText("すべて確認して次へ").single()).click();

        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getText)
                .contains(boxes.getFirst().getLabel())
                .doesNotContain(boxes.getLast().getLabel());
    }

    @Test
    void whoLostTheCodeIsAskedForNumberAndAddressAtTheirFields() {
        navigate(ContinueView.class);
        Button send = find(Button.class).withText("新しいコードをメールで受け取る").single();
        TextField number = find(TextField.class).withCaption("受付番号または受付コード").single();
        TextField email = find(TextField.class).withCaption("メールアドレス").single();
        test(send).click();
        assertThat(number.getErrorMessage()).isEqualTo("入力してください。");
        assertThat(email.getErrorMessage()).isEqualTo("入力してください。");

        test(number).setValue("P-2026-000042-K");
        test(email).setValue("ｈanako@example.jp");
        test(send).click();
        assertThat(resume.asked()).containsExactly("P-2026-000042-K hanako@example.jp");
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("一致する場合は、数分以内にメールが届きます");
    }

    @Test
    void aMailedCodeOpensOnceAndShowsTheNewOneToSave() {
        Access fresh = applied();
        Access mailed = new Access(fresh.applicationId(), "mailed-Token0123456789");
        resume.replace(mailed, fresh);
        navigate(ContinueView.class);
        test(find(TextField.class).withCaption("再開コード、または途中で保存したリンク").single()).setValue(ResumeCode.of(mailed));
        test(find(Button.class).withText("申込みを開く").single()).click();

        assertThat(getCurrentView()).isInstanceOf(ApplicationView.class);
        assertThat(getCurrentView().getElement().getTextRecursively()).contains("再開コードが新しくなりました");
        assertThat(find(Details.class).all()).anyMatch(Details::isOpened);
    }

    private Access applied() {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        Access access = ((Applied.Accepted) applied).access();
        desk.move(access.applicationId(), ApplicationState.REFERRED);
        return access;
    }
}
