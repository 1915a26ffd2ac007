package org.toroku.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Where managers say to whom waiting tasks are given. The first rule that is for a task says what becomes of it: it is given
 * to whoever of a group has least to do, or left to whoever takes it. Nobody is given what they may not work on, and nobody
 * who is away, not in office or at the limit of the group.
 */
public interface RuleDesk {
    int MOST_RULES = 50;
    int MOST_OFFICERS = 50;
    int HIGHEST_LIMIT = 500;
    int LONGEST_REASON = 200;

    /** As they stand, for managers and auditors; version 0 without rules where none was ever made, and for others. */
    Rules inForce(Officer reader);

    /** The newest first. */
    List<Version> history(Officer reader);

    /**
     * Puts other rules in force.
     *
     * @param seen version that the manager changed
     * @return Refused for role, outdated, reason-missing, reason-too-long, unprintable, my-number, too-many-rules,
     *     task-unknown, route-unknown, referral-unknown, group-empty, group-too-large, officer-unknown or
     *     limit-out-of-range
     */
    Change change(Officer by, int seen, List<Rule> rules, String reason);

    /** Usernames of officers in office who work on tasks. */
    List<String> officers(Officer reader);

    /** How officers stand at this moment who are named in rules. */
    Map<String, Standing> standing(Officer reader);

    /** Tasks that a rule could give to nobody, and those that were given back; the most urgent first. */
    List<Waiting> waiting(Officer reader);

    int MOST_WAITING = 100;

    enum Standing {
        READY,
        ABSENT,
        /** Disabled, unknown, or altered past the book. */
        NOT_IN_OFFICE
    }

    /**
     * For tasks that fulfil every condition that is set.
     *
     * @param element id of the user task
     * @param referral code of why the automaton handed the case to people
     * @param overdue for tasks only whose time is over
     * @param group empty where such tasks are left to whoever takes them
     */
    record Rule(
            Optional<String> element,
            Optional<String> route,
            Optional<String> referral,
            boolean overdue,
            Optional<Group> group) {}

    /** @param limit how many open tasks one of them holds at most before they are given another one by rule */
    record Group(List<String> officers, Optional<Integer> limit) {
        public Group {
            officers = officers.stream().distinct().toList();
        }
    }

    /** @param altered whether the row is not what the book sealed: then no task is given out */
    record Rules(int version, List<Rule> rules, boolean altered) {
        public Rules {
            rules = List.copyOf(rules);
        }

        static final Rules NONE = new Rules(0, List.of(), false);
    }

    record Version(int version, int rules, String changedBy, Instant at, String reason) {}

    /**
     * @param rule its place among the rules, the first being 1
     * @param givenBack whether somebody got the task by that rule and gave it back
     * @param reasons why nobody got it, with how many officers it was for: absent, not-in-office, role, limit, not-allowed;
     *     or fault
     */
    record Waiting(
            long taskKey,
            String caseNumber,
            String elementId,
            String candidateGroup,
            Optional<Instant> dueAt,
            int version,
            Optional<Integer> rule,
            boolean givenBack,
            Map<String, Integer> reasons) {
        public Waiting {
            reasons = Map.copyOf(reasons);
        }
    }

    sealed interface Change {
        record Done(int version) implements Change {}

        /** @param rule the first one that it is about, the first being 1; 0 for none */
        record Refused(String reason, int rule) implements Change {}
    }
}
