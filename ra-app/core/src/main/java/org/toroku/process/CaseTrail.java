package org.toroku.process;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The journal of a case as people read it. */
public interface CaseTrail {
    List<Entry> of(UUID caseId);

    /** @param kind SERVICE_TASK, USER_TASK or MESSAGE */
    record Entry(
            String elementId,
            int occurrence,
            String kind,
            Map<String, Object> outcome,
            String actorKind,
            String actor,
            Instant at) {}
}
