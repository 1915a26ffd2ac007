package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Steps at which cases stand still: what was tried did not work, and only people can say when to try again. */
public interface HaltedSteps {
    /**
     * Those that stand still now, the longest first.
     *
     * @param own name of who looks, folded as {@link CaseWords} does: their own case is left out (I02)
     */
    List<Row> list(String own, int offset, int limit);

    int count(String own);

    /** Since when a case stands still; empty where it goes on, also while a step is tried again. */
    Optional<Instant> standsStill(UUID caseId);

    /**
     * Has the engine ask for the step again, in the caller's transaction.
     *
     * @return false where the step does not stand still any more
     */
    boolean resume(StepContext step);

    /**
     * Has the engine ask again for every step of a case that stands still for this reason, in the caller's transaction.
     *
     * @return those that did
     */
    List<StepContext> resume(UUID caseId, String reason);

    /** @param reason kebab-case code of why the step stopped */
    record Row(StepContext step, String caseNumber, String applicantName, String reason, Instant since) {
        @Override
        public String toString() {
            return "Row[" + step + ", " + reason + "]";
        }
    }
}
