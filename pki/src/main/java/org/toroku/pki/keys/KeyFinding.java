package org.toroku.pki.keys;

import java.util.Map;

/** What one check found about a public key; {@code clause} cites what demands the check. */
public sealed interface KeyFinding {
    /** Stable id in kebab-case, e.g. {@code key-rsa-roca}. */
    String check();

    String clause();

    record Passed(String check, String clause) implements KeyFinding {}

    /** @param facts figures a text may show, e.g. {@code bits} and {@code minimum}; never personal data */
    record Failed(String check, String clause, KeyFlaw flaw, Map<String, String> facts) implements KeyFinding {
        public Failed {
            facts = Map.copyOf(facts);
        }
    }
}
