package org.toroku.receipt;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSeals;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.Handover;

/** Who may look at a case may look at its receipt. */
@Component
class ShownReceipts implements ReceiptDesk {
    private final DecisionDesk decisions;
    private final Handover handover;
    private final SignedReceipts receipts;
    private final RowSeals seals;

    ShownReceipts(DecisionDesk decisions, Handover handover, SignedReceipts receipts, RowSeals seals) {
        this.seals = seals;
        this.decisions = decisions;
        this.handover = handover;
        this.receipts = receipts;
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return decisions.mayLook(officer, caseId)
                ? handover.receiptConfirmedAt(caseId).map(at -> new Shown(at, how(caseId)))
                : Optional.empty();
    }

    private How how(UUID caseId) {
        return switch (seals.row(new Book.Row(ProtectedTable.SIGNED_RECEIPT, caseId.toString()))) {
            case RowSeals.Sealed.Disagrees() -> new How.Altered();
            case RowSeals.Sealed.NoSuchRow() -> new How.Clicked();
            case RowSeals.Sealed.Agrees _ ->
                receipts.of(caseId)
                        .<How>map(row -> new Signed(row.means(), row.signerSha256(), row.rule()))
                        .orElseGet(How.Altered::new);
        };
    }
}
