package org.toroku.automaton;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the automaton found of cases, for the people who go on with them. */
public interface Judgements {
    /** The newest judgement of a case; empty where the automaton never saw it. */
    Optional<Judgement> latest(UUID caseId);

    /**
     * @param outcome ACCEPT, REJECT or REFER
     * @param reasons kebab-case codes of the rules that spoke
     * @param ruleSetVersion version written in the rules
     * @param sameDevice case numbers of other persons' applications from the same device
     */
    record Judgement(String outcome, List<String> reasons, String ruleSetVersion, Instant at, List<String> sameDevice) {
        public Judgement {
            reasons = List.copyOf(reasons);
            sameDevice = List.copyOf(sameDevice);
        }
    }
}
