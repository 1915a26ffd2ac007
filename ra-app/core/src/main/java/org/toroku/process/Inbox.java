package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.workflows.TaskIds;

/** The staff's task list: Toroku's own projection of the engine's user tasks, correct the moment it is read. */
public interface Inbox {
    /**
     * Rows visible to an officer with {@code roles}, in the order asked for, none of their own case (I02); without the applicant's name where the officer
     * may have to key it unseen, and then neither found nor sorted by it.
     */
    List<Row> list(Filter filter, Set<String> roles);

    int count(Filter filter, Set<String> roles);

    /** How many of the open tasks that {@code roles} may see are left out of the reader's list: their own case, or a namesake's. */
    int leftOut(String reader, Set<String> roles);

    /** Those of {@link #list} with one of the keys, whatever page they are on; none of them more than the list shows. */
    List<Row> among(Filter filter, Set<String> roles, Set<Long> taskKeys);

    /** What an officer holds, as {@link #list} shows it to {@code reader}; the most urgent first, {@value #MOST_HELD} at most. */
    List<Row> heldBy(String holder, String reader, Set<String> roles);

    int MOST_HELD = 500;

    /**
     * With the applicant's name, and the holder's, in any case: for desks, which judge who may act, and never for a list.
     * What a page shows of it is {@link Row#shownTo}.
     */
    Optional<Row> find(long taskKey);

    Claim claim(long taskKey, String officer, Set<String> roles);

    /** Ends the officer's own claim, and the task's rest. */
    Claim release(long taskKey, String officer);

    /**
     * Ends somebody else's claim, so that others can work while they are away.
     *
     * @param roles of {@code overseer}, who must be a manager
     */
    Claim takeBack(long taskKey, String overseer, Set<String> roles);

    /**
     * Gives a task to another officer, who gets it as it is, laid aside or not. Every rule is asked that would let them
     * claim it themselves.
     *
     * @param by who holds the task and hands it over, a manager, or who stands in for an absent holder and takes it over
     * @param roles of {@code by}
     * @return TakenBy another holder, where {@code by} is neither; NotAllowed with the rule against {@code to}, or for the
     *     own case of {@code by}
     */
    Claim assign(long taskKey, String by, Set<String> roles, String to);

    /** Who holds one of the groups at this moment, in order. */
    List<String> colleagues(Set<String> groups);

    /**
     * Lays a task aside until a moment; it keeps its deadline and stays with its officer, who must hold the claim.
     *
     * @param until after now, before the task is due, at most {@value #LONGEST_REST_DAYS} days away
     * @param reason for the colleagues, 1 to {@value #LONGEST_REASON} characters
     */
    Resting rest(long taskKey, String officer, Instant until, String reason);

    /** Ends the rest of a task that {@code officer} holds. */
    Resting wake(long taskKey, String officer);

    /** How many open tasks there are of each group that {@code roles} may see, and who works on them. */
    List<Load> workload(Set<String> roles);

    /**
     * Commits an officer's act on a task inside the caller's transaction: journals the outcome and has the engine
     * completed with it. The officer must hold the claim.
     */
    Commit commit(long taskKey, String officer, Map<String, Object> variables);

    int LONGEST_REST_DAYS = 92;
    int LONGEST_REASON = 200;

    /** Whose tasks. */
    enum Holder {
        ANYBODY,
        MINE,
        NOBODY,
        OTHERS
    }

    /** Tasks laid aside, and those that are not or no longer. */
    enum Rests {
        ALL,
        AWAKE,
        RESTING
    }

    /** How close the deadline is: passed, or {@link #SOON_HOURS} hours away at most. */
    enum Urgency {
        ALL,
        SOON,
        LATE
    }

    int SOON_HOURS = 24;

    enum SortKey {
        NUMBER,
        APPLICANT,
        ROUTE,
        TASK,
        GROUP,
        ASSIGNEE,
        AGE,
        DUE
    }

    record Order(SortKey column, boolean ascending) {
        /** What must be done first. */
        public static final Order DUE_FIRST = new Order(SortKey.DUE, true);
    }

