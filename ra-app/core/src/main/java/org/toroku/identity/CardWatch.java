package org.toroku.identity;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerifier;

/** Reads verifications, and asks for a card's status anew with the evidence kept. */
@Component
class CardWatch implements Identities {
    private final StoredIdentities identities;
    private final IdentityVerifier verifier;
    private final DocumentStore documents;
    private final EvidenceFolder folder;
    private final StoredProofs proofs;
    private final TransactionTemplate transaction;

    CardWatch(
            StoredIdentities identities,
            IdentityVerifier verifier,
            DocumentStore documents,
            EvidenceFolder folder,
            PlatformTransactionManager transactions) {
        this.identities = identities;
        this.verifier = verifier;
        this.documents = documents;
        this.folder = folder;
        this.proofs = new StoredProofs(identities, documents);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Optional<Verification> latest(UUID caseId) {
        return identities.latest(caseId);
    }

    @Override
    public Proof proof(UUID caseId, String contentSha256) {
        return proofs.of(caseId, contentSha256);
    }

    @Override
    public Optional<Der> signer(UUID caseId, String contentSha256) {
        return proofs.signer(caseId, contentSha256);
    }

    @Override
    public Optional<CardStatus> ask(UUID caseId, String contentSha256) {
        return signer(caseId, contentSha256).map(verifier::status);
    }

    @Override
    public OnDisk prepare(UUID caseId, CardStatus status) {
        return folder.prepare(caseId, status);
    }

    @Override
    public Optional<UUID> keep(OnDisk prepared) {
        return folder.keep(prepared);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException where the newest attempt verified nobody, so that there is no card to ask about
     */
    @Override
    public CardStatus recheck(UUID caseId) {
        Verification verified = identities
                .latest(caseId)
                .filter(verification -> verification.result().equals("VERIFIED"))
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " has no verified identity"));
        CardStatus status = verifier.status(signerCertificate(caseId, verified));
        OnDisk prepared = folder.prepare(caseId, status);
        transaction.executeWithoutResult(_ -> {
            folder.keep(prepared);
            Map<String, Object> detail = Map.of(
                    "status", VerificationJson.code(status),
                    "source", status.evidence().source(),
                    "checkedAt", status.evidence().checkedAt().toString());
            identities.record(caseId, new StoredIdentities.Act("card-status-rechecked", detail));
        });
        return status;
    }

    /** The certificate that was verified, found by its digest: the newest one of the case could be another. */
    private Der signerCertificate(UUID caseId, Verification verified) {
        return documents.list(caseId).stream()
                .filter(document -> document.kind() == DocumentKind.SIGNER_CERTIFICATE)
                .filter(document -> verified.signerSha256().equals(Optional.of(document.sha256())))
                .findFirst()
                .map(document -> Der.of(documents.read(document.id())))
                .orElseThrow(() -> new IllegalStateException("case " + caseId + " lacks its signer's certificate"));
    }
}
