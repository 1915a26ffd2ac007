package org.toroku.receipt;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** How the receipt of a certificate was confirmed, for officers. */
public interface ReceiptDesk {
    /** Empty where nobody confirmed it, and for whoever may not look at the case. */
    Optional<Shown> of(Officer officer, UUID caseId);

    /** @param signed empty where it was a click */
    record Shown(Instant confirmedAt, Optional<Signed> signed) {}

    /**
     * @param signerSha256 hex, of the signer's certificate
     * @param rule by which it was accepted, and by nobody
     */
    record Signed(Means means, String signerSha256, String rule) {}

    enum Means {
        /** With the private key of the certificate received. */
        OWN_KEY,
        /** With the My Number Card; says nothing about the key. */
        OWN_CARD
    }
}
