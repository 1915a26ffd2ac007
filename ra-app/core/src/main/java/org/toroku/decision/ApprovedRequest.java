package org.toroku.decision;

import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;

/** An approval in the form in which the CA accepts it. Only {@link OrderSigner} makes new ones. */
record ApprovedRequest(IssuanceOrder order, SignedOrder signed) {
    @Override
    public String toString() {
        return "ApprovedRequest[" + order.orderId() + "]";
    }
}
