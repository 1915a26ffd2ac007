package org.toroku.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.identity.Identities;
import org.toroku.pki.Der;

/**
 * What an order may rest on: rows that agree with the book, and a subject that follows from what the database cannot
 * forge. Read from one picture of the data, so that a row which is another one for a moment is either refused or not
 * certified.
 */
@Component
class Provenance {
    private final BookVerifier verifier;
    private final Applications applications;
    private final Identities identities;
    private final OwnKeys keys;
    private final Beside beside;
    private final Certification certification;
    private final Renewals renewals;

    Provenance(
            BookVerifier verifier,
            Applications applications,
            Identities identities,
            OwnKeys keys,
            Renewals renewals,
            Beside beside,
            Certification certification) {
        this.verifier = verifier;
        this.applications = applications;
        this.identities = identities;
        this.keys = keys;
        this.renewals = renewals;
        this.beside = beside;
        this.certification = certification;
    }

    sealed interface Basis {
        /**
         * @param key of the applicant, empty where the CA makes it
         * @param renewal where the applicant was proven for an earlier certificate
         */
        record Proven(
                ApplicationRecord application,
                Certification.Statement says,
                Optional<Der> key,
                Optional<Renewals.Proof.Proven> renewal,
                IssuanceOrder.Approval approval)
                implements Basis {
            /** Last second in which the certificate may be valid, where that is not the profile's alone to say. */
            Optional<Instant> notAfterCeiling() {
                return renewal.map(Renewals.Proof.Proven::notAfterCeiling);
            }
        }

        /**
         * {@code reason}: case-altered, identity-altered, identity-not-verified, form-altered, organisation-altered,
         * key-altered, key-not-accepted, document-damaged, route-unknown, or as {@link Renewals.Proof.Missing}.
         */
        record Untrue(String reason) implements Basis {}
    }

    /** @param approval read from the same picture of the data */
    Basis of(UUID caseId, Supplier<IssuanceOrder.Approval> approval) {
        return verifier.readVerified(caseId, intact -> read(caseId, intact, approval))
                .orElseGet(() -> new Basis.Untrue("case-altered"));
    }

    private Basis read(UUID caseId, Predicate<UUID> intact, Supplier<IssuanceOrder.Approval> approval) {
        ApplicationRecord application = applications.get(caseId);
        return switch (application.route()) {
            case Routes.MY_NUMBER_CARD -> byCard(application, Optional.empty(), intact, approval);
            case Routes.SIMULTANEOUS_KEY ->
                switch (keys.proof(application)) {
                    case OwnKeys.Proof.Proven(var key) -> byCard(application, Optional.of(key), intact, approval);
                    case OwnKeys.Proof.Missing(var reason) -> new Basis.Untrue(reason);
                };
            case Routes.RENEWAL ->
                switch (renewals.proof(application, intact)) {
                    case Renewals.Proof.Proven proven -> renewed(application, proven, approval);
                    case Renewals.Proof.Missing(var reason) -> new Basis.Untrue(reason);
                };
            // what is on paper stands in rows that people keyed and the book sealed; there is no signature to go back
            // to
            case Routes.PAPER ->
                new Basis.Proven(
                        application,
                        certification.of(application, Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        approval.get());
            default -> new Basis.Untrue("route-unknown");
        };
    }

    private Basis renewed(
            ApplicationRecord application, Renewals.Proof.Proven proven, Supplier<IssuanceOrder.Approval> approval) {
        try {
            return applications.formAsSigned(application)
                    ? new Basis.Proven(
                            application,
                            certification.renewed(application, proven.subject()),
                            Optional.empty(),
                            Optional.of(proven),
                            approval.get())
                    : new Basis.Untrue("form-altered");
        } catch (DocumentDamagedException _) {
            return new Basis.Untrue("document-damaged");
        }
    }

    /** Whoever is said to have attended did, by rows that the book sealed; and who is not said to have did not. */
    private boolean attendedAsSigned(ApplicationRecord application, Predicate<UUID> intact) {
        return applications.sessionAsSigned(application, beside.attendance().of(application.id()))
                && beside.attendance().sound(application.id(), intact);
    }

    private Basis byCard(
            ApplicationRecord application,
            Optional<Der> key,
            Predicate<UUID> intact,
            Supplier<IssuanceOrder.Approval> approval) {
        return switch (identities.proof(application.id(), application.contentSha256())) {
            case Identities.Proof.Missing(var reason) -> new Basis.Untrue(reason);
            case Identities.Proof.Proven(var items) -> {
                try {
                    if (!applications.formAsSigned(application)) {
                        yield new Basis.Untrue("form-altered");
                    }
                    // a title that the applicant did not sign, or one that was taken away, is nobody's
                    yield applications.organisationAsSigned(
                                            application, beside.affiliations().of(application.id()))
                                    && attendedAsSigned(application, intact)
                            ? new Basis.Proven(
                                    application,
                                    certification.of(application, Optional.of(items), key),
                                    key,
                                    Optional.empty(),
                                    approval.get())
                            : new Basis.Untrue("form-altered");
                } catch (DocumentDamagedException _) {
                    yield new Basis.Untrue("document-damaged");
                }
            }
        };
    }
}
