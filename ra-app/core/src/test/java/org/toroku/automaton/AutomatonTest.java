package org.toroku.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.BookVerifier;
import org.toroku.evidence.Cases;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.StepResult;
import org.toroku.workflows.RuleSet;
import org.toroku.workflows.Variables;

/** What the automaton decides, and what it writes down about it. */
class AutomatonTest {
    private final AutomatonScene scene = new AutomatonScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void acceptsWhereEverythingMatchesAndWritesDownWhoDidIt() {
        UUID id = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.decide(id)).containsExactly(Map.entry(Variables.DECISION, "ACCEPT"));

        Map<String, @Nullable Object> row = scene.result(id);
        assertThat(row)
                .containsEntry("outcome", "ACCEPT")
                .containsEntry("rule_set_sha256", RuleSet.automaticDecision().sha256())
                .containsEntry("rule_set_version", RuleSet.automaticDecision().version())
                .containsEntry("responsible_officer", "suzuki")
                .containsEntry("sample_picked", false);
        assertThat(String.valueOf(row.get("engine_version"))).matches("dmn-scala \\d+\\.\\d+\\.\\d+");
        assertThat(String.valueOf(row.get("matched_rules"))).contains("accept-all-matched");
        assertThat(scene.ground().bookText())
                .contains("automaton-judged toroku-automaton")
                .contains("under suzuki");
        assertThat(scene.ground().verifyBook()).isInstanceOf(BookVerifier.Report.Intact.class);
    }

    @Test
    void keepsATraceThatExplainsTheOutcomeAndNamesNobody() {
        UUID id = scene.matched(AutomatonScene.person("花子"));
        scene.decide(id);

        DocumentStore documents = scene.ground().bean(DocumentStore.class);
        String trace = new String(
                documents.read(documents
                        .find(id, DocumentKind.DECISION_TRACE)
                        .orElseThrow()
                        .id()),
                StandardCharsets.UTF_8);

        assertThat(trace)
                .contains("\"matchName\":\"EQUAL\"", "\"quotaLeft\":500", "accept-all-matched", "dmn-scala")
                .doesNotContain("山田", "花子", "霞が関", "1980", "hanako");
    }

    @Test
    void refersWhereNobodyAnswersForTheRules() {
        scene.officers().save(new OfficerAccount("suzuki", "鈴木", "{noop}x", false, Set.of(Roles.MANAGER)));
        UUID id = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(id)).isEqualTo("{no-responsible-officer}");
    }

    @Test
    void refersEverythingWhileTheSwitchIsOff() {
        scene.turn(false, 500, 0.0);
        UUID match = scene.matched(AutomatonScene.person("花子"));
        UUID stranger = scene.matched(AutomatonScene.person("花子"), items -> StandIns.card("別人", 1950));

        assertThat(scene.decide(match)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(match)).contains("automation-off");
        assertThat(scene.decide(stranger)).as("even what would be rejected").containsEntry(Variables.DECISION, "REFER");
    }

    @Test
    void refersWhatTheDrawPicksAndRecordsThatItDid() {
        scene.turn(true, 500, 1.0);
        UUID id = scene.matched(AutomatonScene.person("花子"));

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REFER");
        assertThat(scene.reasons(id)).isEqualTo("{random-review}");
        assertThat(scene.result(id)).containsEntry("sample_picked", true);
    }

    @Test
    void rejectsTheCardOfAnotherPerson() {
        UUID id = scene.matched(AutomatonScene.person("花子"), items -> StandIns.card("別人", 1950));

        assertThat(scene.decide(id)).containsEntry(Variables.DECISION, "REJECT");
        assertThat(scene.reasons(id)).isEqualTo("{card-of-another-person}");
    }

    @Test
    void haltsACaseThatWasNeverVerifiedOrNeverMatched() {
        UUID unverified = scene.ground().cases().apply();
        UUID unmatched =
                scene.verified(AutomatonScene.person("花子"), Cases.Origin.anywhere(), form -> StandIns.card(form));

        assertThat(scene.step().perform(AutomatonScene.context(unverified)))
                .isEqualTo(new StepResult.Halt("case-not-verified-and-matched"));
        assertThat(scene.step().perform(AutomatonScene.context(unmatched)))
                .isEqualTo(new StepResult.Halt("case-not-verified-and-matched"));
    }
}
