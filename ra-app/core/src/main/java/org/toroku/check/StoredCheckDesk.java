package org.toroku.check;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.AdditionalCheck.Worded;
import org.toroku.workflows.Variables;

/** Every act is checked here, and committed before the engine hears of it. */
@Component
class StoredCheckDesk implements CheckDesk {
    private final Inbox inbox;
    private final AskedChecks checks;
    private final AnswerLedger ledger;
    private final Rules rules;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** By which the desk says who may do what. */
    @Component
    record Rules(DecisionDesk decisions, Applications applications, OnDuty duty, ObjectProvider<ClaimRule> claims) {}

    StoredCheckDesk(
            Inbox inbox,
            AskedChecks checks,
            AnswerLedger ledger,
            Rules rules,
            TransactionTemplate transaction,
            Clock clock) {
        this.inbox = inbox;
        this.checks = checks;
        this.ledger = ledger;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Asked> asked(Officer reader, Inbox.Row task) {
        return CheckDesk.isCheck(task.elementId()) && rules.decisions().mayLook(reader, task.caseId())
                ? checks.of(task.caseId(), task.elementId())
                : Optional.empty();
    }

    @Override
    public Optional<Worded> name(UUID caseId, String elementId) {
        return checks.of(caseId, elementId).map(asked -> asked.check().name());
    }

    @Override
    public List<Answered> of(Officer reader, UUID caseId) {
        return rules.decisions().mayLook(reader, caseId) ? ledger.of(caseId) : List.of();
    }

    @Override
    public Act answer(long taskKey, Officer officer, Answer answer) {
        if (unfit(taskKey, officer)) {
            return new Act.Refused("role");
        }
        Optional<String> wrong = written(answer);
        if (wrong.isPresent()) {
            return new Act.Refused(wrong.get());
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Act act = commit(taskKey, officer, answer);
            if (act instanceof Act.Refused) {
                status.setRollbackOnly();
            }
            return act;
        }));
    }

    /** Whoever may act on no such task at all learns nothing of whether this one exists. */
    private boolean unfit(long taskKey, Officer officer) {
        Optional<String> objection = rules.duty().holdsAny(officer, Set.copyOf(AdditionalCheck.GROUPS))
                ? Optional.empty()
                : Optional.of("role");
        return Refusals.noted(officer.username(), "task " + taskKey, objection).isPresent();
    }

    /** What can be said of the answer by itself. */
    private static Optional<String> written(Answer answer) {
        if (MyNumberText.in(answer.note())) {
            return Optional.of("my-number");
        }
        if (answer.note().length() > LONGEST_NOTE || !Printable.sentences(answer.note())) {
            return Optional.of("unprintable");
        }
        // who stops a case says why; the next one rests on it
        return answer.outcome() != Outcome.PASSED && answer.note().isBlank()
                ? Optional.of("check-note-missing")
                : Optional.empty();
    }

    private Act commit(long taskKey, Officer officer, Answer answer) {
        Optional<Inbox.Row> found = inbox.find(taskKey);
        if (found.isEmpty()) {
            return new Act.Refused("gone");
        }
        Inbox.Row task = found.get();
        Optional<String> objection = Refusals.noted(officer.username(), task.caseId(), right(task, officer));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<Asked> asked = checks.of(task.caseId(), task.elementId());
        Optional<String> wrong = asked.<Optional<String>>map(check -> unlike(check, answer))
                .orElseGet(() -> Optional.of("check-unknown"));
        if (wrong.isPresent()) {
            return new Act.Refused(wrong.get());
        }
        // before anything is written: an answer is part of what the version is of
        boolean outdated = !rules.decisions().caseVersion(task.caseId()).equals(answer.caseVersion());
        Map<String, Object> outcome =
                Map.of(Variables.ADDITIONAL_CHECK, answer.outcome().name());
        return switch (inbox.commit(taskKey, officer.username(), outcome)) {
            case Inbox.Commit.Committed() when outdated -> new Act.Refused("outdated");
            case Inbox.Commit.Committed() -> {
                ledger.insert(
                        task,
                        asked.orElseThrow(),
                        answer,
                        officer.username(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
                yield new Act.Done();
            }
            case Inbox.Commit.AlreadyDone(var by) -> new Act.Refused("already-done");
            case Inbox.Commit.NotClaimed() -> new Act.Refused("not-claimed");
            case Inbox.Commit.Gone() -> new Act.Refused("gone");
        };
    }

    /** Locks the case: what is found here holds until the answer is written. */
    private Optional<String> right(Inbox.Row task, Officer officer) {
        if (!CheckDesk.isCheck(task.elementId()) || !rules.duty().holds(officer, task.candidateGroup())) {
            return Optional.of("role");
        }
        return ended(rules.applications().lock(task.caseId()))
                .or(() -> rules.claims().stream()
                        .flatMap(rule -> rule.refusal(task, officer.username()).stream())
                        .findFirst());
    }

    private static Optional<String> ended(ApplicationState state) {
        if (state == ApplicationState.WITHDRAWN) {
            return Optional.of("withdrawn");
        }
        return state.isFinal() ? Optional.of("gone") : Optional.empty();
    }

    /** Where the answer is not one to what is asked. */
    private static Optional<String> unlike(Asked asked, Answer answer) {
        if (!asked.model().equals(answer.model())) {
            return Optional.of("outdated");
        }
        Set<String> codes =
                asked.check().points().stream().map(AdditionalCheck.Point::code).collect(Collectors.toSet());
        if (!codes.containsAll(answer.ticked())) {
            return Optional.of("check-unknown");
        }
        return answer.outcome() == Outcome.PASSED && !answer.ticked().equals(codes)
                ? Optional.of("points-open")
                : Optional.empty();
    }
}
