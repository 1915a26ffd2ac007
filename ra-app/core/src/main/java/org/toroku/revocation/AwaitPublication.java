package org.toroku.revocation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.JobTypes;

/** Writes down since when verifiers see the revocation (則6(11)). That it takes too long is the publisher's own alarm. */
@Component
class AwaitPublication implements Step {
    private final RevocationLedger ledger;
    private final Certificates certificates;
    private final Publications publications;
    private final RevocationSettings settings;

    AwaitPublication(
            RevocationLedger ledger,
            Certificates certificates,
            Publications publications,
            RevocationSettings settings) {
        this.ledger = ledger;
        this.certificates = certificates;
        this.publications = publications;
        this.settings = settings;
    }

    @Override
    public String jobType() {
        return JobTypes.AWAIT_PUBLICATION;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<Request> request = ledger.find(context.caseId());
        Optional<Instant> revokedAt = request.flatMap(Request::revokedAt);
        Optional<RevocationDesk.Certificate> certificate = certificates.find(context.caseId());
        if (revokedAt.isEmpty() || certificate.isEmpty()) {
            return new StepResult.Astray("revocation-not-carried-out");
        }
        return publications
                .since(certificate.get().serial(), revokedAt.get())
                .<StepResult>map(at -> new StepResult.Done(
                        RevocationLedger.SELF,
                        Map.of(),
                        () -> ledger.published(request.get(), at.truncatedTo(ChronoUnit.MICROS))))
                .orElseGet(() -> new StepResult.TryAgain(settings.retry(), "not-published-yet"));
    }
}
