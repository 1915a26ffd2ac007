package org.toroku.issuance;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.ca.SubscriberKeys;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/** Destroys every copy of a CA-made key once its receipt is confirmed (則6(3)), and writes down that it was. */
@Component
class DestroySubscriberKey implements Step {
    private final CertificateLedger ledger;
    private final SubscriberKeys keys;
    private final IssuanceSettings settings;

    DestroySubscriberKey(CertificateLedger ledger, SubscriberKeys keys, IssuanceSettings settings) {
        this.ledger = ledger;
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public String jobType() {
        return JobTypes.DESTROY_SUBSCRIBER_KEY;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<IssuanceRecord.Issued> issued = ledger.of(context.caseId());
        if (issued.isEmpty() || ledger.receipt(context.caseId()).isEmpty()) {
            // the applicant could not fetch the key any more: only a confirmed receipt may lead here
            return new StepResult.Halt("receipt-not-confirmed");
        }
        return switch (keys.destroy(issued.get().orderId(), "receipt-confirmed")) {
            case SubscriberKeys.Destruction.Destroyed(var at) -> done(context, at.toString());
            case SubscriberKeys.Destruction.NeverMade() -> done(context, "never-made");
            case SubscriberKeys.Destruction.Unavailable(var reason) ->
                new StepResult.TryAgain(settings.retryCa(), reason);
        };
    }

    private StepResult done(StepContext context, String at) {
        return new StepResult.Done(
                new Actor.Service("issuance"),
                Map.of(),
                () -> ledger.record(context.caseId(), "subscriber-key-destroyed", Map.of("at", at)));
    }
}
