package org.toroku.paper;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;

/**
 * How officers act on tasks of paper cases: the case is locked, role, claim, rules and version are checked, and what
 * was decided is written together with the task's outcome, or nothing is.
 */
@Component
class TaskActs {
    private final Inbox inbox;
    private final Applications applications;
    private final DecisionDesk decisions;
    private final ObjectProvider<ClaimRule> rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskActs(
            @Lazy Inbox inbox,
            Applications applications,
            DecisionDesk decisions,
            ObjectProvider<ClaimRule> rules,
            TransactionTemplate transaction,
            Clock clock) {
        this.inbox = inbox;
        this.applications = applications;
        this.decisions = decisions;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Who wants to act on what.
     *
     * @param roles element of each task that the act is possible on, with the role it needs
     * @param seen version of the case as it was shown, empty where the act names all that it is about
     * @param route of the cases that have such tasks
     */
    record Ask(long taskKey, Officer officer, Map<String, String> roles, Optional<String> seen, String route) {
        static Ask paper(long taskKey, Officer officer, Map<String, String> roles, String seen) {
            return new Ask(taskKey, officer, roles, Optional.of(seen), Routes.PAPER);
        }
    }

    /** What an act comes to once it is allowed. */
    sealed interface Result {
        record Go(Map<String, Object> outcome, Runnable writes) implements Result {}

        record No(String reason) implements Result {}
    }

    interface Work {
        Result on(Inbox.Row task, Instant now);
    }

    /** An act that concludes its task. */
    Act conclude(Ask ask, Work work) {
        return locked(ask, (task, now) -> {
            Result result = work.on(task, now);
            return switch (result) {
                case Result.No(var reason) -> new Act.Refused(reason);
                case Result.Go(var outcome, var writes) ->
                    switch (inbox.commit(task.taskKey(), ask.officer().username(), outcome)) {
                        case Inbox.Commit.Committed() -> {
                            writes.run();
                            yield done(task.caseId());
                        }
                        case Inbox.Commit.AlreadyDone(var by) -> new Act.Refused("already-done");
                        case Inbox.Commit.NotClaimed() -> new Act.Refused("not-claimed");
                        case Inbox.Commit.Gone() -> new Act.Refused("gone");
                    };
            };
        });
    }

    /** An act in the course of a task that stays open. */
    Act during(Ask ask, Work work) {
        return locked(ask, (task, now) -> {
            if (task.state() != Inbox.State.OPEN) {
                return new Act.Refused("gone");
            }
            if (!task.assignee().equals(Optional.of(ask.officer().username()))) {
                return new Act.Refused("not-claimed");
            }
            return switch (work.on(task, now)) {
                case Result.No(var reason) -> new Act.Refused(reason);
                case Result.Go(var outcome, var writes) -> {
                    writes.run();
                    yield done(task.caseId());
                }
            };
        });
    }

    private interface Locked {
        Act on(Inbox.Row task, Instant now);
    }

    private Act locked(Ask ask, Locked then) {
        if (unfit(ask)) {
            return new Act.Refused("role");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Inbox.Row> found = inbox.find(ask.taskKey());
            Act act = found.<Act>map(task ->
                            objection(ask, task).<Act>map(Act.Refused::new).orElseGet(() -> current(ask, task, then)))
                    .orElseGet(() -> new Act.Refused("gone"));
            if (act instanceof Act.Refused) {
                status.setRollbackOnly();
            }
            return act;
        }));
    }

    private Act current(Ask ask, Inbox.Row task, Locked then) {
        // before anything is written: an act that changes the version would otherwise refuse itself
        boolean outdated = ask.seen()
                .filter(seen -> !decisions.caseVersion(task.caseId()).equals(seen))
                .isPresent();
        Act act = then.on(task, Moment.now(clock));
        return outdated && act instanceof Act.Done ? new Act.Refused("outdated") : act;
    }

    /** Whoever may act on no such task at all learns nothing of whether this one exists. */
    private static boolean unfit(Ask ask) {
        boolean unfit = ask.roles().values().stream()
                .noneMatch(role -> ask.officer().roles().contains(role));
        return unfit
                && Refusals.noted(ask.officer().username(), "task " + ask.taskKey(), Optional.of("role"))
                        .isPresent();
    }

    /** Why this officer may not act on this task now; locks the case. */
    Optional<String> objection(Ask ask, Inbox.Row task) {
        return Refusals.noted(ask.officer().username(), task.caseId(), reason(ask, task));
    }

    private Optional<String> reason(Ask ask, Inbox.Row task) {
        UUID caseId = task.caseId();
        String role = ask.roles().get(task.elementId());
        if (role == null
                || !ask.officer().roles().contains(role)
                || !applications.get(caseId).route().equals(ask.route())) {
            return Optional.of("role");
        }
        return ended(applications.lock(caseId))
                .or(() -> rules.stream()
                        .flatMap(rule -> rule.refusal(task, ask.officer().username()).stream())
                        .findFirst());
    }

    private static Optional<String> ended(ApplicationState state) {
        if (state == ApplicationState.WITHDRAWN) {
            return Optional.of("withdrawn");
        }
        return state.isFinal() ? Optional.of("gone") : Optional.empty();
    }

    private Act done(UUID caseId) {
        return new Act.Done(decisions.caseVersion(caseId));
    }

    /** The task, if this officer may act on it and holds its claim. */
    sealed interface Held {
        record Yes(Inbox.Row task) implements Held {}

        record No(String reason) implements Held {}
    }

    Held held(Ask ask) {
        if (unfit(ask)) {
            return new Held.No("role");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Inbox.Row> found = inbox.find(ask.taskKey());
            if (found.isEmpty() || found.get().state() != Inbox.State.OPEN) {
                return new Held.No("gone");
            }
            return objection(ask, found.get())
                    .<Held>map(Held.No::new)
                    .orElseGet(() -> found.get()
                                    .assignee()
                                    .equals(Optional.of(ask.officer().username()))
                            ? new Held.Yes(found.get())
                            : new Held.No("not-claimed"));
        }));
    }
}
