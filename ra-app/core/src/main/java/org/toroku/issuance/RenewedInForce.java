package org.toroku.issuance;

import java.util.UUID;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;

/**
 * Whether a renewal still renews something where its certificate is written down. What it renews may be revoked while the CA
 * has the order; whoever revokes does not find a renewal that is not written down yet.
 */
@Component
class RenewedInForce {
    private final CertificateLedger ledger;
    private final Applications applications;

    RenewedInForce(CertificateLedger ledger, Applications applications) {
        this.ledger = ledger;
        this.applications = applications;
    }

    /** Something that the case renews was revoked meanwhile; the step is delivered again and takes the order back. */
    static final class RevokedMeanwhileException extends ConcurrencyFailureException {
        private static final long serialVersionUID = 1;

        RevokedMeanwhileException() {
            super("what the case renews was revoked while its order was carried out");
        }
    }

    /** Whether a certificate that the case renews, or that one renews, was revoked on request. */
    boolean isRevoked(UUID caseId) {
        return ledger.renewedBy(caseId).stream().map(applications::state).anyMatch(ApplicationState.REVOKED::equals);
    }

    /**
     * Inside the transaction that writes the certificate down: whoever revokes comes before it, or finds it. The oldest
     * first, as those who revoke lock them.
     */
    void hold(UUID caseId) {
        for (UUID renewed : ledger.renewedBy(caseId)) {
            if (applications.lock(renewed) == ApplicationState.REVOKED) {
                throw new RevokedMeanwhileException();
            }
        }
    }
}
