package org.toroku.paper;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Pages that were filed without words because reading them took too long, failed, or is not possible here. They were not
 * searched for a My Number either, and what was not searched is not free of one (番号法20条): until a person of the post
 * room, who has the paper itself, has looked, nobody else is shown such a page and its case cannot be accepted.
 */
public interface UnreadPages {
    /** Pages that wait for a look, oldest first (role post-room). */
    List<Waiting> waiting(Officer officer);

    /** A person looked at a page and saw no My Number on it. One on which there is one is put under quarantine instead. */
    Act noMyNumberSeen(Officer officer, UUID pageId);

    /** Pages of a case whose words nobody but a person has read. */
    Set<UUID> ofCase(Officer officer, UUID caseId);

    /** @param caseCode code of the case that it was filed to, or that stands on it */
    record Waiting(UUID pageId, int number, int width, int height, Optional<String> caseCode) {}
}
