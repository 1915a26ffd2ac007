package org.toroku.automaton;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.toroku.workflows.RuleSet;

/** Reads rules once, however many cases are judged by them. */
@Component
class RuleEngines {
    /** Those in force, and a few that owners try. */
    private static final int KEPT = 4;

    private final Map<RuleSet, RuleEngine> engines = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RuleSet, RuleEngine> eldest) {
            return size() > KEPT;
        }
    };

    /** @throws IllegalStateException where the library cannot read them */
    synchronized RuleEngine of(RuleSet rules) {
        return engines.computeIfAbsent(rules, RuleEngine::new);
    }
}
