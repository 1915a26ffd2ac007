package org.toroku.decision;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.MyNumberText;
import org.toroku.audit.Printable;
import org.toroku.audit.Refusals;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Finding;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Persons;
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
    private static final Logger LOG = LoggerFactory.getLogger(OfficerDesk.class);
    private static final String FOUR_EYES = "four-eyes";
    private static final String OWN_CASE = "own-case";
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    /** Whoever bears witness does not judge what they witnessed. */
    private static final String ATTENDED = "attended";

    private static final String MY_NUMBER = "my-number";
    /** Of fields and of reasons; the page offers a list of them, and nobody has to use the page. */
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,59}");

    private static final int LONGEST_NOTE = 2000;

    private final Applications applications;
    private final Inbox inbox;
    private final OrderSigner orders;
    private final DecisionLedger ledger;
    private final Knowledge knowledge;
    private final Commitment commitment;

    /** What the desk looks up. */
    @Component
    record Knowledge(
            ObjectProvider<RouteRule> rules,
            OwnCase own,
            OnDuty duty,
            DraftDesk drafts,
            Rounds rounds,
            Beside beside,
            Persons persons) {}

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
        if (!knowledge.duty().holds(officer, task.candidateGroup())) {
            return Optional.of("role");
        }
        if (knowledge.own().of(task.caseId(), officer)) {
            return Optional.of(OWN_CASE);
        }
        if (knowledge.beside().attendance().attended(task.caseId(), officer)) {
            return Optional.of(ATTENDED);
        }
        Optional<RouteRule> rule = rule(task.caseId());
        return rule.filter(each -> each.elements().decide().equals(task.elementId()))
                .flatMap(each -> examined(task.caseId(), officer)
                        ? Optional.of(FOUR_EYES)
                        : each.objectionToDecider(task.caseId(), officer))
                .or(() -> rule.filter(each -> each.elements().examine().equals(task.elementId()))
                        .flatMap(each -> each.objectionToExaminer(task.caseId(), officer)));
    }

    @Override
    public boolean isOwn(Inbox.Row task, String officer) {
        return knowledge.own().of(task.caseId(), officer);
    }

    boolean mayLook(Officer officer, UUID caseId) {
        Optional<String> objection;
        if (!knowledge.duty().holdsAny(officer, READERS)) {
            objection = Optional.of("role");
        } else if (applications.find(caseId).isEmpty()) {
            return false;
        } else {
            objection = knowledge.own().of(caseId, officer.username()) ? Optional.of(OWN_CASE) : Optional.empty();
        }
        return Refusals.noted(officer.username(), caseId, objection).isEmpty();
    }

    /** The rule of the route that the sealed row names, not of the task that the engine shows. */
    private Optional<RouteRule> rule(UUID caseId) {
        String route = applications.get(caseId).route();
        return knowledge.rules().stream()
                .filter(rule -> rule.route().equals(route))
                .findFirst();
    }

    /** In any round: who examined once does not decide on what another examined after them. */
    private boolean examined(UUID caseId, String officer) {
        return knowledge.persons().isAmong(officer, ledger.examiners(caseId));
    }

    Act examine(long taskKey, Officer officer, Finding finding) {
        if (unfit(taskKey, officer, Roles.EXAMINER)) {
            return new Act.Refused("role");
        }
        if (MyNumberText.in(finding.note())) {
            return new Act.Refused(MY_NUMBER);
        }
        if (finding.note().isBlank()) {
            // who examines says what they looked at (R18); the decider rests on it
            return new Act.Refused("note-missing");
        }
        if (!wellFormed(finding.note())
                || !finding.confirmedFields().stream()
                        .allMatch(code -> CODE.matcher(code).matches())) {
            return new Act.Refused("unprintable");
        }
        Optional<Inbox.Row> found = inbox.find(taskKey);
        if (found.isEmpty()) {
            return new Act.Refused("gone");
        }
        Inbox.Row task = found.get();
        Optional<RouteRule> rule = rule(task.caseId());
        Optional<String> objection = objection(
                        task, officer, rule.map(r -> r.elements().examine()))
                .or(() -> rule.filter(r -> finding.recommendAccept())
                        .flatMap(r -> r.objectionToRecommending(task.caseId(), finding.confirmedFields())))
                .or(() -> finding.recommendAccept()
                        ? knowledge.beside().attendance().objection(task.caseId())
                        : Optional.empty());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return commit(task, officer, finding.caseVersion(), outcome(finding), now -> {
            ledger.insert(task.caseId(), task.occurrence(), officer.username(), finding, now);
            rule.orElseThrow().examined(task.caseId(), new Actor.Human(officer.username()));
        });
    }

    private static Map<String, Object> outcome(Finding finding) {
        return Map.of(Variables.EXAMINATION, finding.recommendAccept() ? "RECOMMEND_ACCEPT" : "RECOMMEND_REJECT");
    }

    Act decide(long taskKey, Officer officer, Verdict verdict) {
        if (unfit(taskKey, officer, Roles.DECIDER)) {
            return new Act.Refused("role");
        }
        if (MyNumberText.in(verdict.note())) {
            return new Act.Refused(MY_NUMBER);
        }
        if (verdict.accept() && verdict.reason().isPresent()) {
            return new Act.Refused("reason-chosen");
        }
        if (!wellFormed(verdict.note())
                || verdict.reason()
                        .filter(code -> !code.isBlank() && !CODE.matcher(code).matches())
                        .isPresent()) {
            return new Act.Refused("unprintable");
        }
        Optional<Inbox.Row> found = inbox.find(taskKey);
        if (found.isEmpty()) {
            return new Act.Refused("gone");
        }
        Inbox.Row task = found.get();
        Optional<RouteRule> rule = rule(task.caseId());
        Optional<DecisionDesk.Examination> examination = ledger.examination(task.caseId());
        Optional<String> objection = objection(
                        task, officer, rule.map(r -> r.elements().decide()))
                .or(() -> knowledge.duty().absent(officer))
                .or(() -> examination.isEmpty() ? Optional.of("not-examined") : Optional.empty())
                .or(() -> !verdict.accept()
                                && verdict.reason().filter(r -> !r.isBlank()).isEmpty()
                        ? Optional.of("reason-missing")
                        : Optional.empty())
                .or(() -> rule.filter(r -> verdict.accept()).flatMap(r -> r.objectionToAccepting(task.caseId())))
                .or(() -> verdict.accept() ? knowledge.beside().objection(task.caseId()) : Optional.empty())
                .or(() -> verdict.accept() ? knowledge.drafts().objection(task.caseId()) : Optional.empty());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        String examiner = examination.orElseThrow().examiner();
        if (!verdict.accept()) {
            return conclude(task, officer, examiner, verdict, Optional.empty());
        }
        return switch (orders.sign(task.caseId(), () -> fourEyes(task.caseId(), officer))) {
            case OrderSigner.Signed.Untrue(var reason) -> new Act.Refused(altered(task.caseId(), reason));
            case OrderSigner.Signed.Unavailable(var reason) -> new Act.Refused("order-key-unavailable");
            case OrderSigner.Signed.Held(var reason) -> new Act.Refused(reason);
            case OrderSigner.Signed.Approved(var request) ->
                conclude(task, officer, examiner, verdict, Optional.of(request));
        };
    }

    /** The examiner as the verified row names them. */
    private IssuanceOrder.Approval fourEyes(UUID caseId, Officer officer) {
        return new IssuanceOrder.Approval.FourEyes(
                ledger.examination(caseId).orElseThrow().examiner(), officer.username());
    }

    /** People see that something is wrong with the case, operators what. */
    private static String altered(UUID caseId, String reason) {
        LOG.atError()
                .addKeyValue("alarm", "case-altered")
                .addKeyValue("case", caseId)
                .addKeyValue("reason", reason)
                .log("Nothing is accepted that does not agree with the book");
        return "case-altered";
    }

    private Act conclude(
            Inbox.Row task, Officer officer, String examiner, Verdict verdict, Optional<ApprovedRequest> approved) {
        Map<String, Object> outcome = Map.of(Variables.DECISION, verdict.accept() ? "ACCEPT" : "REJECT");
        RouteRule rule = rule(task.caseId()).orElseThrow();
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
            rule.decided(task.caseId(), verdict.accept(), new Actor.Human(officer.username()));
        });
    }

    Act reexamine(long taskKey, Officer officer, String why, String caseVersion) {
        if (unfit(taskKey, officer, Roles.DECIDER)) {
            return new Act.Refused("role");
        }
        if (MyNumberText.in(why)) {
            return new Act.Refused(MY_NUMBER);
        }
        if (!wellFormed(why)) {
            return new Act.Refused("unprintable");
        }
        Optional<Inbox.Row> found = inbox.find(taskKey);
        if (found.isEmpty()) {
            return new Act.Refused("gone");
        }
        Inbox.Row task = found.get();
        // paper goes further back, to its documents: its own desk does that
        Optional<String> objection = objection(
                        task,
                        officer,
                        Optional.of(TaskIds.DECIDE_ON_APPLICATION)
                                .filter(element -> rule(task.caseId())
                                        .filter(rule -> rule.elements().decide().equals(element))
                                        .isPresent()))
                .or(() -> why.isBlank() ? Optional.of("reason-missing") : Optional.empty());
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Map<String, Object> outcome = Map.of(Variables.DECISION, Variables.REEXAMINE);
        return commit(
                task,
                officer,
                caseVersion,
                outcome,
                now -> knowledge
                        .rounds()
                        .insert(task.caseId(), task.occurrence(), officer.username(), why.strip(), caseVersion, now));
    }

    /** Whoever may act on no such task at all learns nothing of whether this one exists. */
    private boolean unfit(long taskKey, Officer officer, String role) {
        Optional<String> objection = knowledge.duty().holds(officer, role) ? Optional.empty() : Optional.of("role");
        return Refusals.noted(officer.username(), "task " + taskKey, objection).isPresent();
    }

    private static boolean wellFormed(String note) {
        return note.length() <= LONGEST_NOTE && Printable.sentences(note);
    }

    private Optional<String> objection(Inbox.Row task, Officer officer, Optional<String> element) {
        return Refusals.noted(
                officer.username(),
                task.caseId(),
                element.equals(Optional.of(task.elementId()))
                        ? refusal(task, officer.username())
                        : Optional.of("role"));
    }

    /** A withdrawal that came first; the process has not heard of it yet. */
    private static Optional<String> ended(ApplicationState state) {
        if (state == ApplicationState.WITHDRAWN) {
            return Optional.of("withdrawn");
        }
        return state.isFinal() ? Optional.of("gone") : Optional.empty();
    }

    private interface Writes {
        void at(Instant now);
    }

    /** Locks the case, looks again, writes, and hands the task over to the engine, all or nothing. */
    private Act commit(
            Inbox.Row task, Officer officer, String seenVersion, Map<String, Object> outcome, Writes writes) {
        return java.util.Objects.requireNonNull(commitment.transaction().execute(status -> {
            Optional<String> late = ended(applications.lock(task.caseId())).or(() -> refusal(task, officer.username()));
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
