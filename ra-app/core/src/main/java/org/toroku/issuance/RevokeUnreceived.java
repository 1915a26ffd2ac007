package org.toroku.issuance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/**
 * Revokes a certificate whose receipt nobody confirmed in time; its key is destroyed by the next step. The state is
 * taken before the CA is asked, so that nobody confirms the receipt of what the CA is just revoking.
 */
@Component
class RevokeUnreceived implements Step {
    private static final Actor SELF = new Actor.Service("issuance");
    /** How far the engine's clock may run ahead of this one. */
    private static final Duration SKEW = Duration.ofMinutes(1);
    /** What a holder has to receive it at least after nobody could. */
    private static final Duration AFTER_HOLD = Duration.ofDays(3);

    private final CertificateLedger ledger;
    private final CaConnector ca;
    private final Applications applications;
    private final IssuanceSettings settings;
    private final TransactionTemplate transaction;
    private final ObjectProvider<RevocationRequests> requests;
    private final Clock clock;

    RevokeUnreceived(
            CertificateLedger ledger,
            CaConnector ca,
            Applications applications,
            IssuanceSettings settings,
            TransactionTemplate transaction,
            ObjectProvider<RevocationRequests> requests,
            Clock clock) {
        this.ledger = ledger;
        this.ca = ca;
        this.applications = applications;
        this.settings = settings;
        this.transaction = transaction;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.REVOKE_UNRECEIVED;
    }

    @Override
    public StepResult perform(StepContext context) {
        Optional<IssuanceRecord.Issued> found = ledger.of(context.caseId());
        if (found.isEmpty()) {
            return new StepResult.Halt("not-issued");
        }
        IssuanceRecord.Issued issued = found.get();
        Duration early = Duration.between(clock.instant(), issued.receiptDeadline());
        if (early.compareTo(SKEW) > 0) {
            // the diagram alone must not be able to take a certificate from its holder
            return new StepResult.Halt("receipt-not-overdue");
        }
        if (early.isPositive()) {
            return new StepResult.TryAgain(early, "receipt-not-overdue");
        }
        return switch (take(context.caseId(), issued)) {
            // confirmed in the very moment of the deadline: the receipt stands; or revoked before, for another reason
            case DELIVERED, REVOKED -> new StepResult.Done(SELF, Map.of(), () -> {});
            case REVOKED_UNRECEIVED -> revoke(context.caseId(), issued);
            // nobody receives it meanwhile; whoever judges the request says for what reason it is revoked, if they do
            case ISSUED -> new StepResult.TryAgain(settings.retryCa(), RevokedAtCa.REVOCATION_ASKED);
            default -> new StepResult.Halt("not-issued");
        };
    }

    /** A request for its revocation is open, or was refused so shortly ago that its holder could not receive it since. */
    private boolean held(UUID caseId) {
        Instant now = clock.instant();
        return requests.stream()
                .anyMatch(each -> each.hold(caseId)
                        || each.heldUntil(caseId)
                                .filter(end -> now.isBefore(end.plus(AFTER_HOLD)))
                                .isPresent());
    }

    /** From here on no receipt is confirmed, whatever becomes of the call to the CA; {@code ISSUED} where it is held. */
    private ApplicationState take(UUID caseId, IssuanceRecord.Issued issued) {
        return Objects.requireNonNull(transaction.execute(status -> {
            ApplicationState state = applications.lock(caseId);
            if (state != ApplicationState.ISSUED || held(caseId)) {
                return state;
            }
            ledger.record(caseId, "revocation-ordered", Map.of("serial", issued.serial()));
            applications.move(caseId, ApplicationState.REVOKED_UNRECEIVED, Optional.of("receipt-missing"));
            requests.forEach(each -> each.revoked(caseId));
            return ApplicationState.REVOKED_UNRECEIVED;
        }));
    }

    private StepResult revoke(UUID caseId, IssuanceRecord.Issued issued) {
        return switch (ca.revoke(issued.serial(), RevocationReason.CESSATION_OF_OPERATION, "receipt-deadline")) {
            case Revocation.Revoked revoked ->
                new StepResult.Done(
                        SELF,
                        Map.of(),
                        () -> ledger.record(
                                caseId, "certificate-revoked-unreceived", Map.of("serial", issued.serial())));
            case Revocation.UnknownSerial unknown -> new StepResult.Halt("serial-unknown-to-the-ca");
            case Revocation.Unavailable(var reason) -> new StepResult.TryAgain(settings.retryCa(), reason);
        };
    }
}
