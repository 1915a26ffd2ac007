package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.ProofDocument;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.pki.Der;
import org.toroku.process.CaseConductor;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;
import org.toroku.revocation.SelfRevocationDesk.Answer;
import org.toroku.workflows.ProcessIds;

/** Takes a request whose signature verified into the books, with all that was signed and found, and begins its case: one commit. */
@Component
class SignedIntake {
    private final RevocationLedger ledger;
    private final SignedRequests signed;
    private final SameHolder holders;
    private final Folder folder;
    private final TransactionTemplate transaction;
    private final Clock clock;

    /** What the request is about and where it goes. */
    @Component("signedRequestFolder")
    record Folder(
            Applications applications,
            RequestedRevocation revocation,
            DocumentStore documents,
            CaseConductor conductor,
            Terms terms,
            Book book) {}

    SignedIntake(
            RevocationLedger ledger,
            SignedRequests signed,
            SameHolder holders,
            Folder folder,
            TransactionTemplate transaction,
            Clock clock) {
        this.ledger = ledger;
        this.signed = signed;
        this.holders = holders;
        this.folder = folder;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * @param content as it was built for {@code ticket}, and signed
     * @param signature as it was handed in
     * @param statusKnown whether the CA said that the certificate to be revoked is good
     */
    record Handed(
            RequestTicket ticket,
            Der content,
            Der signature,
            String mediaType,
            SignedProof.Signed proof,
            boolean statusKnown) {}

    sealed interface Taken {
        record Is(Request request) implements Taken {}

        record Refused(String reason) implements Taken {}
    }

    /** @throws org.toroku.audit.RowAlteredException where the case is not what the book sealed */
    Taken take(Handed handed, Certificate certificate) {
        return Objects.requireNonNull(transaction.execute(_ -> taken(handed, certificate)));
    }

    private Taken taken(Handed handed, Certificate certificate) {
        UUID caseId = certificate.caseId();
        ApplicationState state = folder.applications().lock(caseId);
        Optional<SignedRequests.Earlier> earlier =
                signed.byNonce(handed.ticket().nonce());
        if (earlier.isPresent()) {
            return earlier.get().signatureSha256().equals(handed.signature().sha256Hex())
                    ? new Taken.Is(ledger.find(earlier.get().requestId()).orElseThrow())
                    : new Taken.Refused("used-already");
        }
        // whose certificate it is is read from these
        folder.book().hold(new Book.Row(ProtectedTable.APPLICATION, caseId.toString()));
        folder.book().hold(new Book.Row(ProtectedTable.ISSUED_CERTIFICATE, caseId.toString()));
        SameHolder.Agreement whose = switch (handed.proof()) {
            case SignedProof.OwnKey _ -> SameHolder.Agreement.SAME;
            case SignedProof.Card card -> holders.of(folder.applications().get(caseId), card);
        };
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return objection(certificate, state, whose, now)
                .<Taken>map(Taken.Refused::new)
                .orElseGet(() -> new Taken.Is(written(handed, certificate, whose, now)));
    }

    /** Whose it is comes first: nobody else is told what became of it. */
    private Optional<String> objection(
            Certificate certificate, ApplicationState state, SameHolder.Agreement whose, Instant now) {
        if (whose == SameHolder.Agreement.OTHER) {
            return Optional.of("not-the-holder");
        }
        switch (state) {
            case REVOKED, REVOKED_UNRECEIVED -> {
                return Optional.of("already-revoked");
            }
            case ISSUED, DELIVERED -> {}
            default -> {
                return Optional.of("not-in-force");
            }
        }
        if (now.isAfter(certificate.notAfter())) {
            return Optional.of("certificate-expired");
        }
        // what it holds besides is revoked, or not received in time, before this or after it
        folder.revocation().inForceBesides(certificate.caseId()).forEach(folder.applications()::lock);
        return ledger.openOf(certificate.caseId()).map(_ -> "request-open");
    }

    private Request written(Handed handed, Certificate certificate, SameHolder.Agreement whose, Instant now) {
        UUID id = UUID.randomUUID();
        UUID caseId = certificate.caseId();
        boolean byCard = handed.proof() instanceof SignedProof.Card;
        Entry entry = new Entry(
                Channel.SIGNED,
                byCard ? Channel.Proof.OWN_CARD : Channel.Proof.OWN_KEY,
                handed.ticket().reason().atCa(),
                now,
                "");
        boolean cardGood = !(handed.proof() instanceof SignedProof.Card card) || card.isGood();
        Signed found = new Signed(
                handed.proof().certificate().sha256Hex(),
                handed.statusKnown() && cardGood,
                whose == SameHolder.Agreement.SAME,
                Optional.empty());
        ledger.insert(
                id,
                caseId,
                certificate.serial(),
                entry,
                Optional.empty(),
                folder.terms().of(entry.reason(), now),
                now);
        SignedRequests.Digests digests = new SignedRequests.Digests(
                handed.content().sha256Hex(), handed.signature().sha256Hex(), found.signerSha256());
        signed.insert(id, caseId, handed.ticket().nonce(), found, digests, filed(id, caseId, handed, found, now), now);
        folder.conductor().startAbout(id, ProcessIds.REVOKE_CERTIFICATE, caseId);
        return ledger.find(id).orElseThrow();
    }

    private SignedRequests.Filed filed(UUID id, UUID caseId, Handed handed, Signed found, Instant now) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", "toroku-signed-revocation-1");
        about.put("request", id.toString());
        about.put("serial", handed.ticket().serial());
        about.put("contentSha256", handed.content().sha256Hex());
        about.put("signatureSha256", handed.signature().sha256Hex());
        about.put("receivedAt", now.toString());
        about.put("statusKnown", found.statusKnown());
        about.put("personSure", found.personSure());
        return new SignedRequests.Filed(
                put(caseId, DocumentKind.REVOCATION_REQUEST, "text/plain; charset=utf-8", handed.content()),
                put(caseId, DocumentKind.REVOCATION_SIGNATURE, handed.mediaType(), handed.signature()),
                folder.documents()
                        .put(
                                caseId,
                                DocumentKind.REVOCATION_PROOF,
                                "application/json",
                                ProofDocument.of(
                                        about,
                                        handed.proof().checks(),
                                        handed.proof().certificate(),
                                        handed.proof().path(),
                                        handed.proof().status()))
                        .id());
    }

