package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The staff's task list: Toroku's own projection of the engine's user tasks, correct the moment it is read. */
public interface Inbox {
    /**
     * Rows visible to an officer with {@code roles}, oldest due first; without the applicant's name where the officer may
     * have to key it unseen.
     */
    List<Row> list(Filter filter, Set<String> roles);

    int count(Filter filter, Set<String> roles);

    Optional<Row> find(long taskKey);

    Claim claim(long taskKey, String officer, Set<String> roles);

    Claim release(long taskKey, String officer);

    /**
     * Commits an officer's act on a task inside the caller's transaction: journals the outcome and has the engine
     * completed with it. The officer must hold the claim.
     */
    Commit commit(long taskKey, String officer, java.util.Map<String, Object> variables);

    /** @param text matched against case number and, where it is shown, applicant name; empty for all */
    record Filter(String text, Optional<String> elementId, boolean mineOnly, String officer, int offset, int limit) {}

    record Row(
            long taskKey,
            UUID caseId,
            String caseNumber,
            String applicantName,
            String route,
            String elementId,
            int occurrence,
            String candidateGroup,
            Optional<String> assignee,
            State state,
            Instant createdAt,
            Optional<Instant> dueAt) {
        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Row[" + taskKey + ", " + caseId + ", " + elementId + ", " + state + "]";
        }
    }

    enum State {
        CREATING,
        OPEN,
        COMPLETING,
        COMPLETED,
        CANCELED
    }

    sealed interface Claim {
        record Claimed(Row row) implements Claim {}

        record TakenBy(String officer) implements Claim {}

        record Gone() implements Claim {}

        /** {@code four-eyes}, {@code own-case} or {@code role}. */
        record NotAllowed(String reason) implements Claim {}
    }

    sealed interface Commit {
        record Committed() implements Commit {}

        record AlreadyDone(String by) implements Commit {}

        record NotClaimed() implements Commit {}

        record Gone() implements Commit {}
    }
}
