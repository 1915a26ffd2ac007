package org.toroku.process;

import java.util.Optional;
import java.util.UUID;

/** Whether the business of a case is over by what the books say: the end of a diagram alone ends no case. */
public interface CaseEnds {
    /** Empty for a case of another kind. A case that nobody knows is not over. */
    Optional<Boolean> over(UUID caseId);
}
