package org.toroku.process;

import java.util.UUID;

/** How far a case is on its way to a certificate, by what the books say. */
public interface IssuingStage {
    Stage of(UUID caseId);

    /** As {@link #of}, held until the caller's transaction ends: who decides on the case or orders meanwhile waits. */
    Stage held(UUID caseId);

    enum Stage {
        /** Nobody has approved it. */
        OPEN,
        /** Decided: at any moment a step may send the order to the CA, or tell the applicant of a rejection. */
        APPROVED,
        /** The order was sent to the CA, or is carried out. */
        ORDERED
    }
}
