package org.toroku.decision;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** What issuing may know of approvals: the signed order of a case, nothing that could make one. */
public interface Approvals {
    /** The order of the newest decision of a case; empty where that decision is not an approval. */
    Optional<Approval> current(UUID caseId);

    /**
     * The order of an approval, confirmed the moment before it is carried out: it speaks of this application and of the
     * content it was made from, the case agrees with the book, and the subject follows anew from what was proven.
     */
    Confirmation confirm(Approval approval);

    sealed interface Confirmation {
        /**
         * @param key of the applicant, empty where the CA makes it
         * @param renews case of the certificate whose holder renews it
         */
        record Confirmed(IssuanceOrder order, Optional<Der> key, Optional<UUID> renews) implements Confirmation {}

        /** {@code reason}: order-of-other-data, case-altered, identity-altered and the like. */
        record Untrue(String reason) implements Confirmation {}
    }

    record Approval(UUID orderId, UUID caseId, SignedOrder order, Instant expiresAt) {}
}
