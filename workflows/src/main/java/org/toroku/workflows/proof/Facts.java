package org.toroku.workflows.proof;

import static org.toroku.workflows.Variables.*;

import java.util.Set;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Messages;
import org.toroku.workflows.NoticeIds;
import org.toroku.workflows.TaskIds;

/**
 * What has happened to a case, in the bits above the variables: only what a step itself answered, never what a variable
 * says. Whatever could make an earlier fact untrue takes it back.
 */
final class Facts {
    static final int NEVER = 0;
    static final int REFUSED = 1;
    static final int GOOD = 2;

    /** Of a decision: a certificate was ordered, or revoked, by it. Of documents: a certificate rests on them. */
    static final int USED = 3;

    static final int IDENTITY = 52;
    static final int DECISION = 54;
    /** Of the applicant's own key; of a revocation, that verifiers see it. */
    static final int KEY = 56;
    /** Of an application; of a revocation, that a first decider was for it. */
    static final int EXAMINED = 58;

    static final int DOCUMENTS = 60;
    static final int TOLD = 62;

    /** Facts that something may take back. */
    static final long REVOCABLE = bits(IDENTITY) | bits(DECISION) | bits(KEY) | bits(EXAMINED);

    private static final Set<String> PROVING =
            Set.of(JobTypes.VERIFY_IDENTITY, JobTypes.VERIFY_RENEWAL, JobTypes.CHECK_EVIDENCE);

    private Facts() {}

    static int of(long state, int fact) {
        return (int) (state >>> fact) & 3;
    }

    static long with(long state, int fact, int value) {
        return state & ~bits(fact) | (long) value << fact;
    }

    static long bits(int fact) {
        return 3L << fact;
    }

    /** After a step gave an answer. */
    static long after(FlowNode node, Vocabulary.Answer answer, Route route, long state) {
        return switch (node.kind) {
            case SERVICE -> afterJob(node.jobType, node.id, answer, route, state);
            // nothing that an owner asks people beside proves, examines or decides anything
            case USER -> node.isAdditionalCheck() ? state : afterTask(node.id, answer, route, state);
            case RECEIVE, CATCH, BOUNDARY -> afterMessage(node, route, state);
            default -> state;
        };
    }

    private static long afterJob(String job, String id, Vocabulary.Answer answer, Route route, long state) {
        if (PROVING.contains(job)) {
            boolean good = answer.says(VERIFICATION, VERIFIED)
                    || answer.says(EVIDENCE, COMPLETE)
                    || answer.says(EVIDENCE, INCOMPLETE);
            int identity = job.equals(route.proving) ? (good ? GOOD : REFUSED) : NEVER;
            return with(with(with(state, IDENTITY, identity), DECISION, NEVER), EXAMINED, NEVER);
        }
        return switch (job) {
            case JobTypes.STORE_DOCUMENTS, JobTypes.OPEN_PAPER_FILE, JobTypes.OPEN_REVOCATION ->
                job.equals(route.keeping) && of(state, DOCUMENTS) != USED ? with(state, DOCUMENTS, GOOD) : state;
            case JobTypes.DECIDE_AUTOMATICALLY -> {
                boolean good = route.automatonDecides() && answer.says(Tracked.DECISION.variable, ACCEPT);
                yield with(with(state, DECISION, good ? GOOD : REFUSED), EXAMINED, NEVER);
            }
            // by rule, where everything that the holder signed verified; what is referred nobody has judged yet
            case JobTypes.JUDGE_SIGNED_REQUEST -> {
                boolean good = route == Route.REVOCATION && answer.says(Tracked.DECISION.variable, REVOKE);
                yield with(with(state, DECISION, good ? GOOD : NEVER), EXAMINED, NEVER);
            }
            case JobTypes.CHECK_PUBLIC_KEY ->
                with(with(state, DECISION, NEVER), KEY, answer.says(KEY_CHECK, KEY_ACCEPTED) ? GOOD : REFUSED);
            case JobTypes.ISSUE_IDENTIFICATION_CODE ->
                with(with(state, DECISION, NEVER), KEY, answer.says(CODE_DELIVERY, GIVEN_UP) ? REFUSED : NEVER);
            case JobTypes.ISSUE_CERTIFICATE -> {
                long ordered = of(state, DECISION) == GOOD ? with(state, DECISION, USED) : state;
                yield answer.says(ISSUANCE, ISSUED) ? used(ordered) : ordered;
            }
            case JobTypes.NOTIFY_APPLICANT ->
                route == Route.REVOCATION || NoticeIds.REMINDERS.contains(id) ? state : with(state, TOLD, GOOD);
            case JobTypes.EXPIRE_APPLICATION -> route == Route.PAPER ? with(state, TOLD, GOOD) : state;
            case JobTypes.TELL_OF_REVOCATION -> route == Route.REVOCATION ? with(state, TOLD, GOOD) : state;
            // what was told before is not that it is revoked
            case JobTypes.REVOKE_ON_REQUEST ->
                with(of(state, DECISION) == GOOD ? with(state, DECISION, USED) : state, TOLD, NEVER);
            case JobTypes.AWAIT_PUBLICATION ->
                route == Route.REVOCATION && of(state, DECISION) == USED ? with(state, KEY, GOOD) : state;
            default -> state;
        };
    }

