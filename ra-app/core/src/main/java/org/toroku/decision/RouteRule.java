package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.audit.Actor;

/**
 * What a route demands before people may recommend or accept, and what follows from it. Every answer may only refuse;
 * a route without a rule is refused altogether. The hooks run in the transaction of the act, under the case's lock.
 */
public interface RouteRule {
    /** What whoever took part in a decision is refused with where the case is examined. */
    String SENT_BACK = "sent-back";

    /** Route as the sealed row of the application names it. */
    String route();

    /** Elements at which this route is examined and decided; a task of another element is none of its cases'. */
    Elements elements();

    /** Reason why nobody may recommend acceptance now. */
    Optional<String> objectionToRecommending(UUID caseId, List<String> confirmedFields);

    /** Reason why nobody may accept now; asked again under the lock. */
    Optional<String> objectionToAccepting(UUID caseId);

    /** Reason why this officer may not examine: in an earlier round they were the one who decides. */
    Optional<String> objectionToExaminer(UUID caseId, String officer);

    /** Reason why this officer may not decide, beside having examined. */
    Optional<String> objectionToDecider(UUID caseId, String officer);

    /**
     * Reason why this officer may not be shown now what would be certified; being shown it may bar them from other work.
     */
    Optional<String> objectionToShowing(UUID caseId, DecisionDesk.Officer officer);

    void examined(UUID caseId, Actor by);

    void decided(UUID caseId, boolean accepted, Actor by);

    record Elements(String examine, String decide) {}
}
