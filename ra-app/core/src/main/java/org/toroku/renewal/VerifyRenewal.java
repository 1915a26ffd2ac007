package org.toroku.renewal;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.identity.VerificationFile;
import org.toroku.pki.Der;
import org.toroku.pki.holder.HolderVerifier.Holder;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;

/**
 * Verifies that the holder of a certificate in force signed the renewal, and that the certificate may be renewed. A status
 * that the CA does not tell parks the case; it is never taken for good.
 */
@Component
class VerifyRenewal implements Step {
    private static final Logger LOG = LoggerFactory.getLogger(VerifyRenewal.class);
    private static final String NOT_OURS = "certificate-not-ours";
    /** What a holder may be told; of a signature that proves no holder nothing is told but that. */
    private static final Set<String> TOLD = Set.of(
            NOT_OURS,
            Requirements.REVOKED,
            "receipt-not-confirmed",
            "certificate-not-in-force",
            "organisation-certified",
            "key-renews-nothing",
            "ceiling-too-near",
            "renewed-already",
            "data-changed",
            "other-certificate-signed",
            "status-unavailable");

    private final Applications applications;
    private final Chains chains;
    private final RenewalLedger ledger;
    private final Requirements requirements;
    private final Proofing proofing;
    private final Clock clock;

    /** Who verifies, and where it is filed. */
    @Component
    record Proofing(OwnCa ca, HolderStatus status, ProvenItems items, VerificationFile file) {}

    VerifyRenewal(
            Applications applications,
            Chains chains,
            RenewalLedger ledger,
            Requirements requirements,
            Proofing proofing,
            Clock clock) {
        this.applications = applications;
        this.chains = chains;
        this.ledger = ledger;
        this.requirements = requirements;
        this.proofing = proofing;
        this.clock = clock;
    }

    @Override
    public String jobType() {
        return JobTypes.VERIFY_RENEWAL;
    }

    @Override
    public StepResult perform(StepContext context) {
        ApplicationRecord application = applications.get(context.caseId());
        Optional<RenewalRow> row = ledger.find(context.caseId());
        if (row.isEmpty()) {
            // a model that leads another route here gets no further
            return new StepResult.Halt("renews-nothing");
        }
        try {
            Optional<SignedApplication> signed = applications.signed(context.caseId());
            if (signed.isEmpty() || application.submittedAt().isEmpty()) {
                return new StepResult.Halt("application-not-signed");
            }
            return proofing.file()
                    .filed(
                            application,
                            verify(application, row.get(), signed.get()),
                            VerifyRenewal::shown,
                            () -> claim(application.id(), row.get().serial()));
        } catch (DocumentDamagedException e) {
            LOG.atError().addKeyValue("case", context.caseId()).log(e.getMessage());
            return new StepResult.Halt("document-damaged");
        }
    }

    private IdentityVerification verify(ApplicationRecord application, RenewalRow row, SignedApplication signed) {
        return switch (proofing.ca().verifier().verify(signed)) {
            case Holder.Refused(var checks, var reason, var certificate, var path) ->
                new IdentityVerification.Rejected(checks, reason, certificate, path, Optional.empty());
            case Holder.Signed holder -> verify(application, row, holder);
        };
    }

    private IdentityVerification verify(ApplicationRecord application, RenewalRow row, Holder.Signed holder) {
        List<CheckResult> found = new ArrayList<>(holder.checks());
        Der signer = holder.certificate().der();
        Optional<Chain> chain = chains.of(signer);
        if (chain.isEmpty()) {
            found.add(new CheckResult.Failed("certificate-issued-here", "則5②", NOT_OURS));
            return rejected(found, holder, Optional.empty());
        }
        found.add(new CheckResult.Passed("certificate-issued-here", "則5②"));
        found.add(requirements.named(
                chain.get(),
                row,
                applications.renewalAsSigned(application, chain.get().statement())));
        found.addAll(requirements.ofCertificate(chain.get(), Optional.of(application.id())));
        found.add(requirements.unchanged(chain.get(), application.form()));
        if (found.stream().anyMatch(CheckResult.Failed.class::isInstance)) {
            return rejected(found, holder, Optional.empty());
        }
        CardStatus status = proofing.status().of(chain.get());
        return switch (status) {
            case CardStatus.Good good -> {
                found.add(new CheckResult.Passed("holder-status", "則5②; I03"));
                yield new IdentityVerification.Verified(
                        List.copyOf(found),
                        signer,
                        holder.path(),
                        good,
                        proofing.items().of(chain.get().anchor()));
            }
            case CardStatus.Revoked _ -> {
                found.add(new CheckResult.Failed("holder-status", "則5②; I03", Requirements.REVOKED));
                yield rejected(found, holder, Optional.of(status));
            }
            case CardStatus.Unknown _, CardStatus.Unavailable _ -> {
                found.add(new CheckResult.Failed("holder-status", "則5②; I03", "status-unavailable"));
                yield new IdentityVerification.Pending(List.copyOf(found), signer, holder.path(), status);
            }
        };
    }

    private static IdentityVerification rejected(
            List<CheckResult> found, Holder.Signed holder, Optional<CardStatus> status) {
        String reason = found.stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(failed -> ((CheckResult.Failed) failed).reason())
                .findFirst()
                .orElseThrow();
        return new IdentityVerification.Rejected(
                List.copyOf(found), reason, Optional.of(holder.certificate().der()), holder.path(), status);
    }

    /** The unique claim decides between renewals that were verified at once; who comes second is judged anew. */
    private void claim(UUID caseId, String serial) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ledger.holder(serial)
                .filter(holder -> !holder.equals(caseId) && requirements.cameToNothing(holder))
                .ifPresent(holder -> ledger.release(holder, serial, now));
        if (!ledger.claim(caseId, serial, now)) {
            throw new ClaimOvertakenException();
        }
    }

    private static String shown(String reason) {
        return "renewal-" + (TOLD.contains(reason) ? reason : "holder-not-confirmed");
    }
}
