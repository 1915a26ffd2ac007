package org.toroku.renewal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.toroku.decision.Affiliations;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.pki.holder.HolderVerifier;
import org.toroku.pki.identity.CheckResult;

/** What a certificate must be to be renewed (則5②), apart from the signature and from its status at the CA. */
@Component
class Requirements {
    static final String REVOKED = "certificate-revoked";

    private static final String CLAUSE = "則5②";
    /** A renewal that ended so has renewed nothing, and leaves the certificate to another. */
    private static final Set<ApplicationState> CAME_TO_NOTHING = EnumSet.of(
            ApplicationState.REJECTED,
            ApplicationState.CANCELLED,
            ApplicationState.EXPIRED,
            ApplicationState.WITHDRAWN,
            ApplicationState.REVOKED_UNRECEIVED);

    private final Applications applications;
    private final Affiliations affiliations;
    private final RenewalLedger ledger;
    private final RenewalSettings settings;
    private final Clock clock;

    Requirements(
            Applications applications,
            Affiliations affiliations,
            RenewalLedger ledger,
            RenewalSettings settings,
            Clock clock) {
        this.applications = applications;
        this.affiliations = affiliations;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** What can be said before anybody has stated or signed anything. */
    List<CheckResult> ofCertificate(Chain chain, Optional<UUID> caseId) {
        Instant now = clock.instant();
        ApplicationState state = applications.state(chain.renewed().id());
        return List.of(
                check("renewed-not-revoked", state != ApplicationState.REVOKED, REVOKED),
                check("renewed-receipt", state != ApplicationState.ISSUED, "receipt-not-confirmed"),
                check(
                        "renewed-delivered",
                        EnumSet.of(ApplicationState.DELIVERED, ApplicationState.ISSUED, ApplicationState.REVOKED)
                                .contains(state),
                        "certificate-not-in-force"),
                check("renewed-in-force", chain.certificate().isValidAt(now), "certificate-not-in-force"),
                // 則5②: what is outside the accreditation proves nobody, and of other kinds no signature is looked at
                check("renewed-key", HolderVerifier.looksAt(chain.certificate()), "key-renews-nothing"),
                // whether the holder still is who the organisation said is for it to say, in a new invitation
                check("no-organisation", affiliations.of(chain.anchor().id()).isEmpty(), "organisation-certified"),
                check("proofing-ceiling", timeLeft(chain, now), "ceiling-too-near"),
                check("sole-renewal", !taken(chain, caseId), "renewed-already"));
    }

    CheckResult unchanged(Chain chain, ApplicationForm stated) {
        return check("data-unchanged", Unchanged.since(chain, stated), "data-changed");
    }

    CheckResult named(Chain chain, RenewalRow row, boolean asSigned) {
        return check("certificate-named", asSigned && RenewalRow.of(chain).equals(row), "other-certificate-signed");
    }

    private boolean timeLeft(Chain chain, Instant now) {
        return !Duration.between(now, chain.ceiling().plusSeconds(1))
                .minus(settings.leastRemaining())
                .isNegative();
    }

    /** Whether another renewal of the certificate is under way or done. */
    private boolean taken(Chain chain, Optional<UUID> caseId) {
        // a claim is one row; that a certificate was issued on it stands elsewhere as well
        return Stream.concat(
                        ledger.holder(chain.issued().serial()).stream(),
                        ledger.issuedFor(chain.renewed().id()).stream())
                .filter(other -> !caseId.equals(Optional.of(other)))
                .anyMatch(other -> !cameToNothing(other));
    }

    boolean cameToNothing(UUID caseId) {
        return CAME_TO_NOTHING.contains(applications.state(caseId));
    }

    private static CheckResult check(String check, boolean passed, String reason) {
        return passed ? new CheckResult.Passed(check, CLAUSE) : new CheckResult.Failed(check, CLAUSE, reason);
    }
}
