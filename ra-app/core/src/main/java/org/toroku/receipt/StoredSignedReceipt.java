package org.toroku.receipt;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.StandingDesk;
import org.toroku.holder.HandedSignature;
import org.toroku.holder.RefusedSignatures;
import org.toroku.holder.SignatureProofs;
import org.toroku.holder.SignedFolder;
import org.toroku.holder.SignedProof;
import org.toroku.issuance.Handover;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.paper.PickupGate;
import org.toroku.pki.Der;

/** Takes receipts whose signature verifies; what does not verify changes nothing, and the case waits on. */
@Component
class StoredSignedReceipt implements SignedReceiptDesk {
    private static final Logger LOG = LoggerFactory.getLogger(StoredSignedReceipt.class);

    private final Door door;
    private final ReceiptTickets tickets;
    private final ReceiptText text;
    private final Books books;
    private final SignatureProofs proofs;
    private final Clock clock;

    /** Who is let in, and who is told to stop. */
    @Component("signedReceiptDoor")
    record Door(ApplicationIntake intake, RefusedSignatures refused, ReceiptSettings settings) {
        boolean counted(ClientFacts facts) {
            return refused.counted(intake.networkOf(facts), settings.refusedSignaturesPerNetworkPerHour());
        }
    }

    /** What is known of the case, and where its receipt goes. */
    @Component("signedReceiptBooks")
    record Books(
            IssuanceRecord issued,
            StandingDesk standings,
            Handover handover,
            PickupGate gate,
            SignedReceipts receipts,
            ReceiptEvidence evidence) {}

    StoredSignedReceipt(
            Door door, ReceiptTickets tickets, ReceiptText text, Books books, SignatureProofs proofs, Clock clock) {
        this.door = door;
        this.tickets = tickets;
        this.text = text;
        this.books = books;
        this.proofs = proofs;
        this.clock = clock;
    }

    @Override
    public Prepared prepare(Access access, Locale language) {
        if (!door.intake().admits(access)) {
            return new Prepared.NoSuchApplication();
        }
        UUID caseId = access.applicationId();
        Optional<String> objection = objection(caseId);
        if (objection.isPresent()) {
            return new Prepared.Refused(objection.get());
        }
        ReceiptTicket ticket = tickets.make(caseId, language);
        Der content = content(ticket, books.issued().of(caseId).orElseThrow());
        return new Prepared.Text(
                tickets.sealed(new ReceiptTickets.Sealed(ticket, content.sha256Hex())), content, ticket.expiresAt());
    }

    private Optional<String> objection(UUID caseId) {
        return books.handover().receiptConfirmedAt(caseId).isPresent()
                ? Optional.of("confirmed-already")
                : books.handover().objectionToReceipt(caseId, () -> books.gate().objectionToReceipt(caseId));
    }

    private Der content(ReceiptTicket ticket, IssuanceRecord.Issued issued) {
        return text.of(ticket, books.standings().of(ticket.caseId()).caseNumber(), issued);
    }

    @Override
    public Answer submit(Access access, String sealed, SignatureInput input, ClientFacts facts) {
        if (!door.intake().admits(access)) {
            return new Answer.NoSuchApplication();
        }
        HandedSignature signature = new HandedSignature(input);
        Optional<String> unfit = signature.objection();
        if (unfit.isPresent()) {
            return new Answer.Refused(unfit.get());
        }
        Optional<ReceiptTickets.Sealed> read = tickets.read(sealed);
        if (read.isEmpty()) {
            return new Answer.Refused("ticket-unknown");
        }
        UUID caseId = access.applicationId();
        if (!read.get().ticket().caseId().equals(caseId)) {
            return new Answer.Refused("other-application");
        }
        return settled(caseId, signature).orElseGet(() -> fresh(read.get(), signature, facts));
    }

    /** What became of the receipt, where there is one: one case has one, whoever confirmed it how. */
    private Optional<Answer> settled(UUID caseId, HandedSignature signature) {
        return books.receipts()
                .of(caseId)
                .<Answer>map(row -> row.signatureSha256().equals(signature.sha256())
                        ? new Answer.Confirmed(row.at())
                        : new Answer.Refused("signed-already"))
                .or(() -> books.handover()
                        .receiptConfirmedAt(caseId)
                        .map(clicked -> new Answer.Refused("confirmed-already")));
    }

