package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.textfield.PasswordField;
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
        signing();
        assertThat(find(SignStep.class).exists()).isTrue();
        assertThat(find(KeyFileSigning.class).exists()).isFalse();
    }

    /** What stands in the place of the test card, open, with a place for the file. */
    @Test
    void aRealCardSignsWithACommandAndTheFileIsHandedInHere() {
        signing();
        SignStep step = find(SignStep.class).single();
        Details reader = find(Details.class, step).all().getFirst();
        assertThat(reader.getSummaryText()).isEqualTo(reader.getTranslation("sign.reader"));
        assertThat(reader.isOpened()).isTrue();
        assertThat(find(Pre.class, reader).all())
                .extracting(Pre::getText)
                .contains("./toroku card sign --reader --in application.txt --out application.p7s");
        assertThat(find(SmallFile.class, reader).all()).hasSize(1);
        assertThat(find(PasswordField.class).exists()).isFalse();
    }

    private void signing() {
        Applied applied = desk.apply(
                FakeCases.FORM,
                new Consent("1", java.time.Instant.EPOCH, List.of()),
                new ClientFacts(Optional.empty(), "", "", Locale.JAPANESE));
        Access access = ((Applied.Accepted) applied).access();
        session.getObject().keep(access);
        navigate(
                ApplicationView.class,
                Map.of(ApplicationView.ID, access.applicationId().toString()));
    }
}
