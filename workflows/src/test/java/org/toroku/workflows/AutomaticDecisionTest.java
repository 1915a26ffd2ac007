package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/** The truth table of the automatic decision, evaluated by the engine that production uses. */
class AutomaticDecisionTest {

    private static final Map<String, Object> SPOTLESS = Map.ofEntries(
            Map.entry(RuleInputs.MATCH_NAME, "EQUAL"),
            Map.entry(RuleInputs.MATCH_BIRTH_DATE, "EQUAL"),
            Map.entry(RuleInputs.MATCH_SEX, "EQUAL"),
            Map.entry(RuleInputs.MATCH_ADDRESS, "EQUAL"),
            Map.entry(RuleInputs.FORMER_NAME_STATED, false),
            Map.entry(RuleInputs.AUTOMATION_ENABLED, true),
            Map.entry(RuleInputs.QUOTA_LEFT, 1),
            Map.entry(RuleInputs.SAMPLE_PICKED, false),
            Map.entry(RuleInputs.DENY_LISTED, false),
            Map.entry(RuleInputs.CERTIFICATES_SAME_PERSON_VALID, 0),
            Map.entry(RuleInputs.APPLICATIONS_SAME_PERSON_30D, 0),
            Map.entry(RuleInputs.PERSONS_SAME_DEVICE_24H, 0),
            Map.entry(RuleInputs.APPLICATIONS_SAME_DEVICE_24H, 2),
            Map.entry(RuleInputs.APPLICATIONS_SAME_NETWORK_1H, 19),
            Map.entry(RuleInputs.OPERATED_WITH_HELP, false),
            Map.entry(RuleInputs.HOLDERS_SAME_DEVICE_VALID, 0));

    private final Set<String> fired = new HashSet<>();
    private final DmnEngine engine = new DmnEngine.Builder().build();

    @Test
    void knowsExactlyTheInputsThatAreConstants() {
        assertThat(SPOTLESS.keySet()).containsExactlyInAnyOrderElementsOf(RuleInputs.ALL);
        assertThat(RuleSet.automaticDecision().file().text()).contains("<text>matchName</text>");
    }

    @Test
    void acceptsWhenEverythingMatchesAndNothingStandsAgainstIt() {
        assertThat(decide(SPOTLESS)).containsExactly(answer("ACCEPT", "all-matched"));
        assertThat(fired).containsExactly("accept-all-matched");
    }

    @ParameterizedTest
    @MethodSource("matches")
    void acceptsVariantsThatFoldingMadeEqual(String field) {
        assertThat(decide(with(field, "VARIANT"))).containsExactly(answer("ACCEPT", "all-matched"));
    }

    static Stream<String> matches() {
        return Stream.of(
                RuleInputs.MATCH_NAME, RuleInputs.MATCH_BIRTH_DATE, RuleInputs.MATCH_SEX, RuleInputs.MATCH_ADDRESS);
    }

