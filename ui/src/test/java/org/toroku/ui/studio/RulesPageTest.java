package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.workflows.RuleSet;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "owner1", roles = "process-owner")
class RulesPageTest extends SpringBrowserlessTest {
    private static final String RULES = RuleSet.automaticDecision().file().text();

    private RulesView view;

    @BeforeEach
    void open() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        view = navigate(RulesView.class);
    }

    private String page() {
        return view.getElement().getTextRecursively();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void showsTheRulesThatAreEvaluatedWithVersionAndDigest() {
        assertThat(page())
                .contains(
                        RuleSet.automaticDecision().version(),
                        RuleSet.automaticDecision().sha256())
                .contains("16 inputs, 22 rules", "accept-all-matched", "valid certificates of the person")
                .contains("The rules are changed in a draft")
                .doesNotContain("Digest of the compared file");
        assertThat(find(RuleTable.class).single().getElement().getProperty("xml"))
                .isEqualTo(RULES);
    }

    @Test
    void saysWhatAChangedTableWouldAcceptBeyondTheOneInForce() {
        assertThat(view.compare(bytes(RULES.replace("<text>[0..19]</text>", "<text>[0..49]</text>"))))
                .isEmpty();
        assertThat(page())
                .contains("could accept applications automatically", "The accepting rule “accept-all-matched”")
                .contains("other applications from the network, 1 h", "[0..19]", "[0..49]");

        assertThat(view.compare(bytes(RULES.replace("OUTPUT ORDER\"", "FIRST\""))))
                .isEmpty();
        assertThat(page()).contains("This table cannot be used", "The hit policy is “FIRST”");

        assertThat(view.compare(bytes(RULES))).isEmpty();
        assertThat(page()).contains("accepts nothing more than now", "the same as the rules in force");
    }

    @Test
    void refusesWhatIsNoDecisionTable() {
        assertThat(view.compare(bytes("no table"))).contains("studio.rules.unreadable");
        assertThat(view.compare(new byte[2_000_000])).contains("studio.refused.model-too-large");
        assertThat(page()).doesNotContain("Digest of the compared file");
    }
}
