package org.toroku.workflows.proof;

import java.util.List;
import java.util.Map;

/**
 * Something that a model would let happen, or that cannot be proven never to happen in it.
 *
 * @param code what could happen, kebab-case, e.g. {@code issue-without-decision}; texts for people are kept by code
 * @param processId process in which it shows
 * @param elementId element that it is about
 * @param path ids of the elements and sequence flows that lead to it, in order, from the start of the process that a
 *     case begins with; empty where one element alone is at fault
 * @param facts what a sentence about it names, e.g. a job type or a variable; printable, free of personal data
 */
public record Violation(String code, String processId, String elementId, List<String> path, Map<String, String> facts) {
    public Violation {
        path = List.copyOf(path);
        facts = Map.copyOf(facts);
    }

    /** With the way that led there. */
    static Violation at(String code, Step step, Map<String, String> facts) {
        return new Violation(code, step.node().scope.process.id, step.node().id, step.path(), facts);
    }
}
