package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.RuleSketch.randomCell;
import static org.toroku.workflows.proof.RuleSketch.rows;
import static org.toroku.workflows.proof.RuleSketch.type;
import static org.toroku.workflows.proof.RuleSketch.with;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.feel.syntaxtree.ValString;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.AcceptanceFloor;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;
import scala.jdk.javaapi.CollectionConverters;

/** The proof compared with the library that decides, over tables that nobody thought of. */
class RulesAgainstEngineTest {
    /**
     * Where the proof says that nothing is accepted wrongly, the engine accepts nothing wrongly; where the proof has an
     * example, the engine accepts it. Over tables that nobody thought of.
     */
    @Test
    void theEngineDecidesAsTheProofSays() {
        Random random = new Random(20261126);
        int proven = 0;
        int refuted = 0;
        for (int i = 0; i < 60; i++) {
            ModelFile file = rows(rules -> mutated(rules, random));
            List<Violation> found = RuleProof.examine(file);
            assertThat(found)
                    .allMatch(each -> Set.of(
                                    Codes.RULES_ACCEPT,
                                    Codes.RULES_ROW_WITHOUT_EFFECT,
                                    Codes.RULES_ROW_NEVER,
                                    Codes.RULES_REJECT)
                            .contains(each.code()));
            Engine engine = new Engine(file);
            List<Violation> wrong = found.stream()
                    .filter(each -> each.code().equals(Codes.RULES_ACCEPT))
                    .toList();
            for (Violation each : wrong) {
                Map<String, Object> example = inputs(each.facts().getOrDefault("example", ""));
                assertThat(engine.decide(example)).as(each + " " + example).isEqualTo("ACCEPT");
                assertThat(AcceptanceFloor.broken(example)).isNotEmpty();
            }
            if (wrong.isEmpty()) {
                proven++;
                for (int n = 0; n < 8; n++) {
                    Map<String, Object> application = randomInputs(random);
                    if (engine.decide(application).equals("ACCEPT")) {
                        assertThat(AcceptanceFloor.broken(application))
                                .as(file.text())
                                .isEmpty();
                    }
                }
            } else {
                refuted++;
            }
        }
        assertThat(proven).isGreaterThan(10);
        assertThat(refuted).isGreaterThan(10);
    }

    private static List<Rule> mutated(List<Rule> rules, Random random) {
        List<Rule> mutated = new ArrayList<>(rules);
        if (random.nextBoolean()) {
            // the acceptance takes more of one input, and what hindered it there is gone
            String input = RuleInputs.ALL.get(random.nextInt(RuleInputs.ALL.size()));
            Rule accept = mutated.removeLast();
            mutated.removeIf(rule ->
                    !rule.conditions().get(RuleInputs.ALL.indexOf(input)).equals(DecisionTable.ANY));
            mutated.add(with(accept, input, randomCell(input, random)));
        }
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(4) == 0 ? mutated.size() - 1 : random.nextInt(mutated.size());
            if (random.nextBoolean() && mutated.size() > 3) {
                mutated.remove(at);
            } else {
                String input = RuleInputs.ALL.get(random.nextInt(RuleInputs.ALL.size()));
                mutated.set(at, with(mutated.get(at), input, random.nextInt(5) == 0 ? "" : randomCell(input, random)));
            }
        }
        return mutated;
    }

    private static Map<String, Object> plain() {
        return inputs("");
    }

    private static Map<String, Object> inputs(String said) {
        Map<String, Object> inputs = new HashMap<>();
        for (String input : RuleInputs.ALL) {
            inputs.put(
                    input,
                    value(
                            input,
                            switch (type(input)) {
                                case "string" -> "EQUAL";
                                case "boolean" -> Boolean.toString(input.equals(RuleInputs.AUTOMATION_ENABLED));
                                default -> input.equals(RuleInputs.QUOTA_LEFT) ? "1" : "0";
                            }));
        }
        for (String pair : said.isEmpty() ? new String[0] : said.split(", ", -1)) {
            String[] parts = pair.split(" = ", -1);
            if (parts[1].equals("null")) {
                inputs.remove(parts[0]);
            } else {
                inputs.put(parts[0], value(parts[0], parts[1]));
            }
        }
        return inputs;
    }

    private static Object value(String input, String text) {
        return switch (type(input)) {
            case "string" -> text;
            case "boolean" -> Boolean.valueOf(text);
            default -> Integer.valueOf(text);
        };
    }

    /** Ordinary but for a few inputs, so that something is accepted at all. */
    private static Map<String, Object> randomInputs(Random random) {
        Map<String, Object> inputs = plain();
        for (int n = random.nextInt(3); n >= 0; n--) {
            String input = RuleInputs.ALL.get(random.nextInt(RuleInputs.ALL.size()));
            if (random.nextInt(8) == 0) {
                inputs.remove(input);
            } else {
                inputs.put(
                        input,
                        switch (type(input)) {
                            case "string" ->
                                List.of("EQUAL", "VARIANT", "UNDECIDABLE", "DIFFERENT")
                                        .get(random.nextInt(4));
                            case "boolean" -> random.nextBoolean();
                            default -> random.nextInt(12);
                        });
            }
        }
        return inputs;
    }

    /** The library that the authority evaluates with, read as the authority reads it. */
    private static final class Engine {
        private final DmnEngine engine = new DmnEngine.Builder().build();
        private final org.camunda.dmn.parser.ParsedDmn parsed;

        Engine(ModelFile file) {
            parsed = engine.parse(new ByteArrayInputStream(file.bytes()))
                    .toOption()
                    .get();
        }

        String decide(Map<String, Object> inputs) {
            var result = engine.eval(parsed, "automatic-decision", new HashMap<>(inputs));
            Set<String> outcomes = new TreeSet<>();
            for (Audit.AuditLogEntry entry : CollectionConverters.asJava(
                    result.toOption().get().auditLog().entries())) {
                if (entry.result() instanceof Audit.DecisionTableEvaluationResult table) {
                    CollectionConverters.asJava(table.matchedRules())
                            .forEach(rule -> CollectionConverters.asJava(rule.outputs()).stream()
                                    .filter(output -> output.output().name().equals(RuleSet.OUTCOME))
                                    .forEach(output -> outcomes.add(((ValString) output.value()).value())));
                }
            }
            return outcomes.contains("REJECT")
                    ? "REJECT"
                    : outcomes.contains("REFER") || outcomes.isEmpty() ? "REFER" : "ACCEPT";
        }
    }
}
