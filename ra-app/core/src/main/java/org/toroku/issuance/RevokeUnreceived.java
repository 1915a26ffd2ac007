package org.toroku.issuance;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
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

/** Revokes a certificate whose receipt nobody confirmed in time; its key is destroyed by the next step. */
@Component
class RevokeUnreceived implements Step {
    private final CertificateLedger ledger;
    private final CaConnector ca;
    private final Applications applications;
    private final IssuanceSettings settings;

    RevokeUnreceived(CertificateLedger ledger, CaConnector ca, Applications applications, IssuanceSettings settings) {
        this.ledger = ledger;
        this.ca = ca;
        this.applications = applications;
        this.settings = settings;
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
        if (ledger.receipt(context.caseId()).isPresent()) {
            // confirmed in the very moment of the deadline: the receipt stands
            return new StepResult.Done(new Actor.Service("issuance"), Map.of(), () -> {});
        }
        IssuanceRecord.Issued issued = found.get();
        if (ca.revoke(issued.serial(), RevocationReason.CESSATION_OF_OPERATION, "receipt-deadline")
                instanceof Revocation.Unavailable(var reason)) {
            return new StepResult.TryAgain(settings.retryCa(), reason);
        }
        return new StepResult.Done(new Actor.Service("issuance"), Map.of(), () -> {
            ledger.record(context.caseId(), "certificate-revoked-unreceived", Map.of("serial", issued.serial()));
            applications.move(context.caseId(), ApplicationState.REVOKED_UNRECEIVED, Optional.of("receipt-missing"));
        });
    }
}
