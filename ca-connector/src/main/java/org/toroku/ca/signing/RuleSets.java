package org.toroku.ca.signing;

import java.util.Set;

/** The rule sets (DMN files) by which an automaton may approve, as the CA's operator decided. */
public sealed interface RuleSets {
    boolean allow(String ruleSetSha256);

    /** Only these, hex SHA-256. */
    record Listed(Set<String> sha256) implements RuleSets {
        public Listed {
            sha256 = Set.copyOf(sha256);
        }

        @Override
        public boolean allow(String ruleSetSha256) {
            return sha256.contains(ruleSetSha256);
        }
    }

    /** Whatever the RA has published: the RA's own two-person publishing is relied on. */
    record AnyPublished() implements RuleSets {
        @Override
        public boolean allow(String ruleSetSha256) {
            return true;
        }
    }
}
