package org.toroku.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.order.SignedOrder;

/** What issuing may know of approvals: the signed order of a case, nothing that could make one. */
public interface Approvals {
    /** The order of the newest decision of a case; empty where that decision is not an approval. */
    Optional<Approval> current(UUID caseId);

    record Approval(UUID orderId, UUID caseId, SignedOrder order, Instant expiresAt) {}
}
