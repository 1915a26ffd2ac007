package org.toroku.ui.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.assignment.RuleDesk.Group;
import org.toroku.assignment.RuleDesk.Rule;
import org.toroku.assignment.RuleDesk.Waiting;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeAssignmentRules;

/** The manager's page of rules. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class RulesPageTest extends SpringBrowserlessTest {
    private static final Officer TANAKA = new Officer("tanaka", Set.of("manager"));

    @Autowired
    private FakeAssignmentRules rules;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private String toast() {
        return test(find(Notification.class).last()).getText();
    }

    private static Rule rule(String element, String... officers) {
        return new Rule(
                Optional.of(element),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(new Group(List.of(officers), Optional.empty())));
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    @SuppressWarnings("unchecked")
    void aManagerAddsARuleAndPutsItInForceWithAReason() {
        navigate(AssignmentView.class);
        test(button("Add a rule")).click();
        find(Select.class).withCaption("Task").single().setValue("examine-application");
        test(button("Put these rules in force")).click();
        assertThat(find(TextField.class)
                        .withCaption("Reason for the change")
                        .single()
                        .getErrorMessage())
                .isEqualTo("Please say why you change them.");

        test(find(TextField.class).withCaption("Reason for the change").single())
                .setValue("a new colleague");
        test(button("Put these rules in force")).click();
        assertThat(toast())
                .isEqualTo("Rule 1: no officer is chosen. Choose some, or leave such tasks to whoever takes them.");

        for (String officer : List.of("suzuki", "sato")) {
            test(find(Checkbox.class).withCaption(officer).single()).click();
        }
        test(button("Put these rules in force")).click();
        assertThat(toast()).isEqualTo("Version 1 is in force.");
        assertThat(rules.inForce(TANAKA).rules()).containsExactly(rule("examine-application", "sato", "suzuki"));
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void rulesChangeTheirPlacesAndKeepWhatTheirFieldsSay() {
        rules.change(TANAKA, 0, List.of(rule("examine-application", "sato"), rule("send-inquiry", "tanaka")), "x");
        navigate(AssignmentView.class);
        test(find(Button.class).withText("Down").all().getFirst()).click();
        test(find(TextField.class).withCaption("Reason for the change").single())
                .setValue("other order");
        test(button("Put these rules in force")).click();

        assertThat(rules.inForce(TANAKA).rules())
                .containsExactly(rule("send-inquiry", "tanaka"), rule("examine-application", "sato"));
        test(find(Button.class).withText("Remove this rule").all().getFirst()).click();
        assertThat(find(H3.class).withText("Rule 2").exists()).isFalse();
    }

    @Test
    @WithMockUser(username = "tanaka", roles = "manager")
    void aRuleThatReachesNobodyIsSaidToAndSoAreAlteredRules() {
        rules.change(
                TANAKA, 0, List.of(rule("examine-application", "nobu"), rule("send-inquiry", "nobu", "sato")), "x");
        rules.alter();
        navigate(AssignmentView.class);

        assertThat(find(Paragraph.class).all().stream()
                        .map(Paragraph::getText)
                        .filter(text -> text.startsWith("At this moment all of these officers")))
                .as("the first rule only")
                .hasSize(1);
        assertThat(find(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(text -> text.startsWith("The rules do not agree with the book"));
    }

    @Test
    @WithMockUser(username = "kansa", roles = "auditor")
    void anAuditorReadsTheRulesAndWhatWaits() {
        rules.change(TANAKA, 0, List.of(rule("examine-application", "sato")), "x");
        rules.put(new Waiting(
                7,
                "M-2026-000007",
                "examine-application",
                "examiner",
                Optional.empty(),
                1,
                Optional.of(1),
                false,
                Map.of("absent", 2, "limit", 1)));
        navigate(AssignmentView.class);

        assertThat(find(Button.class).withText("Put these rules in force").exists())
                .isFalse();
        assertThat(find(ListItem.class).all())
                .extracting(ListItem::getText)
                .anyMatch(text -> text.endsWith("→ whoever of sato holds the fewest"));
        assertThat(find(NativeTableCell.class).all())
                .extracting(NativeTableCell::getText)
                .contains("M-2026-000007", "Rule 1: away (2), at the limit (1)");
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void othersSeeNoRules() {
        rules.change(TANAKA, 0, List.of(rule("examine-application", "sato")), "x");
        navigate(AssignmentView.class);
        assertThat(find(Button.class).withText("Put these rules in force").exists())
                .isFalse();
        assertThat(find(ListItem.class).all()).isEmpty();
    }
}
