package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
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
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;
import org.toroku.ui.fake.FakeLiving;

/** The consent to later enquiries is offered unticked, shown, and taken back by one press. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class StatusWatchPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCounter counter;

    @Autowired
    private FakeLiving living;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @Autowired
    private Clock clock;

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    private Access issued() {
        Access access = ((Applied.Accepted) counter.apply(
                        FakeCases.FORM,
                        new Consent("", clock.instant(), List.of()),
                        new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE)))
                .access();
        counter.move(access.applicationId(), ApplicationState.ISSUED);
        session.getObject().keep(access);
        return access;
    }

    private void show(Access access) {
        navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
    }

    @Test
    void itIsOfferedUnticked() {
        navigate(ApplyView.class);

        Checkbox box = find(Checkbox.class).all().stream()
                .filter(each -> each.getLabel().contains("照会に同意します"))
                .findFirst()
                .orElseThrow();
        assertThat(box.getValue()).isFalse();
        assertThat(box.isRequiredIndicatorVisible()).isFalse();
    }

    @Test
    void whoConsentedTakesItBackByOnePress() {
        Access access = issued();
        living.consent(access.applicationId());
        show(access);
        assertThat(find(StatusWatchPanel.class).single().getElement().getTextRecursively())
                .contains("有効期間中の照会への同意", "いつでも撤回できます");

        test(find(Button.class).withText("同意を撤回する").single()).click();

        assertThat(living.of(access).orElseThrow().withdrawn()).isPresent();
        assertThat(find(StatusWatchPanel.class).single().getElement().getTextRecursively())
                .contains("同意は撤回されています");
        assertThat(find(Button.class).withText("同意を撤回する").exists()).isFalse();
    }

    @Test
    void whoDidNotConsentIsShownNothing() {
        show(issued());

        assertThat(find(StatusWatchPanel.class).exists()).isFalse();
    }
}
