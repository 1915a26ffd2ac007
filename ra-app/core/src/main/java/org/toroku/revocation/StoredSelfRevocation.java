package org.toroku.revocation;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.holder.HandedSignature;
import org.toroku.holder.RefusedSignatures;
import org.toroku.holder.SignatureProofs;
import org.toroku.holder.SignedProof;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.issuance.RevokedAtCa;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Request;

/** The holder's desk: what can be told is told, what proves nothing changes nothing, and what was taken is in the books. */
@Component
class StoredSelfRevocation implements SelfRevocationDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSelfRevocation.class);
    /** CAs may number 1, 2, 3; RFC 5280 has them end at 20 octets. */
    private static final Pattern SERIAL = Pattern.compile("[0-9a-f]{1,40}");
    /** Told to who has proven to be the holder: no guess of a stranger. */
    private static final Set<String> SAID_TO_THE_HOLDER = Set.of(
            "already-revoked", "not-in-force", "certificate-expired", "request-open", "used-already", "for-people");

    private static final int LONGEST_SERIAL = 120;

    private final RequestTickets tickets;
    private final RequestText text;
    private final Verification verification;
    private final Books books;
    private final SignedIntake intake;
    private final Clock clock;

    /** Who says what a signature proves, and what the certificate's standing is. */
    @Component("signedRequestVerification")
    record Verification(
            SignatureProofs proofs,
            RevokedAtCa ca,
            RefusedSignatures refused,
            RevocationSettings settings,
            ApplicationIntake networks) {}

    /** Where certificates and requests are found. */
    @Component("signedRequestBooks")
    record Books(
            Certificates certificates,
            IssuanceRecord issued,
            SignedRequests signed,
            RevocationLedger ledger,
            SignedRequestRule rule,
            RequestedRevocation revocation) {}

    StoredSelfRevocation(
            RequestTickets tickets,
            RequestText text,
            Verification verification,
            Books books,
            SignedIntake intake,
            Clock clock) {
        this.tickets = tickets;
        this.text = text;
        this.verification = verification;
        this.books = books;
        this.intake = intake;
        this.clock = clock;
    }

    @Override
    public Prepared prepare(String serial, String reason, Locale language) {
        String kept = SerialText.kept(serial.substring(0, Math.min(LONGEST_SERIAL, serial.length())));
        if (!SERIAL.matcher(kept).matches()) {
            return new Prepared.Refused("serial-unreadable");
        }
        return Reason.of(reason)
                .<Prepared>map(known -> {
                    RequestTicket ticket = tickets.make(kept, known, language);
                    Der content = text.of(ticket);
                    return new Prepared.Text(tickets.sealed(ticket, content.sha256Hex()), content, ticket.expiresAt());
                })
                .orElseGet(() -> new Prepared.Refused("reason-unknown"));
    }

    @Override
    public Answer submit(String sealed, SignatureInput input, ClientFacts facts) {
        HandedSignature signature = new HandedSignature(input);
        Optional<String> objection = signature.objection();
        if (objection.isPresent()) {
            return new Answer.Refused(objection.get());
        }
        return tickets.read(sealed)
                .map(read -> submit(read, signature, facts))
                .orElseGet(() -> new Answer.Refused("ticket-unknown"));
    }

    private Answer submit(RequestTickets.Sealed read, HandedSignature signature, ClientFacts facts) {
        RequestTicket ticket = read.ticket();
        Optional<SignedRequests.Earlier> earlier = books.signed().byNonce(ticket.nonce());
        if (earlier.isPresent()) {
            return earlier.get().signatureSha256().equals(signature.sha256())
                    ? answer(books.ledger().find(earlier.get().requestId()).orElseThrow())
                    : new Answer.Refused("used-already");
        }
        if (clock.instant().isAfter(ticket.expiresAt())) {
            return new Answer.Refused("expired");
        }
        Der content = text.of(ticket);
        if (!content.sha256Hex().equals(read.contentSha256())) {
            // the CA or our wording was changed since: no fault of who signed
            return new Answer.Refused("text-changed");
        }
        if (signature.isOverAnother(content)) {
            return new Answer.Refused("other-content");
        }
        Answer answer = verified(ticket, content, signature);
        // only what proves nothing is counted and stopped; junk ends before the status of any card is asked
        boolean proved = !(answer instanceof Answer.Refused(var reason)) || SAID_TO_THE_HOLDER.contains(reason);
        return proved || counted(facts) ? answer : new Answer.TooMany(RefusedSignatures.WINDOW);
    }

    private boolean counted(ClientFacts facts) {
        return verification
                .refused()
                .counted(
                        verification.networks().networkOf(facts),
                        verification.settings().refusedSignaturesPerNetworkPerHour());
    }

    private Answer verified(RequestTicket ticket, Der content, HandedSignature signature) {
        return switch (verification.proofs().of(signature.over(content), ticket.serial())) {
            case SignedProof.Refused(var reason, var found) -> {
                // what was tried in vain is for the log: anybody may fill it without filling the book
                LOG.atWarn()
                        .addKeyValue("reason", found)
                        .log("The signature of a request for revocation proves nothing");
                yield new Answer.Refused(reason);
            }
            case SignedProof.Signed proof ->
                books.certificates().search(new Certificates.Typed(Certificates.How.SERIAL, ticket.serial())).stream()
                        .findFirst()
                        .map(certificate -> proven(ticket, content, signature, proof, certificate))
                        // whoever has a card is not told which certificates there are
                        .orElseGet(() -> new Answer.Refused("not-the-holder"));
        };
    }

    private Answer proven(
            RequestTicket ticket,
            Der content,
            HandedSignature signature,
            SignedProof.Signed proof,
            Certificate certificate) {
        IssuanceRecord.Issued issued = books.issued().of(certificate.caseId()).orElseThrow();
        if (proof instanceof SignedProof.OwnKey own && !own.certificate().equals(issued.certificate())) {
            return new Answer.Refused("certificate-not-ours");
        }
        // the CA may have revoked it without us; whose it is is compared before anybody is told
        boolean good = verification.ca().lookWhateverIsAsked(certificate.caseId(), issued)
                instanceof RevokedAtCa.Standing.Good;
        SignedIntake.Handed handed = new SignedIntake.Handed(ticket, content, signature, proof, good);
        try {
            return switch (intake.take(handed, certificate)) {
                case SignedIntake.Taken.Refused(var reason) -> new Answer.Refused(reason);
                case SignedIntake.Taken.Is(var request) -> answer(request);
                case SignedIntake.Taken.Beside(var open, var at) ->
                    new Answer.Referred(open.caseNumber(), at, "request-open", open.dueAt());
            };
        } catch (DuplicateKeyException two) {
            // the lock of the case lets one at a time through; this is what holds where a row came otherwise
            return new Answer.Refused("request-open");
        } catch (RowAlteredException altered) {
            LOG.atError()
                    .addKeyValue("alarm", "case-altered")
                    .addKeyValue("case", certificate.caseId())
                    .log("A case does not agree with the book, so that no signed request is taken for it");
            return new Answer.Refused("for-people");
        }
    }

    private Answer answer(Request request) {
        boolean othersWouldGo =
                !books.revocation().inForceBesides(request.caseId()).isEmpty();
        return intake.answer(request, books.rule().judge(request, othersWouldGo, clock.instant()));
    }
}
