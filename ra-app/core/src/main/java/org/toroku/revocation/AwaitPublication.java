package org.toroku.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

/** Writes down since when verifiers see the revocation (則6(11)). That it takes too long is mostly the publisher's own alarm. */
@Component
class AwaitPublication implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(AwaitPublication.class);
    private static final String NOT_YET = "not-published-yet";
    /** Lists are made and brought within seconds. */
    private static final Duration LATE = Duration.ofMinutes(10);

    private final RevocationLedger ledger;
    private final Certificates certificates;
    private final Publications publications;
    private final RevocationSettings settings;
    private final Clock clock;

    AwaitPublication(
            RevocationLedger ledger,
            Certificates certificates,
            Publications publications,
            RevocationSettings settings,
            Clock clock) {
        this.ledger = ledger;
        this.certificates = certificates;
        this.publications = publications;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.AWAIT_PUBLICATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<Request> request = ledger.find(context.caseId());
        Optional<Instant> revokedAt = request.flatMap(Request::revokedAt);
        Optional<RevocationDesk.Certificate> certificate = request.flatMap(asked -> certificates.find(asked.caseId()));
        if (revokedAt.isEmpty() || certificate.isEmpty()) {
            return new StepResult.Astray("revocation-not-carried-out");
        }
        return publications
                .since(certificate.get().serial(), revokedAt.get())
                .<StepResult>map(at -> new StepResult.Done(
                        RevocationLedger.SELF,
                        Map.of(),
                        () -> ledger.published(request.get(), at.truncatedTo(ChronoUnit.MICROS))))
                .orElseGet(() -> waits(request.get(), revokedAt.get()));
    }

    /** The CA's word alone is no revocation: where nobody publishes it, it may not have been carried out at all. */
    private StepResult waits(Request request, Instant revokedAt) {
        if (revokedAt.plus(LATE).isBefore(clock.instant())) {
            LOG.atError()
                    .addKeyValue("alarm", "revocation-overdue")
                    .addKeyValue("case", request.caseId())
                    .addKeyValue("reason", NOT_YET)
                    .log("A revocation that the CA says it carried out is not published");
        }
        return new StepResult.TryAgain(settings.retry(), NOT_YET);
    }
}
