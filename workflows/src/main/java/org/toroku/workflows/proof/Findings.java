package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects violations: each code once for an element, the first (shortest) path wins. */
final class Findings {
    private final List<Violation> found = new ArrayList<>();
    private final Set<List<String>> keys = new HashSet<>();
    private boolean broken;

    /** What makes the graph something else than it looks like: no path of it is worth following. */
    void refuse(String code, String processId, String elementId, Map<String, String> facts) {
        broken = true;
        add(new Violation(code, processId, elementId, List.of(), facts));
    }

    void report(String code, String processId, String elementId, Map<String, String> facts) {
        add(new Violation(code, processId, elementId, List.of(), facts));
    }

    void report(String code, FlowNode node, List<String> path, Map<String, String> facts) {
        add(new Violation(code, node.scope.process.id, node.id, path, facts));
    }

    /** @return whether something was refused, so that paths say nothing */
    boolean broken() {
        return broken;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Violation> all() {
        return List.copyOf(found);
    }

    private void add(Violation violation) {
        if (found.size() < Limits.VIOLATIONS
                && keys.add(List.of(
                        violation.code(),
                        violation.processId(),
                        violation.elementId(),
                        violation.facts().getOrDefault("route", ""),
                        violation.path().isEmpty() ? violation.facts().toString() : ""))) {
            found.add(violation);
        }
    }
}