    private UUID put(UUID caseId, DocumentKind kind, String mediaType, Der content) {
        return folder.documents()
                .put(caseId, kind, mediaType, content.toByteArray())
                .id();
    }

    /** What became of a request, as who asked is told. */
    Answer answer(Request request, SignedRequestRule.Judgement expected) {
        if (request.revokedAt().isPresent() || request.revokedByRule().isPresent()) {
            return new Answer.Accepted(request.caseNumber(), request.askedAt(), request.revokedAt());
        }
        if (request.outcome().isPresent()) {
            return new Answer.Refused(
                    request.outcome().get() == RevocationDesk.Outcome.REFUSED ? "request-refused" : "already-revoked");
        }
        Optional<String> left = request.signed().flatMap(Signed::byRule).map(RevocationDesk.ByRule::why);
        return switch (expected) {
            case SignedRequestRule.Judgement.Revoke _
            when left.isEmpty() -> new Answer.Accepted(request.caseNumber(), request.askedAt(), Optional.empty());
            case SignedRequestRule.Judgement.Revoke _ -> referred(request, left.orElseThrow());
            case SignedRequestRule.Judgement.Refer(var why) -> referred(request, left.orElse(why));
        };
    }

    private static Answer referred(Request request, String why) {
        return new Answer.Referred(request.caseNumber(), request.askedAt(), why, request.dueAt());
    }
}
