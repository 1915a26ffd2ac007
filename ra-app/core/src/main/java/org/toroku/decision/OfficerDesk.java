package org.toroku.decision;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.matching.MatchReport;
import org.toroku.matching.Matches;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.process.ClaimRule;
import org.toroku.process.Inbox;
import org.toroku.workflows.TaskIds;
import org.toroku.workflows.Variables;

/**
 * Where officers act: every act is checked here and committed before the engine hears of it. Buttons that are hidden
 * elsewhere are courtesy; this is the rule.
 */
@Component
class OfficerDesk implements ClaimRule {
    private static final String FOUR_EYES = "four-eyes";
    private static final String OWN_CASE = "own-case";

    private final Applications applications;
    private final Inbox inbox;
    private final OrderSigner orders;
    private final DecisionLedger ledger;
    private final Knowledge knowledge;
    private final Commitment commitment;

    /** What the desk looks up. */
    @Component
    record Knowledge(Matches matches, OfficerRegister officers) {}

    /** How the desk commits. */
    @Component
    record Commitment(TransactionTemplate transaction, Clock clock) {}

    OfficerDesk(
            Applications applications,
            @org.springframework.context.annotation.Lazy Inbox inbox,
            OrderSigner orders,
            DecisionLedger ledger,
            Knowledge knowledge,
            Commitment commitment) {
        this.applications = applications;
        this.inbox = inbox;
        this.orders = orders;
        this.ledger = ledger;
        this.knowledge = knowledge;
        this.commitment = commitment;
    }

    @Override
    public Optional<String> refusal(Inbox.Row task, String officer) {
        if (task.elementId().equals(TaskIds.DECIDE_ON_APPLICATION) && examined(task.caseId(), officer)) {
            return Optional.of(FOUR_EYES);
        }
        return ownCase(task.caseId(), officer) ? Optional.of(OWN_CASE) : Optional.empty();
    }

    private boolean examined(UUID caseId, String officer) {
        return ledger.examination(caseId)
                .filter(examination -> examination.examiner().equals(officer))
                .isPresent();
    }

    /** I02: an officer may not process their own certificate; namesakes are kept out as well, which costs little. */
    private boolean ownCase(UUID caseId, String officer) {
        return knowledge
                .officers()
                .find(officer)
                .map(account -> folded(account.displayName())
                        .equals(folded(applications.get(caseId).form().fullName())))
                .orElse(true);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replace(" ", "");
    }

    Act examine(long taskKey, Officer officer, Finding finding) {
        Optional<Inbox.Row> found = inbox.find(taskKey);
        if (found.isEmpty()) {
            return new Act.Refused("gone");
        }
        Inbox.Row task = found.get();
        Optional<String> objection = objection(task, officer, TaskIds.EXAMINE_APPLICATION, Roles.EXAMINER)
                .or(() -> unconfirmed(task.caseId(), finding));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return commit(task, officer, finding.caseVersion(), outcome(finding), now -> {
            ledger.insert(task.caseId(), task.occurrence(), officer.username(), finding, now);
        });
    }

    private static Map<String, Object> outcome(Finding finding) {
        return Map.of(Variables.EXAMINATION, finding.recommendAccept() ? "RECOMMEND_ACCEPT" : "RECOMMEND_REJECT");
    }

    /** A recommendation to accept needs every doubtful field compared by eye. */
    private Optional<String> unconfirmed(UUID caseId, Finding finding) {
        var doubtful = knowledge.matches().of(caseId).map(MatchReport::fields).orElse(List.of()).stream()
                .filter(field -> field.verdict() != MatchReport.Verdict.EQUAL)
                .map(MatchReport.FieldMatch::field)
                .collect(Collectors.toSet());
        return finding.recommendAccept() && !finding.confirmedFields().containsAll(doubtful)
                ? Optional.of("unconfirmed-fields")
                : Optional.empty();
    }

    Act decide(long taskKey, Officer officer, Verdict verdict) {
        Optional<Inbox.Row> found = inbox.find(taskKey);
        if (found.isEmpty()) {
            return new Act.Refused("gone");
        }
        Inbox.Row task = found.get();
        Optional<DecisionDesk.Examination> examination = ledger.examination(task.caseId());
        Optional<String> objection = objection(task, officer, TaskIds.DECIDE_ON_APPLICATION, Roles.DECIDER)
                .or(() -> examination.isEmpty() ? Optional.of("not-examined") : Optional.empty())
                .or(() -> !verdict.accept()
                                && verdict.reason().filter(r -> !r.isBlank()).isEmpty()
                        ? Optional.of("reason-missing")
                        : Optional.empty());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        String examiner = examination.orElseThrow().examiner();
        if (!verdict.accept()) {
            return conclude(task, officer, examiner, verdict, Optional.empty());
        }
        var approval = new IssuanceOrder.Approval.FourEyes(examiner, officer.username());
        return switch (orders.sign(applications.get(task.caseId()), approval)) {
            case OrderSigner.Signed.Unavailable(var reason) -> new Act.Refused("order-key-unavailable");
            case OrderSigner.Signed.Approved(var request) ->
                conclude(task, officer, examiner, verdict, Optional.of(request));
        };
    }

    private Act conclude(
            Inbox.Row task, Officer officer, String examiner, Verdict verdict, Optional<ApprovedRequest> approved) {
        Map<String, Object> outcome = Map.of(Variables.DECISION, verdict.accept() ? "ACCEPT" : "REJECT");
        return commit(task, officer, verdict.caseVersion(), outcome, now -> {
            List<String> reasons = verdict.reason().map(List::of).orElse(List.of());
            ledger.insert(
                    new DecisionLedger.Entry(
                            task.caseId(),
                            ledger.nextRound(task.caseId()),
                            verdict.accept(),
                            reasons,
                            new Actor.Human(officer.username()),
                            examiner,
                            verdict.note(),
                            verdict.caseVersion(),
                            now),
                    approved);
            applications.move(
                    task.caseId(),
                    verdict.accept() ? ApplicationState.ACCEPTED : ApplicationState.REJECTED,
                    reasons.stream().findFirst());
        });
    }

    private Optional<String> objection(Inbox.Row task, Officer officer, String element, String role) {
        if (!officer.roles().contains(role) || !task.elementId().equals(element)) {
            return Optional.of("role");
        }
        return refusal(task, officer.username());
    }

    private interface Writes {
        void at(Instant now);
    }

    /** Locks the case, looks again, writes, and hands the task over to the engine, all or nothing. */
    private Act commit(
            Inbox.Row task, Officer officer, String seenVersion, Map<String, Object> outcome, Writes writes) {
        return java.util.Objects.requireNonNull(commitment.transaction().execute(status -> {
            ledger.lock(task.caseId());
            Optional<String> late = refusal(task, officer.username());
            if (late.isPresent()) {
                return new Act.Refused(late.get());
            }
            Inbox.Commit committed = inbox.commit(task.taskKey(), officer.username(), outcome);
            if (committed instanceof Inbox.Commit.Committed
                    && !ledger.caseVersion(task.caseId()).equals(seenVersion)) {
                status.setRollbackOnly();
                return new Act.Refused("outdated");
            }
            return switch (committed) {
                case Inbox.Commit.Committed() -> {
                    writes.at(commitment.clock().instant().truncatedTo(ChronoUnit.MICROS));
                    yield new Act.Done();
                }
                case Inbox.Commit.AlreadyDone(var by) -> new Act.Refused("already-done");
                case Inbox.Commit.NotClaimed() -> new Act.Refused("not-claimed");
                case Inbox.Commit.Gone() -> new Act.Refused("gone");
            };
        }));
    }
}