    /**
     * @param text words, each of which must occur in the case number or, where it is shown, in the applicant's name in
     *     characters, kana or romaji; empty for all
     * @param everyGroup tasks of groups that are not the officer's, for those who oversee them
     * @param officer who {@link Holder#MINE} is
     */
    record Filter(
            String text,
            Optional<String> elementId,
            Optional<String> route,
            Holder holder,
            Rests rests,
            Urgency urgency,
            boolean everyGroup,
            Order order,
            String officer,
            int offset,
            int limit) {
        /** All tasks of an officer's groups, the most urgent first. */
        public Filter(
                String text, Optional<String> elementId, boolean mineOnly, String officer, int offset, int limit) {
            this(
                    text,
                    elementId,
                    Optional.empty(),
                    mineOnly ? Holder.MINE : Holder.ANYBODY,
                    Rests.ALL,
                    Urgency.ALL,
                    false,
                    Order.DUE_FIRST,
                    officer,
                    offset,
                    limit);
        }

        /** Whatever is open and may be seen. */
        static Filter ofEverything(String officer) {
            return new Filter(
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    Holder.ANYBODY,
                    Rests.ALL,
                    Urgency.ALL,
                    true,
                    Order.DUE_FIRST,
                    officer,
                    0,
                    MOST_HELD);
        }

        public Filter page(int first, int most) {
            return new Filter(text, elementId, route, holder, rests, urgency, everyGroup, order, officer, first, most);
        }

        public Filter sorted(Order by) {
            return new Filter(text, elementId, route, holder, rests, urgency, everyGroup, by, officer, offset, limit);
        }

        public Filter ofOwnGroups() {
            return new Filter(text, elementId, route, holder, rests, urgency, false, order, officer, offset, limit);
        }

        public Filter of(Holder whose) {
            return new Filter(text, elementId, route, whose, rests, urgency, everyGroup, order, officer, offset, limit);
        }

        /** Masked: people search for names. */
        @Override
        public String toString() {
            return "Filter[" + elementId + ", " + route + ", " + holder + ", " + rests + ", " + urgency + "]";
        }
    }

    /** A task laid aside; over once {@code until} has come. */
    record Rest(Instant until, String reason) {
        public boolean isOver(Instant now) {
            return !until.isAfter(now);
        }

        /** Masked: officers write what they like. */
        @Override
        public String toString() {
            return "Rest[" + until + "]";
        }
    }

    /**
     * @param officer empty for tasks that nobody holds
     * @param open all of them; late and resting ones are counted again by themselves
     */
    record Load(String candidateGroup, Optional<String> officer, int open, int late, int resting) {}

    /** @param assignee an empty text where somebody holds the task who is not named to the reader */
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
            Optional<Instant> dueAt,
            Optional<Rest> rest) {
        /**
         * As an officer is shown it. Of two deciders the second judges without knowing who the first is, and the first is
         * whoever holds the first task: any other decider may become the second, and is only told that somebody holds it.
         */
        public Row shownTo(String officer, Set<String> roles) {
            boolean unnamed = elementId.equals(TaskIds.JUDGE_REVOCATION)
                    && roles.contains(candidateGroup)
                    && assignee.filter(holder -> !holder.equals(officer)).isPresent();
            return unnamed
                    ? new Row(
                            taskKey,
                            caseId,
                            caseNumber,
                            applicantName,
                            route,
                            elementId,
                            occurrence,
                            candidateGroup,
                            Optional.of(""),
                            state,
                            createdAt,
                            dueAt,
                            rest)
                    : this;
        }

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

        /** @param officer as {@link Row#assignee} */
        record TakenBy(String officer) implements Claim {}

        record Gone() implements Claim {}

        /** {@code four-eyes}, {@code own-case} or {@code role}. */
        record NotAllowed(String reason) implements Claim {}
    }

    sealed interface Resting {
        record Done(Row row) implements Resting {}

        record NotClaimed() implements Resting {}

        record Gone() implements Resting {}

        /**
         * {@code rest-past}, {@code rest-after-due}, {@code rest-too-long}, {@code rest-reason}, {@code rest-unprintable} or
         * {@code my-number}.
         */
        record Refused(String reason) implements Resting {}
    }

    sealed interface Commit {
        record Committed() implements Commit {}

        record AlreadyDone(String by) implements Commit {}

        record NotClaimed() implements Commit {}

        record Gone() implements Commit {}
    }
}
