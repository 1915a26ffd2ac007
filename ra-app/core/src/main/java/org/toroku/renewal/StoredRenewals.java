package org.toroku.renewal;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.toroku.ca.profile.SubjectName;
import org.toroku.decision.Renewals;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentDamagedException;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.Identities;
import org.toroku.pki.Der;
import org.toroku.pki.x509.ParsedCertificate;

/** Follows a renewal anew from what no database can forge: signed content, signer, and certificates that our CA signed. */
@Component
class StoredRenewals implements Renewals {
    private final Applications applications;
    private final Identities identities;
    private final DocumentStore documents;
    private final Chains chains;
    private final RenewalLedger ledger;
    private final OwnCa ca;

    StoredRenewals(
            Applications applications,
            Identities identities,
            DocumentStore documents,
            Chains chains,
            RenewalLedger ledger,
            OwnCa ca) {
        this.applications = applications;
        this.identities = identities;
        this.documents = documents;
        this.chains = chains;
        this.ledger = ledger;
        this.ca = ca;
    }

    @Override
    public Proof proof(ApplicationRecord application, Predicate<UUID> intact) {
        Optional<RenewalRow> row = ledger.find(application.id());
        if (row.isEmpty()) {
            return new Proof.Missing("renewal-altered");
        }
        if (!intact.test(row.get().renewed()) || !intact.test(row.get().anchor())) {
            return new Proof.Missing("chain-altered");
        }
        if (!ledger.holder(row.get().serial()).equals(Optional.of(application.id()))) {
            return new Proof.Missing("renewal-not-sole");
        }
        // what was issued for it earlier came to nothing, or its claim was taken away
        if (ledger.issuedFor(row.get().renewed()).stream()
                .filter(other -> !other.equals(application.id()))
                .anyMatch(other ->
                        applications.state(other) != ApplicationState.REVOKED_UNRECEIVED || !intact.test(other))) {
            return new Proof.Missing("renewal-not-sole");
        }
        try {
            Optional<Der> signer = identities.signer(application.id(), application.contentSha256());
            if (signer.isEmpty()) {
                return new Proof.Missing("renewal-not-verified");
            }
            return chains.of(signer.get())
                    .filter(chain -> RenewalRow.of(chain).equals(row.get()))
                    .filter(chain -> applications.renewalAsSigned(application, chain.statement()))
                    .filter(chain -> Unchanged.since(chain, application.form()))
                    .filter(this::certified)
                    .<Proof>map(StoredRenewals::proven)
                    .orElseGet(() -> new Proof.Missing("renewal-altered"));
        } catch (DocumentDamagedException _) {
            return new Proof.Missing("document-damaged");
        }
    }

    /** Both certificates are the ones in the encrypted documents, and our CA signed them: a row alone moves no anchor. */
    private boolean certified(Chain chain) {
        return filed(chain.renewed().id())
                        .filter(chain.certificate().der()::equals)
                        .isPresent()
                && filed(chain.anchor().id())
                        .flatMap(ParsedCertificate::read)
                        .filter(ca.verifier()::issued)
                        .filter(anchor -> anchor.notBefore().equals(chain.anchorIssuedAt()))
                        .isPresent();
    }

    private Optional<Der> filed(UUID caseId) {
        return documents
                .find(caseId, DocumentKind.ISSUED_CERTIFICATE)
                .map(stored -> Der.of(documents.read(stored.id())));
    }

    @Override
    public Optional<Proof.Proven> shown(UUID caseId) {
        return ledger.find(caseId).flatMap(row -> chains.of(row.renewed())).map(StoredRenewals::proven);
    }

    private static Proof.Proven proven(Chain chain) {
        return new Proof.Proven(chain.renewed().id(), SubjectName.rfc4514(chain.certificate()), chain.ceiling());
    }
}
