package org.toroku.pki.keys;

import java.util.List;

/** What a policy says about a public key, with the finding of every check that concerned it. */
public sealed interface KeyVerdict {
    List<KeyFinding> findings();

    /** Every check passed. */
    record Fit(SubjectKey key, KeyAlgorithm algorithm, List<KeyFinding> findings) implements KeyVerdict {
        public Fit {
            findings = List.copyOf(findings);
        }
    }

    /** At least one check failed. */
    record Unfit(List<KeyFinding> findings) implements KeyVerdict {
        public Unfit {
            findings = List.copyOf(findings);
        }

        public List<KeyFinding.Failed> failures() {
            return findings.stream()
                    .filter(KeyFinding.Failed.class::isInstance)
                    .map(KeyFinding.Failed.class::cast)
                    .toList();
        }
    }
}
