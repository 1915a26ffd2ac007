package org.toroku.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.process.StepResult;
import org.toroku.workflows.Variables;

/** Carries out what the accredited automaton found. The book names the automaton, never a person who did not click. */
@Component
class AutomatonDesk {
    private static final Duration TOKEN_RETRY = Duration.ofSeconds(10);
    /** Two persons are to approve a profile; nobody has to look at the case for it. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private final Applications applications;
    private final OrderSigner orders;
    private final DraftDesk drafts;
    private final Beside beside;
    private final DecisionLedger ledger;
    private final Clock clock;

    AutomatonDesk(
            Applications applications,
            OrderSigner orders,
            DraftDesk drafts,
            Beside beside,
            DecisionLedger ledger,
            Clock clock) {
        this.applications = applications;
        this.beside = beside;
        this.orders = orders;
        this.drafts = drafts;
        this.ledger = ledger;
        this.clock = clock;
    }

    StepResult decide(UUID caseId, AutomatonVerdict verdict) {
        if (!Routes.automatable(applications.get(caseId).route())) {
            // the secretariat knows two automatable proofs, and paper is neither; whatever a model says
            return new StepResult.Halt("route-not-automated");
        }
        if (applications.state(caseId) == ApplicationState.WITHDRAWN) {
            // the process hears of it any moment and leaves; deciding would come too late
            return new StepResult.TryAgain(TOKEN_RETRY, "withdrawn");
        }
        Actor.Automaton automaton =
                new Actor.Automaton(verdict.automaton(), verdict.ruleSetSha256(), verdict.responsibleOfficer());
        return switch (verdict.outcome()) {
            case ACCEPT ->
                // the organisation is not what it was, or an officer attended: people see it and say so
                beside.forPeople(caseId)
                        ? refer(caseId, automaton)
                        : drafts.held(caseId)
                                .<StepResult>map(reason -> new StepResult.TryAgain(HELD, reason))
                                .orElseGet(() -> acceptable(caseId, verdict, automaton));
            case REJECT ->
                // what the applicant signed says that people judge what an officer attended
                beside.attended(caseId) ? refer(caseId, automaton) : reject(caseId, verdict, automaton);
            case REFER -> refer(caseId, automaton);
        };
    }

    /** The CA would refuse the order, e.g. for a name that is too long: people see it and say so. */
    private StepResult acceptable(UUID caseId, AutomatonVerdict verdict, Actor.Automaton automaton) {
        return drafts.objection(caseId).isPresent() ? refer(caseId, automaton) : accept(caseId, verdict, automaton);
    }

    private StepResult reject(UUID caseId, AutomatonVerdict verdict, Actor.Automaton automaton) {
        return done(automaton, "REJECT", () -> {
            write(caseId, verdict, automaton, false, Optional.empty());
            applications.move(
                    caseId,
                    ApplicationState.REJECTED,
                    verdict.reasons().stream().findFirst());
        });
    }

    private StepResult refer(UUID caseId, Actor.Automaton automaton) {
        return done(automaton, "REFER", () -> applications.move(caseId, ApplicationState.REFERRED, Optional.empty()));
    }

    private StepResult accept(UUID caseId, AutomatonVerdict verdict, Actor.Automaton automaton) {
        var approval = new IssuanceOrder.Approval.Automaton(
                verdict.automaton(), verdict.ruleSetSha256(), verdict.responsibleOfficer());
        return switch (orders.sign(caseId, () -> approval)) {
            case OrderSigner.Signed.Untrue(var reason) -> new StepResult.Halt(reason);
            case OrderSigner.Signed.Unavailable(var reason) -> new StepResult.TryAgain(TOKEN_RETRY, reason);
            case OrderSigner.Signed.Held(var reason) -> new StepResult.TryAgain(HELD, reason);
            case OrderSigner.Signed.Approved(var request) ->
                done(automaton, "ACCEPT", () -> {
                    write(caseId, verdict, automaton, true, Optional.of(request));
                    applications.move(caseId, ApplicationState.ACCEPTED, Optional.empty());
                });
        };
    }

    private void write(
            UUID caseId,
            AutomatonVerdict verdict,
            Actor automaton,
            boolean accepted,
            Optional<ApprovedRequest> approved) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ledger.insert(
                new DecisionLedger.Entry(
                        caseId,
                        ledger.nextRound(caseId),
                        accepted,
                        List.copyOf(verdict.reasons()),
                        automaton,
                        null,
                        "",
                        verdict.inputsSha256(),
                        now),
                approved);
    }

    private static StepResult done(Actor actor, String decision, Runnable writes) {
        return new StepResult.Done(actor, Map.of(Variables.DECISION, decision), writes);
    }
}
