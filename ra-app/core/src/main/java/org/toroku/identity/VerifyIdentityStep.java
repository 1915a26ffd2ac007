package org.toroku.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.Identities.Verification;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Variables;

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
    private final StoredIdentities identities;
    private final EvidenceFolder folder;
    private final Judgement judgement;
    private final Clock clock;

    VerifyIdentityStep(
            Applications applications,
            IdentityVerifier verifier,
            StoredIdentities identities,
            EvidenceFolder folder,
            Judgement judgement,
            Clock clock) {
        this.applications = applications;
        this.verifier = verifier;
        this.identities = identities;
        this.folder = folder;
        this.judgement = judgement;
        this.clock = clock;
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
        IdentityVerification verification = verifier.verify(signed.get());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int attempt = identities.attempts(context.caseId()) + 1;
        Judgement.Judged judged =
                judgement.of(verification, application.submittedAt().get(), now, attempt);
        return new StepResult.Done(
                StoredIdentities.ACTOR,
                judged.variables(),
                () -> write(application, verification, judged.verification(), now));
    }

    private void write(
            ApplicationRecord application, IdentityVerification verification, Verification outcome, Instant now) {
        UUID caseId = application.id();
        folder.keep(caseId, verification);
        DocumentStore.Stored report = folder.report(caseId, report(application, verification, outcome, now));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("attempt", outcome.attempt());
        detail.put("report", report.id().toString());
        outcome.signerSha256().ifPresent(digest -> detail.put("signer", digest));
        outcome.reason().ifPresent(reason -> detail.put("reason", reason));
        detail.put("failed", failed(outcome.checks()));
        verification.status().ifPresent(status -> detail.put("status", VerificationJson.code(status)));
        identities.add(caseId, outcome, report.id(), now, new StoredIdentities.Act(action(outcome), detail));
        move(caseId, outcome);
    }

    private void move(UUID caseId, Verification outcome) {
        switch (outcome.result()) {
            case Variables.VERIFIED -> applications.move(caseId, ApplicationState.RECEIVED, Optional.empty());
            case Variables.PENDING -> applications.move(caseId, ApplicationState.PENDING_STATUS, Optional.empty());
            default -> applications.move(caseId, ApplicationState.REJECTED, Optional.of(shown(outcome)));
        }
    }

    /** What the applicant is told; the checks that failed stay with staff. */
    private static String shown(Verification outcome) {
        return outcome.reason().filter(STATUS_UNAVAILABLE::equals).orElse(NEUTRAL);
    }

    private static String action(Verification outcome) {
        return switch (outcome.result()) {
            case Variables.VERIFIED -> "identity-verified";
            case Variables.PENDING -> "identity-pending";
            default -> "identity-rejected";
        };
    }

    private static List<String> failed(List<CheckResult> checks) {
        return checks.stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(check -> ((CheckResult.Failed) check).check() + ":" + ((CheckResult.Failed) check).reason())
                .toList();
    }

    private static Map<String, Object> report(
            ApplicationRecord application, IdentityVerification verification, Verification outcome, Instant now) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("format", "toroku-verification-report-1");
        report.put("application", application.id().toString());
        report.put("contentSha256", application.contentSha256());
        report.put(
                "submittedAt", application.submittedAt().map(Instant::toString).orElse(""));
        report.put("verifiedAt", now.toString());
        report.put("attempt", outcome.attempt());
        report.put("result", outcome.result());
        outcome.reason().ifPresent(reason -> report.put("reason", reason));
        report.put("checks", VerificationJson.checks(verification.checks()));
        outcome.signerSha256().ifPresent(digest -> report.put("signerSha256", digest));
        report.put(
                "pathSha256", verification.path().stream().map(Der::sha256Hex).toList());
        verification.status().ifPresent(status -> report.put("status", VerificationJson.status(status)));
        outcome.items().ifPresent(items -> report.put("items", VerificationJson.items(items)));
        return report;
    }
}
