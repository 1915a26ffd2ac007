package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toroku.ca.CaConnector;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.AutomatonVerdict.Outcome;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.AutomationSwitch.Setting;
import org.toroku.officers.OfficerRegister;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;

/** What the judge makes of rule sets, careless ones among them. */
class JudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Leash.Reading FREE = reading(true, 5, false);

    @Test
    void rejectsBeforeItRefersAndRefersBeforeItAccepts() {
        assertThat(judge(rules("ACCEPT", "REFER", "REJECT"), FREE))
                .extracting(AutomatonVerdict::outcome, AutomatonVerdict::reasons, AutomatonVerdict::matchedRules)
                .containsExactly(Outcome.REJECT, List.of("because-3"), List.of("rule-1", "rule-2", "rule-3"));
        assertThat(judge(rules("ACCEPT", "REFER"), FREE).outcome()).isEqualTo(Outcome.REFER);
        assertThat(judge(rules("ACCEPT"), FREE).outcome()).isEqualTo(Outcome.ACCEPT);
    }

    @Test
    void refersWhereNoRuleFires() {
        AutomatonVerdict verdict = judge(rules(), FREE);

        assertThat(verdict.outcome()).isEqualTo(Outcome.REFER);
        assertThat(verdict.reasons()).containsExactly(RuleSet.NO_RULE_MATCHED);
    }

    @Test
    void refersWhereAnyRuleSaysSomethingUnknown() {
        assertThat(judge(rules("ACCEPT", "MAYBE"), FREE).outcome()).isEqualTo(Outcome.REFER);
        assertThat(judge(rules("accept"), FREE).outcome()).isEqualTo(Outcome.REFER);
    }

    @Test
    void holdsBackARuleSetThatForgetsSwitchQuotaAndDraw() {
        assertThat(judge(rules("ACCEPT"), reading(false, 5, false)).reasons()).containsExactly(Judge.AUTOMATION_OFF);
        assertThat(judge(rules("REJECT"), reading(false, 5, false)).outcome()).isEqualTo(Outcome.REFER);
        assertThat(judge(rules("ACCEPT"), reading(true, 0, false)).reasons()).containsExactly(Judge.QUOTA_EXHAUSTED);
        assertThat(judge(rules("ACCEPT"), reading(true, 5, true)).reasons()).containsExactly(Judge.RANDOM_REVIEW);
        assertThat(judge(rules("REJECT"), reading(true, 0, true)).outcome())
                .as("a rejection needs no quota")
                .isEqualTo(Outcome.REJECT);
    }

    @Test
    void acceptsNothingThatMayNeverBeWhateverTheRulesSay() {
        for (Map.Entry<String, Object> wrong : Map.<String, Object>of(
                        RuleInputs.DENY_LISTED,
                        true,
                        RuleInputs.OPERATED_WITH_HELP,
                        true,
                        RuleInputs.MATCH_NAME,
                        "UNDECIDABLE",
                        RuleInputs.CERTIFICATES_SAME_PERSON_VALID,
                        1,
                        RuleInputs.APPLICATIONS_SAME_NETWORK_1H,
                        100)
                .entrySet()) {
            Map<String, Object> inputs = inputs();
            inputs.put(wrong.getKey(), wrong.getValue());
            assertThat(judge(rules("ACCEPT"), inputs).reasons())
                    .as(wrong.getKey())
                    .containsExactly(Judge.ACCEPTANCE_NOT_ALLOWED);
            assertThat(judge(rules("REJECT"), inputs).outcome()).isEqualTo(Outcome.REJECT);
        }
    }

    @Test
    void refersWhatTheCaWouldNotCarryOut() {
        StandInCa ca = new StandInCa(Clock.systemUTC());
        ca.be(StandInCa.Mood.OTHER_RULES);
        assertThat(judge(ca, RuleSet.automaticDecision(), inputs(), FREE))
                .extracting(AutomatonVerdict::outcome, AutomatonVerdict::reasons)
                .containsExactly(Outcome.REFER, List.of(Judge.RULES_UNKNOWN_TO_CA));
        assertThat(judge(ca, rules("REJECT"), inputs(), FREE).outcome())
                .as("nothing is ordered by a rejection")
                .isEqualTo(Outcome.REJECT);
    }

    @Test
    void refersWithTheRealRulesWhereAnyInputIsMissing() {
        Map<String, Object> complete = inputs();
        assertThat(judge(RuleSet.automaticDecision(), complete).outcome()).isEqualTo(Outcome.ACCEPT);

        for (String input : RuleInputs.ALL) {
            Map<String, Object> without = new HashMap<>(complete);
            without.remove(input);

            assertThat(judge(RuleSet.automaticDecision(), without).outcome())
                    .as(input)
                    .isEqualTo(Outcome.REFER);
        }
    }

    @Test
    void hashesTheSameInputsAlikeInAnyOrder() {
        Map<String, Object> inputs = inputs();
        Map<String, Object> shuffled = new java.util.LinkedHashMap<>();
        inputs.keySet().stream()
                .sorted(java.util.Comparator.reverseOrder())
                .forEach(k -> shuffled.put(k, inputs.get(k)));

        String digest = judge(RuleSet.automaticDecision(), inputs).inputsSha256();
        assertThat(judge(RuleSet.automaticDecision(), shuffled).inputsSha256()).isEqualTo(digest);
        shuffled.put(RuleInputs.QUOTA_LEFT, 4);
        assertThat(judge(RuleSet.automaticDecision(), shuffled).inputsSha256()).isNotEqualTo(digest);
    }

    @Test
    void startsWithNoUnreadableRuleSet() {
        RuleSet broken = new RuleSet(
                new ModelFile("broken.dmn", "<definitions>".getBytes(StandardCharsets.UTF_8)), "2026-01-01.1");

        assertThatThrownBy(() -> new RuleEngine(broken)).isInstanceOf(IllegalStateException.class);
    }

    private static AutomatonVerdict judge(RuleSet rules, Leash.Reading reading) {
        return judge(rules, inputs(), reading);
    }

    private static AutomatonVerdict judge(RuleSet rules, Map<String, Object> inputs) {
        return judge(rules, inputs, FREE);
    }

    private static AutomatonVerdict judge(RuleSet rules, Map<String, Object> inputs, Leash.Reading reading) {
        return judge(new StandInCa(Clock.systemUTC()), rules, inputs, reading);
    }

    private static AutomatonVerdict judge(
            CaConnector ca, RuleSet rules, Map<String, Object> inputs, Leash.Reading reading) {
        return new Judge(new RuleEngines(), new OneOfficer(), ca).judge(rules, inputs, reading, NOW);
    }

    private static Leash.Reading reading(boolean enabled, int quotaLeft, boolean picked) {
        return new Leash.Reading(new Setting(enabled, 5, 0.0, Instant.EPOCH), quotaLeft, picked);
    }

    private static Map<String, Object> inputs() {
        Map<String, Object> inputs = new HashMap<>();
        for (String match : List.of(
                RuleInputs.MATCH_NAME, RuleInputs.MATCH_BIRTH_DATE, RuleInputs.MATCH_SEX, RuleInputs.MATCH_ADDRESS)) {
            inputs.put(match, "EQUAL");
        }
        inputs.put(RuleInputs.FORMER_NAME_STATED, false);
        inputs.put(RuleInputs.AUTOMATION_ENABLED, true);
        inputs.put(RuleInputs.QUOTA_LEFT, 5);
        inputs.put(RuleInputs.SAMPLE_PICKED, false);
        inputs.put(RuleInputs.DENY_LISTED, false);
        inputs.put(RuleInputs.OPERATED_WITH_HELP, false);
        for (String count : List.of(
                RuleInputs.CERTIFICATES_SAME_PERSON_VALID,
                RuleInputs.APPLICATIONS_SAME_PERSON_30D,
                RuleInputs.PERSONS_SAME_DEVICE_24H,
                RuleInputs.HOLDERS_SAME_DEVICE_VALID,
                RuleInputs.APPLICATIONS_SAME_DEVICE_24H,
                RuleInputs.APPLICATIONS_SAME_NETWORK_1H)) {
            inputs.put(count, 0);
        }
        return inputs;
    }

    /** A rule set whose rules all fire, each with one of {@code outcomes}. */
    private static RuleSet rules(String... outcomes) {
        StringBuilder rules = new StringBuilder();
        for (int i = 1; i <= outcomes.length; i++) {
            rules.append(rule(i, "-", outcomes[i - 1]));
        }
        // a table needs a rule; this one never fires
        rules.append(rule(0, "\"NEVER\"", "ACCEPT"));
        String dmn = """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
                    namespace="urn:toroku:dmn:test:2026-01-01.1">
                  <decision id="automatic-decision" name="d">
                    <decisionTable id="t" hitPolicy="COLLECT">
                      <input id="i"><inputExpression id="e" typeRef="string"><text>matchName</text></inputExpression></input>
                      <output id="o1" name="outcome" typeRef="string" />
                      <output id="o2" name="reason" typeRef="string" />
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(rules);
        return RuleSet.of(new ModelFile("test.dmn", dmn.getBytes(StandardCharsets.UTF_8)));
    }

    private static String rule(int number, String condition, String outcome) {
        return """
                <rule id="rule-%1$d">
                  <inputEntry id="in-%1$d"><text>%2$s</text></inputEntry>
                  <outputEntry id="out-%1$d"><text>"%3$s"</text></outputEntry>
                  <outputEntry id="why-%1$d"><text>"because-%1$d"</text></outputEntry>
                </rule>
                """.formatted(number, condition, outcome);
    }

    /** A register with one manager, who answers for everything. */
    private static final class OneOfficer implements OfficerRegister {
        private final OfficerAccount account = new OfficerAccount("suzuki", "鈴木", "", true, Set.of());

        @Override
        public Optional<OfficerAccount> find(String username) {
            return Optional.of(account).filter(one -> one.username().equals(username));
        }

        @Override
        public Optional<OfficerAccount> vouched(String username) {
            return find(username);
        }

        @Override
        public void save(OfficerAccount saved) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean add(OfficerAccount added) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OfficerAccount> all() {
            return List.of(account);
        }

        @Override
        public Optional<String> responsibleOfficer(String rule, Instant at) {
            return Optional.of(account.username());
        }

        @Override
        public Optional<String> holdResponsibleOfficer(String rule, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void appoint(String rule, String username, Instant from) {
            throw new UnsupportedOperationException();
        }
    }
}
