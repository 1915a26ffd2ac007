package org.toroku.paper;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.enrolment.Applications;

/** Looks at a paper case again, from its rows and not from what anybody remembers of it. */
@Component
class StoredEvidence implements PaperEvidence {
    private final Applications applications;
    private final FileLedger files;
    private final PaperAcceptance acceptance;
    private final Standing standing;
    private final BookVerifier verifier;
    private final Soundness soundness;

    StoredEvidence(
            Applications applications,
            FileLedger files,
            PaperAcceptance acceptance,
            Standing standing,
            BookVerifier verifier,
            Soundness soundness) {
        this.applications = applications;
        this.files = files;
        this.acceptance = acceptance;
        this.standing = standing;
        this.verifier = verifier;
        this.soundness = soundness;
    }

    @Override
    public Recheck recheck(UUID caseId) {
        if (files.find(caseId).isEmpty()) {
            return new Recheck.Untrusted("no-paper-file");
        }
        if (verifier.verifyCase(caseId) instanceof BookVerifier.Report.Altered) {
            return new Recheck.Untrusted("case-altered");
        }
        if (standing.deceased(caseId)) {
            return new Recheck.Lapsed("deceased");
        }
        return switch (applications.state(caseId)) {
            case ACCEPTED -> evidence(caseId);
            case WITHDRAWN -> new Recheck.Lapsed("withdrawn");
            case CANCELLED -> new Recheck.Lapsed("cancelled");
            case AWAITING_SIGNATURE,
                    AWAITING_DOCUMENTS,
                    RECEIVED,
                    PENDING_STATUS,
                    REFERRED,
                    ON_HOLD,
                    AWAITING_REPLY,
                    AWAITING_KEY,
                    REJECTED,
                    ISSUED,
                    DELIVERED,
                    REVOKED_UNRECEIVED,
                    REVOKED,
                    EXPIRED -> new Recheck.Untrusted("not-accepted");
        };
    }

    private Recheck evidence(UUID caseId) {
        if (standing.returnUnsettled(caseId)) {
            // the proof that the applicant is who they say (則5①(1)ハ) may have been answered by somebody else
            return new Recheck.Untrusted("return-unsettled");
        }
        Optional<String> damage = soundness.objection(caseId);
        if (damage.isPresent()) {
            return new Recheck.Untrusted(damage.get());
        }
        if (soundness.objectionToDeciding(caseId).isPresent()) {
            // anybody may post a sheet that no machine reads: people look at it and decide again
            return new Recheck.Changed("page-not-searched");
        }
        // by the rule of the acceptance itself, or what comes back to the decision could be accepted unseen and come
        // again
        return acceptance
                .objectionToWhatIsThere(caseId)
                .<Recheck>map(Recheck.Changed::new)
                .orElseGet(Recheck.Good::new);
    }
}
