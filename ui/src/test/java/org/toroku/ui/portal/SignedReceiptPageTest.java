package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Duration;
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
import org.toroku.receipt.SignedReceiptDesk.Answer;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeReceipts;

/** Beside the click: the text is read, signed with what was received, and what became of it is said. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class SignedReceiptPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCounter counter;

    @Autowired
    private FakeReceipts receipts;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @Autowired
    private Clock clock;

    private Access access = new Access(new java.util.UUID(0, 0), "");

    @BeforeEach
    void issued() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
        access = ((Applied.Accepted) counter.apply(
                        FakeCases.FORM,
                        new Consent("", clock.instant(), List.of()),
                        new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE)))
                .access();
        counter.move(access.applicationId(), ApplicationState.ISSUED);
        session.getObject().keep(access);
        navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
    }

    private void click(String caption) {
        test(find(Button.class).withText(caption).single()).click();
    }

    private SignedReceiptPanel panel() {
        return find(SignedReceiptPanel.class).single();
    }

    private String said() {
        return panel().getElement().getTextRecursively();
    }

    private void sign() {
        SignedByKey.tell(find(KeyFileSigning.class).all().getFirst());
    }

    @Test
    void theTextIsShownSignedAndTheReceiptConfirmed() {
        assertThat(find(Button.class).withText("受領を確認する").exists())
                .as("the click stays")
                .isTrue();
        click("受領書を作る");
        assertThat(find(Pre.class).all().getFirst().getText()).contains("電子証明書受領書", "4A0B 1C2D 3E4F");
        assertThat(said()).contains("receipt.txt", "openssl cms -sign").doesNotContain("revocation.txt");
        sign();
        assertThat(receipts.handedIn()).contains("ticket of " + access.applicationId());
        assertThat(counter.state(access.applicationId())).isEqualTo(ApplicationState.DELIVERED);
    }

    @Test
    void whatIsRefusedIsSaidAndTheTextStays() {
        click("受領書を作る");
        receipts.answerWith(new Answer.Refused("other-certificate"));
        sign();
        assertThat(said()).contains("今回発行した電子証明書のものではありません").contains("電子証明書受領書");
        receipts.answerWith(new Answer.Unavailable("status-unknown"));
        sign();
        assertThat(said()).contains("何も失われていません");
        receipts.answerWith(new Answer.TooMany(Duration.ofHours(1)));
        sign();
        assertThat(said()).contains("確認できない署名の提出が続いています");
        assertThat(counter.state(access.applicationId())).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void aTextThatHasRunOutIsMadeAnew() {
        click("受領書を作る");
        receipts.answerWith(new Answer.Refused("expired"));
        sign();
        assertThat(said()).contains("署名の期限を過ぎました");
        assertThat(find(Button.class).withText("受領書を作る").exists()).isTrue();
    }
}
