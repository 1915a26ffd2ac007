package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCases;
import org.toroku.ui.fake.FakeCounter;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class TestSigningOffTest extends SpringBrowserlessTest {
    @Autowired
    private FakeCounter desk;

    @Autowired
    private ObjectProvider<PortalSession> session;

    @Test
    void withoutTheSettingNobodyIsOfferedATestCard() {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", java.time.Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        Access access = ((Applied.Accepted) applied).access();
        session.getObject().keep(access);
        navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
        assertThat(find(SignStep.class).exists()).isTrue();
        assertThat(find(TestCardSigning.class).exists()).isFalse();
    }
}
