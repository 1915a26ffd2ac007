package org.toroku.issuance;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.Approvals;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.process.IssuingStage;

/** By the entries that are made before the CA hears of an order, and the certificate that came of it. */
@Component
class StageOfIssuing implements IssuingStage {
    private final Applications applications;
    private final Approvals approvals;
    private final CertificateLedger ledger;

    StageOfIssuing(Applications applications, Approvals approvals, CertificateLedger ledger) {
        this.applications = applications;
        this.approvals = approvals;
        this.ledger = ledger;
    }

    @Override
    public Stage of(UUID caseId) {
        return isAboutACertificate(caseId) ? Stage.ORDERED : stage(caseId, applications.state(caseId));
    }

    @Override
    public Stage held(UUID caseId) {
        return isAboutACertificate(caseId) ? Stage.ORDERED : stage(caseId, applications.lock(caseId));
    }

    /** A request for revocation is no application: its certificate is there, and its case stays with its models. */
    private boolean isAboutACertificate(UUID caseId) {
        return applications.find(caseId).isEmpty();
    }

    private Stage stage(UUID caseId, ApplicationState state) {
        if (ledger.of(caseId).isPresent()) {
            return Stage.ORDERED;
        }
        if (state != ApplicationState.ACCEPTED) {
            // what was decided against is told by what remains of the same way, and by no other
            return state.isFinal() ? Stage.APPROVED : Stage.OPEN;
        }
        return approvals
                        .current(caseId)
                        .filter(approval -> ledger.wasOrdered(caseId, approval.orderId())
                                || ledger.wasToBeRenewed(caseId, approval.orderId()))
                        .isPresent()
                ? Stage.ORDERED
                : Stage.APPROVED;
    }
}
