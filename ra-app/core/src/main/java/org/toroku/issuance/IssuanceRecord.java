package org.toroku.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.pki.Der;

/** Read side of issuing. */
public interface IssuanceRecord {
    Optional<Issued> of(UUID caseId);

    record Issued(
            UUID orderId, String serial, Der certificate, Instant notAfter, Instant issuedAt, Instant receiptDeadline) {
        @Override
        public String toString() {
            return "Issued[" + serial + "]";
        }
    }
}
