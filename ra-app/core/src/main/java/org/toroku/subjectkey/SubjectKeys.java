package org.toroku.subjectkey;

import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.OwnKeys;

/** Read side of the keys that applicants made. */
public interface SubjectKeys extends OwnKeys {
    /** The key of a case, empty where none was handed in. */
    Optional<SubjectKeyRow> of(UUID caseId);

    /** Whether the key may be certified at this moment, as far as the law goes. */
    boolean basisHolds(UUID caseId);
}
