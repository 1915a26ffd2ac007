package org.toroku.halted;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where the manager sees which cases stand still, and has them tried again (再試行). */
public interface HaltDesk {
    /** Cases that stand still, the longest first; none for an officer who may not see them. */
    List<Halt> list(String officer, int offset, int limit);

    int count(String officer);

    /**
     * Has a step tried again. Everything that it checks it checks again, so that nothing is passed over by this.
     *
     * @param why why it may work now; kept in the book
     */
    Answer tryAgain(Halt halt, String officer, String why);

    /**
     * A case that stands still.
     *
     * @param reason kebab-case code of why
     */
    record Halt(
            UUID caseId,
            String elementId,
            int occurrence,
            String caseNumber,
            String applicantName,
            String reason,
            Instant since) {
        @Override
        public String toString() {
            return "Halt[" + caseId + ", " + elementId + ", " + reason + "]";
        }
    }

    sealed interface Answer {
        record Ordered() implements Answer {}

        /** {@code reason}: role, reason-missing, reason-too-long, reason-unprintable, my-number or gone. */
        record Refused(String reason) implements Answer {}
    }
}
