package org.toroku.identity;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/**
 * Verifies the card's signature over the application (則5①(2)) and keeps every piece of evidence. A status that cannot be
 * had parks the case; it is never taken for good, and after the deadline the application is rejected.
 */
@Component
class VerifyIdentityStep implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyIdentityStep.class);

    static final String STATUS_UNAVAILABLE = "status-unavailable";
    /** Death, move, loss and forgery must look alike to whoever holds the device. */
    static final String NEUTRAL = "identity-not-confirmed";

    private final Applications applications;
    private final IdentityVerifier verifier;
    private final VerificationFile file;
    private final ObjectProvider<WhenVerified> followers;

    VerifyIdentityStep(
            Applications applications,
            IdentityVerifier verifier,
            VerificationFile file,
            ObjectProvider<WhenVerified> followers) {
        this.applications = applications;
        this.verifier = verifier;
        this.file = file;
        this.followers = followers;
    }

    @Override
    public String jobType() {
        return JobTypes.VERIFY_IDENTITY;
    }

    @Override
    public StepResult perform(StepContext context) {
        ApplicationRecord application = applications.get(context.caseId());
        Optional<SignedApplication> signed;
        try {
            signed = applications.signed(context.caseId());
        } catch (DocumentDamagedException e) {
            LOG.atError().addKeyValue("case", context.caseId()).log(e.getMessage());
            return new StepResult.Halt("document-damaged");
        }
        if (signed.isEmpty() || application.submittedAt().isEmpty()) {
            return new StepResult.Halt("application-not-signed");
        }
        return file.filed(
                application,
                verifier.verify(signed.get()),
                VerifyIdentityStep::shown,
                () -> followers.forEach(each -> each.verified(application)));
    }

    /** What the applicant is told; the checks that failed stay with staff. */
    private static String shown(String reason) {
        return reason.equals(STATUS_UNAVAILABLE) ? STATUS_UNAVAILABLE : NEUTRAL;
    }
}
