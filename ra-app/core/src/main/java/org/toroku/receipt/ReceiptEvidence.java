package org.toroku.receipt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.Routes;
import org.toroku.evidence.DocumentKind;
import org.toroku.holder.SameHolder;
import org.toroku.holder.SignedFolder;
import org.toroku.holder.SignedProof;
import org.toroku.receipt.ReceiptDesk.Means;

/** What a signature proves of the receipt of a case, and how it is kept. Joins the caller's transaction, which holds the case. */
@Component
class ReceiptEvidence {
    static final String OTHER_PERSON = "not-the-holder";
    static final String STATUS_UNKNOWN = "status-unknown";

    private static final SignedFolder.Kinds KINDS =
            new SignedFolder.Kinds(DocumentKind.RECEIPT, DocumentKind.RECEIPT_SIGNATURE, DocumentKind.RECEIPT_PROOF);

    private final Applications applications;
    private final SameHolder holders;
    private final SignedFolder folder;
    private final SignedReceipts receipts;
    private final Book book;

    ReceiptEvidence(
            Applications applications, SameHolder holders, SignedFolder folder, SignedReceipts receipts, Book book) {
        this.applications = applications;
        this.holders = holders;
        this.folder = folder;
        this.receipts = receipts;
        this.book = book;
    }

    /**
     * Why it proves no receipt of this case, of a signature that verified.
     *
     * @throws org.toroku.audit.RowAlteredException where the case is not what the book sealed
     */
    Optional<String> objection(UUID caseId, SignedProof.Signed proof) {
        // which certificate it is, and whose, is read from these
        book.hold(new Book.Row(ProtectedTable.APPLICATION, caseId.toString()));
        book.hold(new Book.Row(ProtectedTable.ISSUED_CERTIFICATE, caseId.toString()));
        return switch (proof) {
            case SignedProof.OwnKey _ -> Optional.empty();
            case SignedProof.Card card -> objection(applications.get(caseId), card);
        };
    }

    /** Whose card it would be nobody knows of the other routes, and its status is nobody's business then. */
    boolean takesCards(UUID caseId) {
        return Routes.byCard(applications.get(caseId).route());
    }

    private Optional<String> objection(ApplicationRecord application, SignedProof.Card card) {
        if (!Routes.byCard(application.route())) {
            return Optional.of("card-not-here");
        }
        return switch (holders.of(application, card)) {
            case OTHER -> Optional.of(OTHER_PERSON);
            case UNCERTAIN -> Optional.of("person-uncertain");
            case SAME -> card.isGood() ? Optional.empty() : Optional.of(STATUS_UNKNOWN);
        };
    }

    void write(ReceiptTicket ticket, SignedFolder.Signed signed, Instant now) {
        Means means = signed.proof() instanceof SignedProof.Card ? Means.OWN_CARD : Means.OWN_KEY;
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", "toroku-signed-receipt-1");
        about.put("nonce", ticket.nonce().toString());
        about.put("means", means.name());
        about.put("rule", ReceiptRule.NAME);
        about.put("ruleSha256", ReceiptRule.SHA256);
        about.put("receivedAt", now.toString());
        receipts.insert(ticket, means, signed, folder.file(ticket.caseId(), KINDS, signed, about), now);
    }
}
