package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.toroku.renewal.RenewalCounter.Offer;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeRenewals;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class RenewalPortalTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCounter desk;

    @Autowired
    private FakeRenewals renewals;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private static String text(Component view) {
        return view.getElement().getTextRecursively();
    }

    private Access applied(ApplicationState state) {
        Access access = ((Applied.Accepted)
                        desk.apply(FakeCases.FORM, new Consent("1", Instant.EPOCH, List.of()), facts()))
                .access();
        desk.move(access.applicationId(), state);
        session.getObject().keep(access);
        return access;
    }

    private static ClientFacts facts() {
        return new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE);
    }

    private ApplicationView open(Access access) {
        return navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
    }

    private RenewView atUnchanged() {
        Access access = applied(ApplicationState.DELIVERED);
        RenewView view = navigate(
                RenewView.class, Map.of(RenewView.ID, access.applicationId().toString()));
        find(Checkbox.class).all().forEach(box -> test(box).click());
        test(find(TextField.class).withCaption("確認の入力").single()).setValue(FakeCounter.PHRASE);
        test(button("すべて確認して次へ")).click();
        return view;
    }

    @Test
    void whoeverHasReceivedACertificateIsOfferedToRenewIt() {
        ApplicationView view = open(applied(ApplicationState.DELIVERED));

        assertThat(text(view)).contains("遅くとも2031年11月23日 8:59に満了します");
        test(button("証明書を更新する")).click();
        assertThat(getCurrentView()).isInstanceOf(RenewView.class);
    }

    @Test
    void nobodyIsOfferedARenewalBefore() {
        assertThat(text(open(applied(ApplicationState.ISSUED)))).doesNotContain("証明書を更新する");
    }

    @Test
    void whereTheCeilingIsNearTheFullWaysAreNamed() {
        Access access = applied(ApplicationState.DELIVERED);
        renewals.offer(access.applicationId(), new Offer.Refused("ceiling-too-near"));

        assertThat(text(open(access))).contains("五年の上限が近いため", "マイナンバーカードまたは書面");
        assertThat(find(Button.class).withText("証明書を更新する").exists()).isFalse();
    }

    @Test
    void nothingGoesOnBeforeItIsStatedThatNothingHasChanged() {
        RenewView view = atUnchanged();
        assertThat(text(view)).contains("高橋", "M-2026-000001");
        int before = renewals.stated().size();

        test(button("内容を確認して署名に進む")).click();
        assertThat(find(Checkbox.class).single().getErrorMessage()).contains("変更がないこと");
        assertThat(renewals.stated()).hasSize(before);

        test(find(TextField.class).withCaption("メールアドレス").single()).setValue("new@example.jp");
        test(find(Checkbox.class).single()).click();
        test(button("内容を確認して署名に進む")).click();
        assertThat(renewals.stated()).hasSize(before + 1);
        assertThat(renewals.stated().getLast().email()).isEqualTo("new@example.jp");
        assertThat(renewals.stated().getLast().address()).isEqualTo(FakeCases.FORM.address());
        assertThat(getCurrentView()).isInstanceOf(ApplicationView.class);
    }

    /** By the key file in the browser; where key and certificate are apart, or on a token, by common tools. */
    @Test
    void itIsSignedWithTheCertificateAndNotWithATestCard() {
        Applied applied = renewals.apply(
                FakeCases.FORM, new Consent("1", Instant.EPOCH, List.of()), facts(), Der.of(new byte[] {0x30, 0}));
        Access access = ((Applied.Accepted) applied).access();
        session.getObject().keep(access);

        ApplicationView view = open(access);

        assertThat(text(view))
                .contains("更新する証明書の秘密鍵で署名", "鍵ファイルで署名する", "ご自身で作成した鍵でも")
                .contains("ほかの方法", "openssl cms -sign", "openssl pkcs12 -export");
        assertThat(find(KeyFileSigning.class).single()).isNotNull();
        assertThat(find(TestCardBox.class).exists()).isFalse();
    }
}
