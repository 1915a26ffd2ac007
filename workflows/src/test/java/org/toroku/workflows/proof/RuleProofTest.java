package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.RuleSketch.ACCEPT_ROW;
import static org.toroku.workflows.proof.RuleSketch.cell;
import static org.toroku.workflows.proof.RuleSketch.more;
import static org.toroku.workflows.proof.RuleSketch.randomCell;
import static org.toroku.workflows.proof.RuleSketch.rows;
import static org.toroku.workflows.proof.RuleSketch.with;
import static org.toroku.workflows.proof.RuleSketch.without;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.RuleInputs;

/** What may be published, how it is said what may not, and that it is told in time. */
class RuleProofTest {
    @Test
    void theReleasedRulesAreProvenAndSoIsEachStricterOne() {
        assertThat(ModelProof.examine(Models.all())).isEmpty();
        assertThat(RuleProof.examine(rows(rules -> rules))).as("written anew").isEmpty();
        assertThat(RuleProof.examine(cell(ACCEPT_ROW, RuleInputs.MATCH_NAME, "\"EQUAL\"")))
                .isEmpty();
        assertThat(RuleProof.examine(cell("refer-device-velocity", RuleInputs.APPLICATIONS_SAME_DEVICE_24H, ">= 1")))
                .isEmpty();
        assertThat(RuleProof.examine(without("refer-device-velocity")))
                .as("the acceptance itself asks for few")
                .isEmpty();
        assertThat(RuleProof.examine(without(ACCEPT_ROW)))
                .as("people decide everything")
                .isEmpty();
        assertThat(RuleProof.examine(more(
                        "reject-sex-and-name",
                        "REJECT",
                        Map.of(RuleInputs.MATCH_SEX, "\"DIFFERENT\"", RuleInputs.MATCH_NAME, "\"DIFFERENT\""))))
                .isEmpty();
    }

    @Test
    void anExampleSaysInJapaneseWhatWouldBeAccepted() {
        Violation found = RuleProof.examine(rows(rules -> rules.stream()
                        .filter(rule -> !rule.id().equals("refer-deny-listed"))
                        .map(rule ->
                                rule.id().equals(ACCEPT_ROW) ? with(rule, RuleInputs.DENY_LISTED, "true,false") : rule)
                        .toList()))
                .getFirst();
        assertThat(ProofTexts.sentence(found, Locale.JAPANESE))
                .isEqualTo("行「accept-all-matched」により、職員を通さずに承諾してはならない申込みが承諾されます。" + "例：要注意一覧が「はい［true］」の申込み。");
    }

    /** The most rows that there may be, each with its own thresholds, cost no more than a moment. */
    @Test
    void manyRowsEndInTime() {
        ModelFile many = rows(rules -> {
            Random random = new Random(7);
            for (int i = 0; rules.size() < Limits.RULES; i++) {
                Rule rule = new Rule(
                        "refer-" + i,
                        "",
                        java.util.Collections.nCopies(RuleInputs.ALL.size(), ""),
                        List.of("\"REFER\"", "\"because\""));
                for (String input : RuleInputs.ALL) {
                    if (random.nextInt(3) == 0) {
                        rule = with(rule, input, randomCell(input, random));
                    }
                }
                rules.add(rule);
            }
            return rules;
        });
        long began = System.nanoTime();
        List<Violation> found = RuleProof.examine(many);
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - began)).isLessThan(java.time.Duration.ofSeconds(10));
        assertThat(found).extracting(Violation::code).doesNotContain(Codes.RULES_ACCEPT);
    }
}
