package org.toroku.decision;

import java.util.List;

/**
 * What the automaton found for one case.
 *
 * @param reasons kebab-case codes, at least one for REJECT and REFER
 * @param automaton program and version
 * @param ruleSetSha256 hex SHA-256 of the DMN file evaluated
 * @param ruleSetVersion version written in the DMN file
 * @param inputsSha256 hex SHA-256 of the canonical inputs
 * @param engineVersion DMN engine and version
 * @param matchedRules rule ids that fired, in order
 * @param trace canonical JSON of inputs (codes and numbers only), rules and output
 * @param responsibleOfficer who approved the rule set in force
 */
public record AutomatonVerdict(
        Outcome outcome,
        List<String> reasons,
        String automaton,
        String ruleSetSha256,
        String ruleSetVersion,
        String inputsSha256,
        String engineVersion,
        List<String> matchedRules,
        String trace,
        String responsibleOfficer) {
    public enum Outcome {
        ACCEPT,
        REJECT,
        REFER
    }

    public AutomatonVerdict {
        reasons = List.copyOf(reasons);
        matchedRules = List.copyOf(matchedRules);
    }
}
