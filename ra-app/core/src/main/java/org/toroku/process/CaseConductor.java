package org.toroku.process;

import java.util.Map;
import java.util.UUID;
import org.toroku.audit.Actor;

/** Starts cases and tells running cases what happened. Every method joins the caller's transaction (outbox). */
public interface CaseConductor {
    /** Starts {@code processId} for a case exactly once, now or as soon as the engine is reachable. */
    void start(UUID caseId, String processId);

    /**
     * As {@link #start}, of a case of its own that is about the application {@code subject}: people find its tasks under
     * number and name of that.
     */
    void startAbout(UUID caseId, String processId, UUID subject);

    /** Journals a message for the case and delivers it; a case that is restarted later receives it again. */
    void tell(UUID caseId, String messageName, Map<String, Object> variables, Actor actor);
}
