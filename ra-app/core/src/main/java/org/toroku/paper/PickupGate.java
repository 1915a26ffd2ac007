package org.toroku.paper;

import java.util.Optional;
import java.util.UUID;

/** Whether a key may be picked up, beside everything that is asked of every route (則6(3): secure hand-over). */
public interface PickupGate {
    /** Why not: code-missing, code-wrong, code-void, return-unsettled; an unknown route is refused as well. */
    Optional<String> refusal(UUID caseId, Optional<String> code);

    /** Why the receipt may not be confirmed now: return-unsettled. */
    Optional<String> objectionToReceipt(UUID caseId);
}
