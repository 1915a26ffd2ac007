package org.toroku.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.Identities.Verification;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.process.StepResult;
import org.toroku.workflows.Variables;

/**
 * Judges verifications and files them with every piece of evidence, by whatever certificate the applicant signed: goes on,
 * waits, or ends the case.
 */
@Component
public class VerificationFile {
    private final Applications applications;
    private final StoredIdentities identities;
    private final EvidenceFolder folder;
    private final Judgement judgement;
    private final Clock clock;

    VerificationFile(
            Applications applications,
            StoredIdentities identities,
            EvidenceFolder folder,
            Judgement judgement,
            Clock clock) {
        this.applications = applications;
        this.identities = identities;
        this.folder = folder;
        this.judgement = judgement;
        this.clock = clock;
    }

    /**
     * The step's result; nothing is written before it is committed.
     *
     * @param application submitted
     * @param shown what the applicant is told for the reason of a rejection
     * @param andThen runs in the transaction of a verification that succeeded
     */
    public StepResult filed(
            ApplicationRecord application,
            IdentityVerification verification,
            UnaryOperator<String> shown,
            Runnable andThen) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int attempt = identities.attempts(application.id()) + 1;
        Judgement.Judged judged =
                judgement.of(verification, application.submittedAt().orElseThrow(), now, attempt);
        return new StepResult.Done(StoredIdentities.ACTOR, judged.variables(), () -> {
            write(application, verification, judged.verification(), now);
            move(application.id(), judged.verification(), shown);
            if (judged.verification().result().equals(Variables.VERIFIED)) {
                andThen.run();
            }
        });
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
    }

    private void move(UUID caseId, Verification outcome, UnaryOperator<String> shown) {
        switch (outcome.result()) {
            case Variables.VERIFIED -> applications.move(caseId, ApplicationState.RECEIVED, Optional.empty());
            case Variables.PENDING -> applications.move(caseId, ApplicationState.PENDING_STATUS, Optional.empty());
            default ->
                applications.move(
                        caseId, ApplicationState.REJECTED, outcome.reason().map(shown));
        }
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