    private static long afterTask(String task, Vocabulary.Answer answer, Route route, long state) {
        return switch (task) {
            case TaskIds.EXAMINE_APPLICATION, TaskIds.EXAMINE_PAPER_APPLICATION ->
                with(with(state, EXAMINED, task.equals(route.examination()) ? GOOD : NEVER), DECISION, NEVER);
            case TaskIds.DECIDE_ON_APPLICATION, TaskIds.DECIDE_ON_PAPER_APPLICATION -> {
                boolean good = task.equals(route.decision()) && answer.says(Tracked.DECISION.variable, ACCEPT);
                long decided = with(state, DECISION, good ? GOOD : REFUSED);
                // whoever is asked to correct or to look again is examined again
                yield good ? decided : with(decided, EXAMINED, NEVER);
            }
            case TaskIds.JUDGE_REVOCATION ->
                route == Route.REVOCATION ? judged(answer, GOOD, state) : with(state, DECISION, NEVER);
            case TaskIds.CONFIRM_REVOCATION ->
                route == Route.REVOCATION
                        ? judged(answer, of(state, EXAMINED) == GOOD ? GOOD : REFUSED, state)
                        : with(state, DECISION, NEVER);
            default -> state;
        };
    }

    /** @param revoke what a judgement to revoke is worth */
    private static long judged(Vocabulary.Answer answer, int revoke, long state) {
        if (answer.says(Tracked.DECISION.variable, CONFIRM)) {
            return with(with(state, DECISION, NEVER), EXAMINED, GOOD);
        }
        boolean good = answer.says(Tracked.DECISION.variable, REVOKE);
        return with(with(state, DECISION, good ? revoke : REFUSED), EXAMINED, NEVER);
    }

    private static long afterMessage(FlowNode node, Route route, long state) {
        if (node.trigger != FlowNode.Trigger.MESSAGE) {
            return state;
        }
        return switch (node.awaited) {
            case Messages.DOCUMENTS_ARRIVED ->
                with(with(with(state, IDENTITY, NEVER), DECISION, NEVER), EXAMINED, NEVER);
            case Messages.PUBLIC_KEY_RECEIVED -> with(with(state, KEY, NEVER), DECISION, NEVER);
            // of a request for revocation: there is nothing left to judge
            case Messages.CERTIFICATE_REVOKED -> route == Route.REVOCATION ? with(state, IDENTITY, GOOD) : state;
            // sent only once the application is stopped, whatever was decided; and nobody writes to the dead
            case Messages.APPLICATION_WITHDRAWN -> stopped(route, state);
            case Messages.APPLICANT_DECEASED -> with(stopped(route, state), TOLD, GOOD);
            default -> state;
        };
    }

    private static long stopped(Route route, long state) {
        return route == Route.REVOCATION ? state : with(state, DECISION, NEVER);
    }

    /** Bits that a node may change. */
    static long touchedBy(FlowNode node) {
        long touched = 0;
        for (Route route : Route.values()) {
            for (Vocabulary.Answer answer : Answers.of(node)) {
                for (int value = 0; value <= USED; value++) {
                    long before = with(with(with(0, IDENTITY, value), DECISION, value), KEY, value);
                    before = with(with(with(before, EXAMINED, value), DOCUMENTS, value), TOLD, value);
                    touched |= before ^ after(node, answer, route, before);
                }
            }
        }
        // that documents were made use of concerns no branch beside: issuing beside others is refused anyway
        return widen(node.jobType.equals(JobTypes.ISSUE_CERTIFICATE) ? touched & ~bits(DOCUMENTS) : touched);
    }

    /** When a step was interrupted nobody knows how far it came: what it may change is unknown, an order may be out. */
    static long interrupted(FlowNode node, long state, long touched) {
        int decision = of(state, DECISION);
        boolean carriedOut = decision == GOOD || decision == USED;
        long known = state & ~(touched & REVOCABLE);
        return switch (node.jobType) {
            case JobTypes.ISSUE_CERTIFICATE -> carriedOut ? used(with(known, DECISION, USED)) : known;
            // idempotent, so that it is still to be carried out, whatever came of it
            case JobTypes.REVOKE_ON_REQUEST -> carriedOut ? with(known, DECISION, GOOD) : known;
            default -> known;
        };
    }

    /** There is, or may be, a certificate that rests on the documents; that they were never stored stays said. */
    private static long used(long state) {
        return of(state, DOCUMENTS) == GOOD ? with(state, DOCUMENTS, USED) : state;
    }

    private static long widen(long touched) {
        long wide = 0;
        for (int fact = IDENTITY; fact <= TOLD; fact += 2) {
            if ((touched & bits(fact)) != 0) {
                wide |= bits(fact);
            }
        }
        return wide;
    }
}
