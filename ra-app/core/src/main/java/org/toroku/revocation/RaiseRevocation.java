package org.toroku.revocation;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.JobTypes;

/** Raises a request that nobody judged in time: to the manager when it is due, to everybody at the outer limit. */
@Component
class RaiseRevocation implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(RaiseRevocation.class);

    /** By how much the engine's clock may be ahead. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final RevocationLedger ledger;
    private final Clock clock;

    RaiseRevocation(RevocationLedger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.RAISE_REVOCATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<Request> found = ledger.find(context.caseId());
        if (found.isEmpty()) {
            return new StepResult.Halt("no-request");
        }
        Request request = found.get();
        if (request.judged() || request.outcome().isPresent()) {
            return new StepResult.Done(RevocationLedger.SELF, Map.of(), () -> {});
        }
        // which of the two dates it is follows from the books, not from the element that the diagram put here
        Duration left = Duration.between(clock.instant(), request.limitAt());
        if (left.isPositive() && left.compareTo(SKEW) <= 0) {
            // the engine's clock is ahead of ours: the limit must not pass for the earlier of the two dates
            return new StepResult.TryAgain(left, "limit-not-passed-yet");
        }
        boolean limit = !clock.instant().isBefore(request.limitAt());
        if (limit) {
            LOG.atError()
                    .addKeyValue("alarm", "revocation-limit-passed")
                    .addKeyValue("case", request.caseId())
                    .addKeyValue("request", request.id())
                    .log("A request for revocation was not judged within the outer limit");
        } else {
            LOG.atWarn()
                    .addKeyValue("alarm", "revocation-due")
                    .addKeyValue("case", request.caseId())
                    .addKeyValue("request", request.id())
                    .log("A request for revocation was not judged in time");
        }
        return new StepResult.Done(
                RevocationLedger.SELF,
                Map.of(),
                () -> ledger.note(request, limit ? "revocation-limit-passed" : "revocation-raised"));
    }
}