    static Stream<Arguments> doubts() {
        return Stream.of(
                Arguments.of(RuleInputs.MATCH_NAME, "DIFFERENT", "name-differs"),
                Arguments.of(RuleInputs.MATCH_NAME, "UNDECIDABLE", "name-undecidable"),
                Arguments.of(RuleInputs.MATCH_BIRTH_DATE, "DIFFERENT", "birth-date-differs"),
                Arguments.of(RuleInputs.MATCH_BIRTH_DATE, "UNDECIDABLE", "birth-date-undecidable"),
                Arguments.of(RuleInputs.MATCH_SEX, "DIFFERENT", "sex-differs"),
                Arguments.of(RuleInputs.MATCH_SEX, "UNDECIDABLE", "sex-undecidable"),
                Arguments.of(RuleInputs.MATCH_ADDRESS, "DIFFERENT", "address-differs"),
                Arguments.of(RuleInputs.MATCH_ADDRESS, "UNDECIDABLE", "address-undecidable"),
                Arguments.of(RuleInputs.FORMER_NAME_STATED, true, "former-name"),
                Arguments.of(RuleInputs.AUTOMATION_ENABLED, false, "automation-off"),
                Arguments.of(RuleInputs.QUOTA_LEFT, 0, "quota-exhausted"),
                Arguments.of(RuleInputs.QUOTA_LEFT, -1, "quota-exhausted"),
                Arguments.of(RuleInputs.SAMPLE_PICKED, true, "random-review"),
                Arguments.of(RuleInputs.DENY_LISTED, true, "deny-listed"),
                Arguments.of(RuleInputs.CERTIFICATES_SAME_PERSON_VALID, 1, "duplicate-person"),
                Arguments.of(RuleInputs.APPLICATIONS_SAME_PERSON_30D, 1, "duplicate-person"),
                Arguments.of(RuleInputs.PERSONS_SAME_DEVICE_24H, 1, "several-persons-one-device"),
                Arguments.of(RuleInputs.APPLICATIONS_SAME_DEVICE_24H, 3, "device-velocity"),
                Arguments.of(RuleInputs.APPLICATIONS_SAME_NETWORK_1H, 20, "network-velocity"),
                Arguments.of(RuleInputs.OPERATED_WITH_HELP, true, "operated-with-help"),
                Arguments.of(RuleInputs.HOLDERS_SAME_DEVICE_VALID, 1, "several-holders-one-device"));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @MethodSource("doubts")
    void refersEachDoubtToPeopleWithItsOwnReason(String input, Object value, String reason) {
        assertThat(decide(with(input, value))).containsExactly(answer("REFER", reason));
    }

    @Test
    void namesEveryDoubtOfACase() {
        var inputs = new HashMap<>(SPOTLESS);
        inputs.put(RuleInputs.MATCH_ADDRESS, "DIFFERENT");
        inputs.put(RuleInputs.SAMPLE_PICKED, true);
        assertThat(decide(inputs))
                .containsExactlyInAnyOrder(answer("REFER", "address-differs"), answer("REFER", "random-review"));
    }

    @Test
    void rejectsTheCardOfAnotherPersonBeforeEverythingElse() {
        var inputs = new HashMap<>(SPOTLESS);
        inputs.put(RuleInputs.MATCH_NAME, "DIFFERENT");
        inputs.put(RuleInputs.MATCH_BIRTH_DATE, "DIFFERENT");
        inputs.put(RuleInputs.DENY_LISTED, true);
        assertThat(decide(inputs))
                .startsWith(answer("REJECT", "card-of-another-person"))
                .contains(answer("REFER", "deny-listed"))
                .hasSize(4);
    }

    @Test
    void rejectsNothingWhileTheSwitchIsOff() {
        var inputs = new HashMap<>(SPOTLESS);
        inputs.put(RuleInputs.MATCH_NAME, "DIFFERENT");
        inputs.put(RuleInputs.MATCH_BIRTH_DATE, "DIFFERENT");
        inputs.put(RuleInputs.AUTOMATION_ENABLED, false);
        assertThat(decide(inputs))
                .extracting(answer -> answer.get(RuleSet.OUTCOME))
                .containsOnly("REFER");
    }

    static Stream<String> inputs() {
        return RuleInputs.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void acceptsNothingWithoutAnInput(String input) {
        var inputs = new HashMap<>(SPOTLESS);
        inputs.remove(input);
        assertThat(decide(inputs))
                .extracting(answer -> answer.get(RuleSet.OUTCOME))
                .containsOnly("REFER");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void acceptsNothingWithAValueThatNobodyKnows(String input) {
        assertThat(decide(with(input, "PERHAPS")))
                .extracting(answer -> answer.get(RuleSet.OUTCOME))
                .containsOnly("REFER");
        assertThat(decide(with(input, null)))
                .extracting(answer -> answer.get(RuleSet.OUTCOME))
                .containsOnly("REFER");
    }

    @Test
    void refersWhatNoRuleCovers() {
        assertThat(decide(with(RuleInputs.MATCH_SEX, "PERHAPS")))
                .containsExactly(answer("REFER", RuleSet.NO_RULE_MATCHED));
        assertThat(decide(with(RuleInputs.APPLICATIONS_SAME_NETWORK_1H, -1)))
                .containsExactly(answer("REFER", RuleSet.NO_RULE_MATCHED));
    }

    @Test
    void everyRuleHasABasisAndAnIdThatSaysWhatItDoes() {
        var rules = ModelXml.parse(RuleSet.automaticDecision().file()).getElementsByTagNameNS("*", "rule");
        assertThat(rules.getLength()).isEqualTo(22);
        for (int i = 0; i < rules.getLength(); i++) {
            var rule = (org.w3c.dom.Element) rules.item(i);
            assertThat(rule.getAttribute("id")).matches("(accept|refer|reject)-[a-z-]+");
            var entries = rule.getElementsByTagNameNS("*", "outputEntry");
            String outcome = entries.item(0).getTextContent().strip();
            assertThat(outcome)
                    .isEqualToIgnoringCase("\"" + rule.getAttribute("id").split("-", 2)[0] + "\"");
            assertThat(entries.item(1).getTextContent().strip()).matches("\"[a-z]+(-[a-z]+)*\"");
            assertThat(rule.getElementsByTagNameNS("*", "description").item(0).getTextContent())
                    .hasSizeGreaterThan(10);
        }
    }

    private static Map<String, Object> with(String input, @Nullable Object value) {
        var inputs = new HashMap<>(SPOTLESS);
        inputs.put(input, value);
        return inputs;
    }

    private static Map<String, String> answer(String outcome, String reason) {
        return Map.of(RuleSet.OUTCOME, outcome, RuleSet.REASON, reason);
    }

    private List<Map<String, String>> decide(Map<String, Object> inputs) {
        ParsedDmn rules = engine.parse(
                        new ByteArrayInputStream(RuleSet.automaticDecision().bytes()))
                .toOption()
                .get();
        Either<DmnEngine.EvalFailure, DmnEngine.EvalResult> answer =
                engine.eval(rules, DecisionIds.AUTOMATIC_DECISION, inputs);
        assertThat(answer.isRight()).as(answer.toString()).isTrue();
        var table = (Audit.DecisionTableEvaluationResult)
                CollectionConverters.asJava(answer.toOption().get().auditLog().entries())
                        .getFirst()
                        .result();
        CollectionConverters.asJava(table.matchedRules())
                .forEach(rule -> fired.add(rule.rule().id()));
        return pairs(table.result());
    }

    /**
     * Reads the engine's own values: what it makes of them for Java depends on the value mappers that happen to be on the
     * class path.
     */
    private static List<Map<String, String>> pairs(Val answer) {
        return answer instanceof ValList list
                ? CollectionConverters.asJava(list.itemsAsSeq()).stream()
                        .map(AutomaticDecisionTest::pair)
                        .toList()
                : List.of(pair(answer));
    }

    private static Map<String, String> pair(Val context) {
        return answer(text(context, RuleSet.OUTCOME), text(context, RuleSet.REASON));
    }

    private static String text(Val context, String output) {
        return ((ValString) ((ValContext) context)
                        .context()
                        .variableProvider()
                        .getVariable(output)
                        .get())
                .value();
    }
}
