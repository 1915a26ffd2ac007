package org.toroku.receipt;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** How the receipt of a certificate was confirmed, for officers. */
public interface ReceiptDesk {
    /** Empty where nobody confirmed it, and for whoever may not look at the case. */
    Optional<Shown> of(Officer officer, UUID caseId);

    record Shown(Instant confirmedAt, How how) {}

    sealed interface How {
        record Clicked() implements How {}

        /** What is stored of it is not what the book sealed, is gone, or was put there past it: nobody can tell. */
        record Altered() implements How {}
    }

    /**
     * @param signerSha256 hex, of the signer's certificate
     * @param rule by which it was accepted, and by nobody
     */
    record Signed(Means means, String signerSha256, String rule) implements How {}

    enum Means {
        /** With the private key of the certificate received. */
        OWN_KEY,
        /** With the My Number Card; says nothing about the key. */
        OWN_CARD
    }
}
