package org.toroku.process;

import java.util.UUID;

/** Whether the business of a case is over by what the books say: the end of a diagram alone ends no case. */
public interface CaseEnds {
    boolean over(UUID caseId);
}
