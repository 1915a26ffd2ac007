package org.toroku.paper;

import java.util.UUID;

/** Whether the evidence of a paper case carries a decision or an issue at this very moment. */
public interface PaperEvidence {
    /**
     * Looks at everything again right before signing (I03): not withdrawn, not reported dead, documents complete by the
     * rules in force and the same that were examined, nothing quarantined, rows as the book sealed them.
     */
    Recheck recheck(UUID caseId);

    sealed interface Recheck {
        record Good() implements Recheck {}

        /** The application has come to an end; {@code reason}: withdrawn, deceased, cancelled. */
        record Lapsed(String reason) implements Recheck {}

        /**
         * What is in the file is not what two people accepted, so that they look again; {@code reason} as nothing could
         * be accepted now: incomplete, quarantined, recheck-outdated and the like. Whatever arrives in an envelope, even
         * from a stranger who knows the case's code, ends no application.
         */
        record Changed(String reason) implements Recheck {}

        /** Rows do not agree with the book, or the case has no paper file: nothing may go on. */
        record Untrusted(String reason) implements Recheck {}
    }
}
