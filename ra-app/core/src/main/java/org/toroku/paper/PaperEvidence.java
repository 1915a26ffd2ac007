package org.toroku.paper;

import java.util.UUID;

/** Whether the evidence of a paper case carries a decision or an issue at this very moment. */
public interface PaperEvidence {
    /**
     * Looks at everything again right before signing (I03): not withdrawn, not reported dead, documents complete by the
     * rules in force, nothing quarantined, rows as the book sealed them.
     */
    Recheck recheck(UUID caseId);

    sealed interface Recheck {
        record Good() implements Recheck {}

        /** {@code reason}: withdrawn, deceased, incomplete, quarantined. */
        record Lapsed(String reason) implements Recheck {}

        /** Rows do not agree with the book, or the case has no paper file: nothing may go on. */
        record Untrusted(String reason) implements Recheck {}
    }
}
