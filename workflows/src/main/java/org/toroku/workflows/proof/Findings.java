package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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

    /** What is costly to tell is told only where it was not told of the element before. */
    void once(String code, FlowNode node, String route, Supplier<Violation> told) {
        if (found.size() < Limits.VIOLATIONS && keys.add(List.of(code, node.scope.process.id, node.id, route, ""))) {
            found.add(told.get());
        }
    }

    /** @return whether something was refused, so that paths say nothing */
    boolean broken() {
        return broken;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether one of these is said of any element. */
    boolean tells(String... codes) {
        return found.stream().anyMatch(each -> List.of(codes).contains(each.code()));
    }

    int size() {
        return found.size();
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
