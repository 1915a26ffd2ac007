package org.toroku.ca.signing;

import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Voiding;
import org.toroku.ca.journal.JournalEntry;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.journal.KeyCustody;
import org.toroku.ca.journal.OrderJournal;
import org.toroku.ca.journal.Revocations;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;

/**
 * Brings an order to an end from which no certificate comes, wherever the journal says it stands. Each pass makes one
 * compare-and-set and looks again, so that a signer at work at the same time decides only which end it is.
 */
final class OrderVoiding {
    private static final Logger LOG = LoggerFactory.getLogger(OrderVoiding.class);
    private static final String CANCELLED = "cancelled";
    /** An order goes through three states at most; every further pass means that somebody else was faster. */
    private static final int PASSES = 8;

    private final OrderJournal journal;
    private final Revocations revocations;
    private final KeyCustody keys;

    OrderVoiding(OrderJournal journal, Revocations revocations, KeyCustody keys) {
        this.journal = journal;
        this.revocations = revocations;
        this.keys = keys;
    }

    Voiding cancel(IssuanceOrder order, SignedOrder signed, String requestedBy) {
        UUID id = order.orderId();
        try {
            for (int pass = 0; pass < PASSES; pass++) {
                if (ended(id, journal.find(id), order, signed, requestedBy)) {
                    keys.destroy(id, "order-cancelled");
                    return new Voiding.Voided();
                }
            }
            return new Voiding.Unavailable("being-signed");
        } catch (JournalUnavailable e) {
            LOG.error("order {}: journal away", id, e);
            return new Voiding.Unavailable("journal-away");
        }
    }

    private boolean ended(
            UUID id, Optional<JournalEntry> entry, IssuanceOrder order, SignedOrder signed, String requestedBy) {
        if (entry.isEmpty()) {
            // on record before anybody submits it: a later submission finds it refused
            journal.receiveRefused(order, signed, "orderId", CANCELLED);
            return false;
        }
        return switch (entry.get()) {
            case JournalEntry.Received received -> {
                journal.refuse(id, "orderId", CANCELLED);
                yield false;
            }
            case JournalEntry.Reserved reserved -> revoke(reserved.serial(), requestedBy);
            case JournalEntry.Signed done -> revoke(done.serial(), requestedBy);
            case JournalEntry.Revoked revoked -> true;
            case JournalEntry.Refused refused -> true;
            case JournalEntry.Voided voided -> true;
        };
    }

    /** Voids a reservation as well: a certificate may have been signed of it, so its serial goes on the list. */
    private boolean revoke(String serial, String requestedBy) {
        revocations.revoke(serial, RevocationReason.CESSATION_OF_OPERATION.code(), requestedBy);
        return false;
    }
}
