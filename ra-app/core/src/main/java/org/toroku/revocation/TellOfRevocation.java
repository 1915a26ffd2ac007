package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.JobTypes;

/** Closes a request with what came of it, and tells the subscriber in the same transaction. What came of it is in the books. */
@Component
class TellOfRevocation implements Step {
    private static final Set<ApplicationState> REVOKED =
            Set.of(ApplicationState.REVOKED, ApplicationState.REVOKED_UNRECEIVED);

    private final RevocationLedger ledger;
    private final RevocationTidings tidings;
    private final Applications applications;
    private final FoundFacts facts;
    private final Clock clock;

    TellOfRevocation(
            RevocationLedger ledger,
            RevocationTidings tidings,
            Applications applications,
            FoundFacts facts,
            Clock clock) {
        this.ledger = ledger;
        this.tidings = tidings;
        this.applications = applications;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.TELL_OF_REVOCATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<Request> found = ledger.find(context.caseId());
        if (found.isEmpty()) {
            return new StepResult.Halt("no-request");
        }
        Request request = found.get();
        if (!request.judged()) {
            // a message that nobody here sent ends no judgement
            return REVOKED.contains(applications.state(request.caseId()))
                    ? done(request, Outcome.ALREADY_REVOKED, () -> tidings.tellAlreadyRevoked(request.caseId()))
                    : new StepResult.Astray("revocation-not-judged");
        }
        if (request.revokedByRule().isPresent()) {
            return revoked(request, request.entry().reason());
        }
        return switch (request.judgements().getLast().judgement()) {
            case Judgement.Refuse(var reason, var _) ->
                done(request, Outcome.REFUSED, () -> tidings.tellRefused(request.caseId(), reason));
            case Judgement.Revoke(var reason, var _) -> revoked(request, reason);
        };
    }

    private StepResult revoked(Request request, RevocationReason reason) {
        return request.revokedAt()
                .map(at -> done(request, Outcome.REVOKED, () -> tidings.tellRevoked(request.caseId(), at, reason)))
                .orElseGet(() -> new StepResult.Astray("revocation-not-carried-out"));
    }

    private StepResult done(Request request, Outcome outcome, Runnable telling) {
        return new StepResult.Done(RevocationLedger.SELF, Map.of(), () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            facts.lock(request.caseId());
            ledger.lock(request.id());
            telling.run();
            ledger.closed(request, outcome, now);
            if (outcome != Outcome.REVOKED) {
                facts.openAgain(request, now);
            }
        });
    }
}
