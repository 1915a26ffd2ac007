package org.toroku.process;

import java.util.List;
import java.util.UUID;

/** What people look for a case by; another module knows how names are written. */
public interface CaseWords {
    Names of(UUID caseId);

    /** One word as somebody typed it, folded as the names are. */
    String folded(String typed);

    /**
     * @param order what lists sort by
     * @param all the applicant's name in each way of writing it, folded, without spaces
     */
    record Names(String order, List<String> all) {
        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Names[masked]";
        }
    }
}
