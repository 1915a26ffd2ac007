package org.toroku.paper;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Letters that came back after what they carried had been used: somebody else may have had the code, or answered the
 * inquiry. Nothing is revoked by itself; a manager looks into each (則6(10): revocation where content was found false).
 * Until then no certificate is issued and no further code is made for the case.
 */
public interface ReturnNotices {
    /** What waits for a manager, oldest first; auditors read it as well, others see nothing. */
    List<Notice> open(Officer officer);

    /** Records what a manager found, and did about it. */
    Act settle(Officer officer, UUID caseId, String finding);

    /** @param letter which letter it was and why it came back, as codes: {@code PICKUP_CODE misdelivered} */
    record Notice(UUID caseId, String caseNumber, String letter, Instant at) {}
}
