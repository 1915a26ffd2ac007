package org.toroku.automaton;

import java.util.Optional;
import org.toroku.workflows.RuleSet;

/** By which rules cases are decided at this moment; the process owners choose them. */
public interface RulesInForce {
    /** Empty where what is stored is not what was approved, or cannot be proven: then the automaton decides nothing. */
    Optional<RuleSet> now();

    /**
     * Joins the transaction of a decision: whether these are in force still, so that it commits before others are or not at
     * all. False also while somebody is about to choose others.
     */
    boolean hold(RuleSet rules);

    /** The rules of this release, and nothing else. */
    static RulesInForce released() {
        return new RulesInForce() {
            @Override
            public Optional<RuleSet> now() {
                return Optional.of(RuleSet.automaticDecision());
            }

            @Override
            public boolean hold(RuleSet rules) {
                return rules.equals(RuleSet.automaticDecision());
            }
        };
    }
}
