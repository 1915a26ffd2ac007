package org.toroku.workflows.evidence;

import java.util.List;

/**
 * What a rule set says about the documents of a case.
 *
 * @param findings empty exactly when the outcome is COMPLETE
 * @param version version of the rule set
 * @param sha256 digest of the rule set's file
 */
public record Assessment(Outcome outcome, List<Finding> findings, String version, String sha256) {

    public Assessment {
        findings = List.copyOf(findings);
    }

    /** The words of {@link org.toroku.workflows.Variables#EVIDENCE}. */
    public enum Outcome {
        COMPLETE,
        INCOMPLETE,
        QUARANTINED
    }
}
