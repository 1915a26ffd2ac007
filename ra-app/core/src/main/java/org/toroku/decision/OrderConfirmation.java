package org.toroku.decision;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.decision.Approvals.Approval;
import org.toroku.decision.Approvals.Confirmation;
import org.toroku.pki.Der;

/** Holds a stored order against what it must have been made from. */
@Component
class OrderConfirmation {
    private static final Confirmation OTHER = new Confirmation.Untrue("order-of-other-data");

    private final Provenance provenance;

    OrderConfirmation(Provenance provenance) {
        this.provenance = provenance;
    }

    Confirmation of(Approval approval) {
        return switch (CanonicalOrder.decode(approval.order().canonical())) {
            case CanonicalOrder.Decoding.NotCanonical() -> OTHER;
            case CanonicalOrder.Decoding.Decoded(var order) ->
                switch (provenance.of(approval.caseId(), order::approval)) {
                    case Provenance.Basis.Untrue(var reason) -> new Confirmation.Untrue(reason);
                    case Provenance.Basis.Proven proven ->
                        fits(order, approval, proven)
                                ? new Confirmation.Confirmed(
                                        order, proven.key(), proven.renewal().map(Renewals.Proof.Proven::renews))
                                : OTHER;
                };
        };
    }

    private static boolean fits(IssuanceOrder order, Approval approval, Provenance.Basis.Proven proven) {
        return order.applicationId().equals(approval.caseId())
                && order.orderId().equals(approval.orderId())
                && order.applicationSha256().equals(proven.application().contentSha256())
                && order.spkiSha256().equals(proven.key().map(Der::sha256Hex))
                && order.notAfterCeiling().equals(proven.notAfterCeiling())
                && order.subject().equals(proven.says().subject())
                // whether an e-mail is certified at all may have been set otherwise when the order was signed
                && (order.subjectAltName().isEmpty()
                        || order.subjectAltName()
                                .equals(Optional.of(proven.application().form().email())));
    }
}
