package org.toroku.revocation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.evidence.DocumentStore.Stored;
import org.toroku.holder.HandedSignature;
import org.toroku.holder.SameHolder;
import org.toroku.holder.SignedFolder;
import org.toroku.holder.SignedProof;
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
            SignedPapers papers,
            BesideOpenRequest beside,
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
            HandedSignature signature,
            SignedProof.Signed proof,
            boolean statusKnown) {}

    sealed interface Taken {
        record Is(Request request) implements Taken {}

        /**
         * Laid beside a request that is being judged.
         *
         * @param at when this one was received
         */
        record Beside(Request open, Instant at) implements Taken {}

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
            return earlier.get().signatureSha256().equals(handed.signature().sha256())
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
                .orElseGet(() -> accepted(handed, certificate, found(handed, whose), now));
    }

    private Taken accepted(Handed handed, Certificate certificate, Signed found, Instant now) {
        // what it holds besides is revoked, or not received in time, before this or after it
        folder.revocation().inForceBesides(certificate.caseId()).forEach(folder.applications()::lock);
        Optional<Request> open = ledger.openOf(certificate.caseId());
        Optional<Stored> earlier = folder.beside().earlier(certificate.caseId(), handed);
        if (earlier.isPresent()) {
            return open.<Taken>map(
                            request -> new Taken.Beside(request, earlier.get().storedAt()))
                    .orElseGet(() -> new Taken.Refused("used-already"));
        }
        return open.map(request -> folder.beside().lay(request.id(), handed, found, now))
                .orElseGet(() -> new Taken.Is(written(handed, certificate, found, now)));
    }

    private static Signed found(Handed handed, SameHolder.Agreement whose) {
        boolean cardGood = !(handed.proof() instanceof SignedProof.Card card) || card.isGood();
        return new Signed(
                handed.proof().certificate().sha256Hex(),
                handed.statusKnown() && cardGood,
                whose == SameHolder.Agreement.SAME,
                Optional.empty());
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
        return now.isAfter(certificate.notAfter()) ? Optional.of("certificate-expired") : Optional.empty();
    }

    private Request written(Handed handed, Certificate certificate, Signed found, Instant now) {
        UUID id = UUID.randomUUID();
        UUID caseId = certificate.caseId();
        boolean byCard = handed.proof() instanceof SignedProof.Card;
        Entry entry = new Entry(
                Channel.SIGNED,
                byCard ? Channel.Proof.OWN_CARD : Channel.Proof.OWN_KEY,
                handed.ticket().reason().atCa(),
                now,
                "");
        ledger.insert(
                id,
                caseId,
                certificate.serial(),
                entry,
                Optional.empty(),
                folder.terms().of(entry.reason(), now),
                now);
        SignedRequests.Digests digests = new SignedRequests.Digests(
                handed.content().sha256Hex(), handed.signature().sha256(), found.signerSha256());
        SignedFolder.Filed filed = folder.papers().file(id, caseId, handed, found, now);
        signed.insert(id, caseId, handed.ticket().nonce(), found, digests, filed, now);
        folder.conductor().startAbout(id, ProcessIds.REVOKE_CERTIFICATE, caseId);
        return ledger.find(id).orElseThrow();
    }

    /** What became of a request, as who asked is told: that a rule accepted it only where it has. */
    Answer answer(Request request, SignedRequestRule.Judgement expected) {
        if (request.revokedAt().isPresent() || request.revokedByRule().isPresent()) {
            return new Answer.Accepted(request.caseNumber(), request.askedAt(), request.revokedAt());
        }
        if (request.outcome().isPresent()) {
            return new Answer.Refused(
                    request.outcome().get() == RevocationDesk.Outcome.REFUSED ? "request-refused" : "already-revoked");
        }
        Optional<String> left = request.signed().flatMap(Signed::byRule).map(RevocationDesk.ByRule::why);
        if (left.isPresent()) {
            return referred(request, left.get());
        }
        return switch (expected) {
            case SignedRequestRule.Judgement.Revoke _ -> new Answer.Received(request.caseNumber(), request.askedAt());
            case SignedRequestRule.Judgement.Refer(var why) -> referred(request, why);
        };
    }

    private static Answer referred(Request request, String why) {
        return new Answer.Referred(request.caseNumber(), request.askedAt(), why, request.dueAt());
    }
}
