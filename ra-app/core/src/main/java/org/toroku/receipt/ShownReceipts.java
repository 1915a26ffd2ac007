package org.toroku.receipt;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.Handover;

/** Who may look at a case may look at its receipt. */
@Component
class ShownReceipts implements ReceiptDesk {
    private final DecisionDesk decisions;
    private final Handover handover;
    private final SignedReceipts receipts;

    ShownReceipts(DecisionDesk decisions, Handover handover, SignedReceipts receipts) {
        this.decisions = decisions;
        this.handover = handover;
        this.receipts = receipts;
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return decisions.mayLook(officer, caseId)
                ? handover.receiptConfirmedAt(caseId)
                        .map(at -> new Shown(
                                at,
                                receipts.of(caseId)
                                        .map(row -> new Signed(row.means(), row.signerSha256(), row.rule()))))
                : Optional.empty();
    }
}
