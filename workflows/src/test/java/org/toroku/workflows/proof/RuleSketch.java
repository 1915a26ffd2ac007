package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.DecisionTableWriter;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;

/** Builds rule sets from the released ones, a row or a cell apart. */
final class RuleSketch {
    static final ModelFile RELEASED = RuleSet.automaticDecision().file();
    static final DecisionTable TABLE = DecisionTable.of(RELEASED);
    static final String ACCEPT_ROW = "accept-all-matched";

    private RuleSketch() {}

    static ModelFile rows(UnaryOperator<List<Rule>> edit) {
        return DecisionTableWriter.write(RELEASED, "2027-01-01.1", edit.apply(new ArrayList<>(TABLE.rules())));
    }

    static ModelFile cell(String row, String input, String text) {
        return rows(rules -> rules.stream()
                .map(rule -> rule.id().equals(row) ? with(rule, input, text) : rule)
                .toList());
    }

    static Rule with(Rule rule, String input, String text) {
        List<String> conditions = new ArrayList<>(rule.conditions());
        conditions.set(RuleInputs.ALL.indexOf(input), text);
        return new Rule(rule.id(), rule.description(), conditions, rule.answers());
    }

    static ModelFile without(String row) {
        return rows(
                rules -> rules.stream().filter(rule -> !rule.id().equals(row)).toList());
    }

    static ModelFile answers(String row, String outcome, String reason) {
        return rows(rules -> rules.stream()
                .map(rule -> rule.id().equals(row)
                        ? new Rule(rule.id(), "", rule.conditions(), List.of(outcome, reason))
                        : rule)
                .toList());
    }

    static ModelFile more(String id, String outcome, Map<String, String> cells) {
        return rows(rules -> {
            Rule added = new Rule(
                    id,
                    "追加 / added",
                    java.util.Collections.nCopies(RuleInputs.ALL.size(), ""),
                    List.of("\"" + outcome + "\"", "\"because\""));
            for (Map.Entry<String, String> each : cells.entrySet()) {
                added = with(added, each.getKey(), each.getValue());
            }
            rules.add(added);
            return rules;
        });
    }

    static ModelFile text(String from, String to) {
        String version = RELEASED.text().replace("decision:2026-11-26.2", "decision:2027-01-01.1");
        assertThat(version).contains(from);
        String edited =
                version.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        return new ModelFile(RuleSet.RESOURCE, edited.getBytes(StandardCharsets.UTF_8));
    }

    static String type(String input) {
        return TABLE.inputs().get(RuleInputs.ALL.indexOf(input)).type();
    }

    static String randomCell(String input, Random random) {
        return switch (type(input)) {
            case "string" ->
                Stream.of("EQUAL", "VARIANT", "UNDECIDABLE", "DIFFERENT")
                        .filter(word -> random.nextBoolean())
                        .map(word -> '"' + word + '"')
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(","), t -> t.isEmpty() ? "\"EQUAL\"" : t));
            case "boolean" -> List.of("true", "false", "true,false").get(random.nextInt(3));
            default -> {
                int low = random.nextInt(6);
                yield List.of(
                                "" + low,
                                "< " + low,
                                "<= " + low,
                                "> " + low,
                                ">= " + low,
                                "[" + low + ".." + (low + 3) + "]",
                                "(" + low + ".." + (low + 3) + ")",
                                low + "," + (low + 2))
                        .get(random.nextInt(8));
            }
        };
    }
}