    /** Everything that can be told here is told before the status of any card is asked. */
    private Answer fresh(ReceiptTickets.Sealed read, HandedSignature signature, ClientFacts facts) {
        ReceiptTicket ticket = read.ticket();
        Optional<String> objection = objection(ticket.caseId()).or(() -> stale(ticket));
        if (objection.isPresent()) {
            // it may have been confirmed in this very moment
            return settled(ticket.caseId(), signature).orElseGet(() -> new Answer.Refused(objection.get()));
        }
        IssuanceRecord.Issued issued = books.issued().of(ticket.caseId()).orElseThrow();
        Der content = content(ticket, issued);
        if (!content.sha256Hex().equals(read.contentSha256())) {
            // the CA or our wording was changed since: no fault of who signed
            return new Answer.Refused("text-changed");
        }
        if (signature.isOverAnother(content)) {
            return new Answer.Refused("other-content");
        }
        return switch (proofs.of(
                signature.over(content), issued.serial(), books.evidence().takesCards(ticket.caseId()))) {
            case SignedProof.Refused(var reason, var found) -> inVain(reason, found, facts);
            case SignedProof.OwnKey own
            when !own.certificate().equals(issued.certificate()) ->
                inVain("certificate-not-ours", "same-serial", facts);
            case SignedProof.Signed proof ->
                received(ticket, new SignedFolder.Signed(content, signature, proof), facts);
        };
    }

    private Optional<String> stale(ReceiptTicket ticket) {
        if (clock.instant().isAfter(ticket.expiresAt())) {
            return Optional.of("expired");
        }
        // tickets are made in whole seconds
        Optional<Instant> handedOver =
                books.handover().handedOverAt(ticket.caseId()).map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        return handedOver.filter(at -> !ticket.madeAt().isBefore(at)).isPresent()
                ? Optional.empty()
                : Optional.of("made-before-pick-up");
    }

    /** What was tried in vain is for the log, and counted: anybody with a token may fill it without filling the book. */
    private Answer inVain(String reason, String found, ClientFacts facts) {
        if (!door.counted(facts)) {
            return new Answer.TooMany(RefusedSignatures.WINDOW);
        }
        LOG.atWarn().addKeyValue("reason", found).log("The signature of a receipt proves nothing");
        return new Answer.Refused(reason);
    }

    private Answer received(ReceiptTicket ticket, SignedFolder.Signed signed, ClientFacts facts) {
        UUID caseId = ticket.caseId();
        try {
            Receipt receipt = books.handover()
                    .confirmReceipt(
                            caseId,
                            () -> books.gate()
                                    .objectionToReceipt(caseId)
                                    .or(() -> books.evidence().objection(caseId, signed.proof())),
                            Optional.of(at -> books.evidence().write(ticket, signed, at)));
            return switch (receipt) {
                case Receipt.Confirmed _ -> settled(caseId, signed.signature()).orElseThrow();
                case Receipt.Refused(var reason)
                when reason.equals(ReceiptEvidence.OTHER_PERSON) -> inVain(reason, reason, facts);
                case Receipt.Refused(var reason)
                when reason.equals(ReceiptEvidence.STATUS_UNKNOWN) -> new Answer.Unavailable(reason);
                case Receipt.Refused(var reason) -> new Answer.Refused(reason);
                case Receipt.Unavailable(var reason) -> new Answer.Unavailable(reason);
                case Receipt.NoSuchApplication _ -> new Answer.NoSuchApplication();
            };
        } catch (RowAlteredException altered) {
            if (!door.counted(facts)) {
                return new Answer.TooMany(RefusedSignatures.WINDOW);
            }
            LOG.atError()
                    .addKeyValue("alarm", "case-altered")
                    .addKeyValue("case", caseId)
                    .log("A case does not agree with the book, so that no signed receipt is taken for it");
            return new Answer.Refused("for-people");
        }
    }
}
