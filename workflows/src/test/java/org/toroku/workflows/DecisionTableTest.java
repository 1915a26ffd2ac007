package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.DecisionTableRules.Finding;
import org.toroku.workflows.DecisionTableRules.Weight;

class DecisionTableTest {
    private static final ModelFile FILE = RuleSet.automaticDecision().file();
    private static final DecisionTable IN_FORCE = DecisionTable.of(FILE);
    private static final String ACCEPTING = "accept-all-matched";

    private static DecisionTable changed(String from, String to) {
        String text = FILE.text();
        assertThat(text).contains(from);
        return table(text.replace(from, to));
    }

    private static DecisionTable table(String text) {
        return DecisionTable.of(new ModelFile("dmn/changed.dmn", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String cell(String rule, String input, String text) {
        return "<inputEntry id=\"" + rule + "-" + input + "\">\n          <text>" + text + "</text>";
    }

    private static String withoutRule(String id) {
        return FILE.text().replaceFirst("(?s)<rule id=\"" + id + "\">.*?</rule>", "");
    }

    @Test
    void readsTheTableOfTheAutomaticDecision() {
        assertThat(IN_FORCE.inputs()).hasSize(16);
        assertThat(IN_FORCE.inputs().getFirst())
                .isEqualTo(new DecisionTable.Input(
                        "氏名の照合 / name", "matchName", "string", "\"EQUAL\",\"VARIANT\",\"UNDECIDABLE\",\"DIFFERENT\""));
        assertThat(IN_FORCE.outcomes()).containsExactly("REJECT", "REFER", "ACCEPT");
        assertThat(IN_FORCE.otherwise()).containsExactly("REFER", "no-rule-matched");
        assertThat(IN_FORCE.rules()).hasSize(22).last().satisfies(rule -> {
            assertThat(rule.outcome()).isEqualTo("ACCEPT");
            assertThat(rule.conditions()).hasSize(16).doesNotContain(DecisionTable.ANY);
            assertThat(rule.answers()).containsExactly("\"ACCEPT\"", "\"all-matched\"");
        });
        assertThat(DecisionTableRules.examine(IN_FORCE, IN_FORCE)).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("hit-policy", "hitPolicy=\"OUTPUT ORDER\"", "hitPolicy=\"FIRST\""),
                Arguments.of("outcome-order", "\"REJECT\",\"REFER\",\"ACCEPT\"", "\"ACCEPT\",\"REFER\",\"REJECT\""),
                Arguments.of(
                        "otherwise-not-people",
                        "<text>\"REFER\"</text>\n        </defaultOutputEntry>",
                        "<text>\"ACCEPT\"</text>\n        </defaultOutputEntry>"),
                Arguments.of("outputs", "name=\"reason\" typeRef", "name=\"note\" typeRef"),
                Arguments.of("inputs-differ", "<text>matchName</text>", "<text>\"EQUAL\"</text>"),
                Arguments.of(
                        "input-values-differ",
                        "\"EQUAL\",\"VARIANT\",\"UNDECIDABLE\",\"DIFFERENT\"",
                        "\"EQUAL\",\"VARIANT\""),
                Arguments.of(
                        "no-acceptance-condition",
                        cell(ACCEPTING, "deny-listed", "false"),
                        cell(ACCEPTING, "deny-listed", "")),
                Arguments.of(
                        "no-acceptance-condition",
                        cell(ACCEPTING, "deny-listed", "false"),
                        cell(ACCEPTING, "deny-listed", "-")),
                Arguments.of(
                        "negation",
                        cell(ACCEPTING, "deny-listed", "false"),
                        cell(ACCEPTING, "deny-listed", "not(true)")),
                Arguments.of(
                        "negation",
                        cell(ACCEPTING, "deny-listed", "false"),
                        cell(ACCEPTING, "deny-listed", "? = denyListed")),
                Arguments.of(
                        "negation",
                        cell(ACCEPTING, "deny-listed", "false"),
                        cell(ACCEPTING, "deny-listed", "false, null")),
                Arguments.of(
                        "outcome-unknown",
                        "<text>\"ACCEPT\"</text>",
                        "<text>if true then \"ACCEPT\" else \"REFER\"</text>"),
                Arguments.of("reason-missing", "<text>\"all-matched\"</text>", "<text></text>"),
                Arguments.of("rule-id", "<rule id=\"refer-name-differs\">", "<rule id=\"refer-deny-listed\">"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void saysWhatAChangedTableMustNotDo(String code, String from, String to) {
        assertThat(DecisionTableRules.examine(IN_FORCE, changed(from, to))).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.weight()).isEqualTo(Weight.BROKEN);
        });
    }

    @Test
    void neverWidensTheAcceptanceSilently() {
        assertThat(DecisionTableRules.examine(IN_FORCE, table(withoutRule("refer-former-name"))))
                .containsExactly(new Finding(Weight.WIDER, "hindrance-removed", "refer-former-name", ""));
        assertThat(DecisionTableRules.examine(IN_FORCE, changed("<text>&gt;= 20</text>", "<text>&gt;= 50</text>")))
                .containsExactly(new Finding(Weight.WIDER, "hindrance-changed", "refer-network-velocity", ""));
        assertThat(DecisionTableRules.examine(IN_FORCE, changed("<text>[0..19]</text>", "<text>[0..49]</text>")))
                .containsExactly(new Finding(Weight.WIDER, "acceptance-changed", ACCEPTING, ""));
        // a rule of people becomes one of the automaton
        String all = FILE.text();
        int at = all.indexOf("<rule id=\"refer-former-name\">");
        DecisionTable turned = table(all.substring(0, at)
                + all.substring(at).replaceFirst("<text>\"REFER\"</text>", "<text>\"ACCEPT\"</text>"));
        assertThat(DecisionTableRules.examine(IN_FORCE, turned))
                .extracting(Finding::code)
                .contains("hindrance-changed", "acceptance-added", "no-acceptance-condition");
    }

    @Test
    void refusesWhatIsNoSingleTable() {
        for (String text : List.of(
                "no xml",
                "<definitions/>",
                "<!DOCTYPE definitions><definitions/>",
                FILE.text()
                        .replace("<decision id", "<decision id=\"other\"><decisionTable/></decision><decision id"))) {
            assertThatThrownBy(() -> table(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
