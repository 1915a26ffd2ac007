package org.toroku.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests for revocation that are still to be judged. There is no way back from a revocation, and no suspension: what is
 * asked for holds the certificate inside the house only.
 */
public interface RevocationRequests {
    /** Whether one is open for the certificate of a case, or for one that it renews. */
    boolean hold(UUID caseId);

    /** When the last request that was refused stopped holding the certificate; empty where there was none. */
    Optional<Instant> heldUntil(UUID caseId);

    /** The certificate of a case is revoked, for whatever reason; in the transaction that says so. */
    void revoked(UUID caseId);
}
