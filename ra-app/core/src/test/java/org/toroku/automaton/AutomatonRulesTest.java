package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.toroku.audit.BookVerifier;
import org.toroku.automaton.RuleTrial.Retrial;
import org.toroku.issuance.StandInCa;
import org.toroku.process.StepResult;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.DecisionTableWriter;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.Variables;

/** Cases are decided by the rules in force when they are decided, and by no others. */
class AutomatonRulesTest {
    private static final AtomicReference<Optional<RuleSet>> IN_FORCE = new AtomicReference<>();

    /** Owners who choose whenever a test wants them to. */
    static class Owners {
        @Bean
        @Primary
        RulesInForce chosenRules() {
            return new RulesInForce() {
                @Override
                public Optional<RuleSet> now() {
                    return IN_FORCE.get();
                }

                @Override
                public boolean hold(RuleSet rules) {
                    return IN_FORCE.get().equals(Optional.of(rules));
                }
            };
        }
    }

    private final AutomatonScene scene = started();

    private static AutomatonScene started() {
        IN_FORCE.set(Optional.of(RuleSet.automaticDecision()));
        return new AutomatonScene(Owners.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Accepts nobody whose name is but a variant, or nobody at all. */
    private static RuleSet rules(String version, boolean accepting) {
        List<Rule> rows = new ArrayList<>(
                DecisionTable.of(RuleSet.automaticDecision().file()).rules());
        Rule accept = rows.removeLast();
        if (accepting) {
            List<String> conditions = new ArrayList<>(accept.conditions());
            conditions.set(RuleInputs.ALL.indexOf(RuleInputs.MATCH_NAME), "\"EQUAL\"");
            rows.add(new Rule(accept.id(), "", conditions, accept.answers()));
        }
        return RuleSet.of(DecisionTableWriter.write(RuleSet.automaticDecision().file(), version, rows));
    }

    @Test
    void decidesByTheRulesInForceAndRecordsWhich() {
        RuleSet stricter = rules("2027-01-01.1", true);
        IN_FORCE.set(Optional.of(stricter));
        UUID id = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "ACCEPT");
        assertThat(scene.result(id))
                .containsEntry("rule_set_sha256", stricter.sha256())
                .containsEntry("rule_set_version", "2027-01-01.1");
        assertThat(scene.ground().bookText()).contains(stricter.sha256());
    }

    @Test
    void judgesAnewWhereOthersAreInForceBeforeItCommits() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        StepResult.Done judged = (StepResult.Done) scene.step().perform(AutomatonScene.context(id));
        IN_FORCE.set(Optional.of(rules("2027-01-01.1", false)));

        assertThatThrownBy(() -> scene.commit(judged)).isInstanceOf(JudgementOvertakenException.class);
        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.result(id)).containsEntry("rule_set_version", "2027-01-01.1");
    }

    @Test
    void waitsWhileTheRulesAreWithheld() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        IN_FORCE.set(Optional.empty());

        assertThat(scene.step().perform(AutomatonScene.context(id)))
                .isEqualTo(new StepResult.TryAgain(Duration.ofMinutes(1), "rules-withheld"));
    }

    /** Switched off, nothing would be decided automatically by any rules: there is nothing to wait for. */
    @Test
    void goesToPeopleAtOnceWhereTheRulesAreWithheldAndAutomationIsOff() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        IN_FORCE.set(Optional.empty());
        scene.turn(false, 500, 0.0);

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(id)).isEqualTo("{automation-off}");
        assertThat(scene.result(id))
                .containsEntry("rule_set_sha256", "withheld")
                .containsEntry("rule_set_version", "withheld");
        assertThat(scene.ground().bean(RuleTrial.class).again(RuleSet.automaticDecision(), 10))
                .as("what was referred so can be tried again by rules")
                .singleElement()
                .satisfies(again -> assertThat(again.now()).isPresent());
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void refersWhatTheCaWouldNotTakeAndOrdersNothing() {
        scene.ground().bean(StandInCa.class).be(StandInCa.Mood.OTHER_RULES);
        UUID id = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(id)).isEqualTo("{rules-unknown-to-ca}");
    }

    @Test
    void recordedCasesAreJudgedByOtherRulesAndNothingIsWritten() {
        UUID accepted = scene.matched(AutomatonScene.person("花子"));
        scene.decide(accepted);
        UUID stranger = scene.matched(AutomatonScene.person("花子"), items -> StandIns.card("別人", 1950));
        scene.decide(stranger);
        RuleTrial trial = scene.ground().bean(RuleTrial.class);
        int entries = entries();

        assertThat(trial.again(rules("2027-01-01.1", false), 10))
                .extracting(Retrial::caseId, Retrial::before, Retrial::now)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(accepted, "ACCEPT", Optional.of("REFER")),
                        org.assertj.core.groups.Tuple.tuple(stranger, "REJECT", Optional.of("REJECT")));
        assertThat(trial.again(RuleSet.automaticDecision(), 10))
                .allMatch(each -> each.now().equals(Optional.of(each.before())));
        assertThat(entries()).isEqualTo(entries);
        assertThat(scene.result(accepted)).containsEntry("outcome", "ACCEPT");

        // facts that are not those of the record are nobody's any more
        scene.ground()
                .jdbc()
                .sql("UPDATE automaton_result SET inputs_sha256 = ? WHERE application_id = ?")
                .params("0".repeat(64), accepted)
                .update();
        assertThat(trial.again(RuleSet.automaticDecision(), 10))
                .filteredOn(each -> each.caseId().equals(accepted))
                .allMatch(each -> each.now().isEmpty());
    }

    private int entries() {
        return scene.ground()
                .jdbc()
                .sql("SELECT count(*) FROM audit_entry")
                .query(Integer.class)
                .single();
    }

    @Test
    void readsNoRulesThatAreNone() {
        RuleTrial trial = scene.ground().bean(RuleTrial.class);
        assertThat(trial.readable(RuleSet.automaticDecision())).isTrue();
        RuleSet broken = new RuleSet(
                new org.toroku.workflows.ModelFile(
                        RuleSet.RESOURCE, "<definitions>".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                "2027-01-01.1");
        assertThat(trial.readable(broken)).isFalse();
    }
}
