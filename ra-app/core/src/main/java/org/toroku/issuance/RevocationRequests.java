package org.toroku.issuance;

import java.util.UUID;

/**
 * Requests for revocation that are still to be judged. There is no way back from a revocation, and no suspension: what is
 * asked for holds the certificate inside the house only.
 */
public interface RevocationRequests {
    /** Whether one is open for the certificate of a case, or for one that it renews. */
    boolean hold(UUID caseId);

    /** The certificate of a case is revoked, for whatever reason; in the transaction that says so. */
    void revoked(UUID caseId);
}
