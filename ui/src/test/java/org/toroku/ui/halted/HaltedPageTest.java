package org.toroku.ui.halted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeHalts;
import org.toroku.ui.fake.FakeReturns;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class HaltedPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeHalts halts;

    @Autowired
    private FakeReturns returns;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private Button again() {
        return find(Button.class).withText("Try again").single();
    }

    private HaltedGrid grid() {
        return find(HaltedGrid.class).single();
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void haltedCasesAreNotForDeciders() {
        assertThatThrownBy(() -> navigate(HaltedView.class)).hasMessageContaining("HaltedView");
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void theManagerHasAHaltedCaseTriedAgainOnlyWithAReason() {
        navigate(HaltedView.class);
        HaltedGrid grid = grid();
        assertThat(test(grid).getCellText(0, 4)).startsWith("The records of the case disagree with the book.");
        assertThat(test(grid).getCellText(1, 4))
                .startsWith("The issuance order was refused, or the certificate that came")
                .contains("(profile-unknown)");
        assertThat(again().isEnabled()).isFalse();

        grid.select(test(grid).getRow(0));
        test(again()).click();
        assertThat(halts.acts()).isEmpty();
        assertThat(find(TextArea.class).single().isInvalid()).isTrue();

        test(find(TextArea.class).single()).setValue("the row was restored");
        test(again()).click();
        assertThat(test(find(Notification.class).last()).getText()).isEqualTo("M-2026-000021 will be tried again.");
        assertThat(halts.acts()).containsExactly("tanaka: the row was restored");
        assertThat(test(grid).size()).isEqualTo(1);
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void theManagerWritesWhatWasFoundOfALetterThatCameBackTooLate() {
        navigate(HaltedView.class);
        ReturnsPanel panel = find(ReturnsPanel.class).single();
        assertThat(find(ListItem.class, panel).single().getElement().getTextRecursively())
                .contains("P-2026-000042", "given back by somebody else");

        test(find(Button.class).withText("Looked into").single()).click();
        assertThat(returns.settled()).isEmpty();

        test(find(TextField.class, panel).single()).setValue("the applicant has the key");
        test(find(Button.class).withText("Looked into").single()).click();
        assertThat(returns.settled()).containsExactly("tanaka: the applicant has the key");
        assertThat(panel.isVisible()).isFalse();
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void theAuditorSeesHaltedCasesAndCannotAct() {
        navigate(HaltedView.class);
        assertThat(test(grid()).size()).isEqualTo(2);
        assertThat(find(Button.class).withText("Try again").exists()).isFalse();
    }
}
