package org.toroku.issuance.offender;

import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** An order without a decision. */
public final class ForgesAnOrder {
    public SignedOrder forge(Der canonical, Der signature) {
        return new SignedOrder(canonical, signature, "any");
    }
}
