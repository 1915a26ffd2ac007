package org.toroku.pki.keys;

import java.util.Map;
import java.util.Optional;

/** What a check holds against a key. */
record Objection(KeyFlaw flaw, Map<String, String> facts) {
    static Optional<Objection> to(KeyFlaw flaw) {
        return Optional.of(new Objection(flaw, Map.of()));
    }

    static Optional<Objection> to(KeyFlaw flaw, Map<String, String> facts) {
        return Optional.of(new Objection(flaw, facts));
    }

    static Optional<Objection> none() {
        return Optional.empty();
    }
}
