package org.toroku.workflows.proof;

import java.util.HashMap;
import java.util.Map;

/** Conditions that were parsed before; one that cannot be parsed was reported and reads nothing. */
final class Conditions {
    private final Map<FlowNode.Flow, Condition> parsed = new HashMap<>();

    static long reads(FlowNode.Flow flow) {
        return flow.condition().isEmpty() ? 0 : parse(flow.condition()).reads();
    }

    Condition of(FlowNode.Flow flow) {
        Condition known = parsed.get(flow);
        if (known == null) {
            known = parse(flow.condition());
            parsed.put(flow, known);
        }
        return known;
    }

    private static Condition parse(String text) {
        try {
            return ConditionParser.parse(text);
        } catch (ConditionParser.Refused e) {
            throw new IllegalStateException("a graph with a refused condition was followed", e);
        }
    }
}
