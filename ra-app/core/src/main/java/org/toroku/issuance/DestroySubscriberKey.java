package org.toroku.issuance;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.ca.SubscriberKeys;
import org.toroku.enrolment.Applications;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/**
 * Destroys every copy of a CA-made key once its receipt is confirmed (則6(3)) or its certificate was revoked
 * unreceived, and writes down that it was.
 */
@Component
class DestroySubscriberKey implements Step {
    private final CertificateLedger ledger;
    private final SubscriberKeys keys;
    private final Applications applications;
    private final IssuanceSettings settings;

    DestroySubscriberKey(
            CertificateLedger ledger, SubscriberKeys keys, Applications applications, IssuanceSettings settings) {
        this.ledger = ledger;
        this.keys = keys;
        this.applications = applications;
        this.settings = settings;
    }

    @Override
    public String jobType() {
        return JobTypes.DESTROY_SUBSCRIBER_KEY;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<IssuanceRecord.Issued> issued = ledger.of(context.caseId());
        Optional<String> grounds = grounds(context.caseId());
        if (issued.isEmpty() || grounds.isEmpty()) {
            // the applicant could not fetch the key any more: a diagram alone must not be able to do that
            return new StepResult.Halt("key-still-needed");
        }
        return switch (keys.destroy(issued.get().orderId(), grounds.get())) {
            case SubscriberKeys.Destruction.Destroyed(var at) -> done(context, at.toString());
            case SubscriberKeys.Destruction.NeverMade() -> done(context, "never-made");
            case SubscriberKeys.Destruction.Unavailable(var reason) ->
                new StepResult.TryAgain(settings.retryCa(), reason);
        };
    }

    private Optional<String> grounds(UUID caseId) {
        if (ledger.receipt(caseId).isPresent()) {
            return Optional.of("receipt-confirmed");
        }
        return switch (applications.state(caseId)) {
            case REVOKED_UNRECEIVED -> Optional.of("receipt-deadline");
            case REVOKED -> Optional.of("certificate-revoked");
            default -> Optional.empty();
        };
    }

    private StepResult done(StepContext context, String at) {
        return new StepResult.Done(
                new Actor.Service("issuance"),
                Map.of(),
                () -> ledger.record(context.caseId(), "subscriber-key-destroyed", Map.of("at", at)));
    }
}
