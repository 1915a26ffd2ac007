package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a changed decision table must keep, and what would accept more than before. It reads the table only: whether a wider
 * acceptance is right is for people to say, that there is one is said here. Whatever it does not understand is a finding.
 */
public final class DecisionTableRules {
    private static final List<String> OUTCOMES = List.of("REJECT", "REFER", "ACCEPT");
    private static final String ACCEPT = OUTCOMES.getLast();

    private DecisionTableRules() {}

    /** {@code broken}: must not be used. {@code wider}: may accept what people decided on before. */
    public enum Weight {
        BROKEN,
        WIDER
    }

    /**
     * @param code hit-policy, outcome-order, otherwise-not-people, outputs, inputs-differ, input-values-differ, rule-id,
     *     rule-incomplete, outcome-unknown, reason-missing, no-acceptance-condition (an accepting rule does not look at an
     *     input, so that it would accept where that is unknown), negation (an accepting rule says what must not be), acceptance-added,
     *     acceptance-changed, hindrance-removed, hindrance-changed
     * @param rule id of the rule; empty for the table
     * @param what label of the input or text of the cell
     */
    public record Finding(Weight weight, String code, String rule, String what) {}

    /** @param inForce table that is evaluated now */
    public static List<Finding> examine(DecisionTable inForce, DecisionTable changed) {
        List<Finding> found = new ArrayList<>();
        frame(inForce, changed, found);
        changed.rules().forEach(rule -> rule(changed, rule, found));
        ids(changed, found);
        wider(inForce, changed, found);
        return List.copyOf(found);
    }

    private static void frame(DecisionTable inForce, DecisionTable changed, List<Finding> found) {
        if (!changed.hitPolicy().equals("OUTPUT ORDER")) {
            found.add(broken("hit-policy", "", changed.hitPolicy()));
        }
        if (!changed.outcomes().equals(OUTCOMES)) {
            found.add(broken("outcome-order", "", String.join(", ", changed.outcomes())));
        }
        if (!changed.outputs().equals(List.of(RuleSet.OUTCOME, RuleSet.REASON))) {
            found.add(broken("outputs", "", String.join(", ", changed.outputs())));
        }
        if (!changed.otherwise().equals(List.of("REFER", RuleSet.NO_RULE_MATCHED))) {
            found.add(broken("otherwise-not-people", "", String.join(", ", changed.otherwise())));
        }
        // the authority fills in exactly these; any other is unknown in every case
        if (!expressions(changed).equals(expressions(inForce))) {
            found.add(broken("inputs-differ", "", String.join(", ", expressions(changed))));
        } else {
            for (int i = 0; i < changed.inputs().size(); i++) {
                if (!changed.inputs()
                        .get(i)
                        .values()
                        .equals(inForce.inputs().get(i).values())) {
                    found.add(broken(
                            "input-values-differ", "", changed.inputs().get(i).label()));
                }
            }
        }
    }

    private static List<String> expressions(DecisionTable table) {
        return table.inputs().stream()
                .map(input -> input.expression() + ": " + input.type())
                .toList();
    }

    private static void rule(DecisionTable table, DecisionTable.Rule rule, List<Finding> found) {
        if (rule.conditions().size() != table.inputs().size()
                || rule.answers().size() != table.outputs().size()) {
            found.add(broken("rule-incomplete", rule.id(), ""));
            return;
        }
        if (!OUTCOMES.contains(rule.outcome())) {
            found.add(broken("outcome-unknown", rule.id(), rule.answers().getFirst()));
        }
        if (!rule.answers().getLast().matches("\"[a-z0-9]+(-[a-z0-9]+)*\"")) {
            found.add(broken("reason-missing", rule.id(), rule.answers().getLast()));
        }
        if (rule.outcome().equals(OUTCOMES.getFirst()) || rule.outcome().equals(OUTCOMES.get(1))) {
            return;
        }
        for (int i = 0; i < rule.conditions().size(); i++) {
            String condition = rule.conditions().get(i);
            if (condition.equals(DecisionTable.ANY)) {
                found.add(broken(
                        "no-acceptance-condition",
                        rule.id(),
                        table.inputs().get(i).label()));
            } else if (!condition.matches("[A-Za-z0-9\".,<>= \\[\\]]+") || condition.matches(".*(not|null).*")) {
                found.add(broken("negation", rule.id(), condition));
            }
        }
    }

    private static void ids(DecisionTable table, List<Finding> found) {
        Map<String, Long> times =
                table.rules().stream().collect(Collectors.groupingBy(DecisionTable.Rule::id, Collectors.counting()));
        times.forEach((id, number) -> {
            if (number > 1 || !id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                found.add(broken("rule-id", id, ""));
            }
        });
    }

    /** Fewer hindrances, or other acceptances. The order of rules changes nothing under this hit policy. */
    private static void wider(DecisionTable inForce, DecisionTable changed, List<Finding> found) {
        Map<String, DecisionTable.Rule> before = byId(inForce);
        Map<String, DecisionTable.Rule> after = byId(changed);
        inForce.rules().stream().filter(rule -> !rule.outcome().equals(ACCEPT)).forEach(rule -> {
            Optional<DecisionTable.Rule> now = Optional.ofNullable(after.get(rule.id()));
            if (now.isEmpty()) {
                found.add(new Finding(Weight.WIDER, "hindrance-removed", rule.id(), ""));
            } else if (!now.get().conditions().equals(rule.conditions())
                    || !now.get().outcome().equals(rule.outcome())) {
                found.add(new Finding(Weight.WIDER, "hindrance-changed", rule.id(), ""));
            }
        });
        changed.rules().stream().filter(rule -> rule.outcome().equals(ACCEPT)).forEach(rule -> {
            Optional<DecisionTable.Rule> former = Optional.ofNullable(before.get(rule.id()))
                    .filter(known -> known.outcome().equals(ACCEPT));
            if (former.isEmpty()) {
                found.add(new Finding(Weight.WIDER, "acceptance-added", rule.id(), ""));
            } else if (!former.get().conditions().equals(rule.conditions())) {
                found.add(new Finding(Weight.WIDER, "acceptance-changed", rule.id(), ""));
            }
        });
    }

    private static Map<String, DecisionTable.Rule> byId(DecisionTable table) {
        return table.rules().stream()
                .collect(Collectors.toMap(DecisionTable.Rule::id, Function.identity(), (one, other) -> one));
    }

    private static Finding broken(String code, String rule, String what) {
        return new Finding(Weight.BROKEN, code, rule, what);
    }
}
