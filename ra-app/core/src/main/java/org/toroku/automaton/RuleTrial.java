package org.toroku.automaton;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.workflows.RuleSet;

/** What rules would do before anybody decides by them. */
public interface RuleTrial {
    /** Whether the library that decides can read them. */
    boolean readable(RuleSet rules);

    /** Whether the CA carries out what an automaton approves by them; empty where it cannot be asked now. */
    Optional<Boolean> takenByCa(String sha256);

    /** The newest judgements, each judged once more by other rules on the facts that were recorded of it. */
    List<Retrial> again(RuleSet rules, int limit);

    /**
     * @param before ACCEPT, REJECT or REFER, as it was judged
     * @param by version of the rules that it was judged by
     * @param now as it would be judged; empty where the record is gone or is not what the book sealed
     * @param reasons codes that these rules would give
     */
    record Retrial(
            UUID caseId, String caseNumber, String before, String by, Optional<String> now, List<String> reasons) {
        public Retrial {
            reasons = List.copyOf(reasons);
        }
    }
}
