package org.toroku.subjectkey;

import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.OwnKeys;
import org.toroku.enrolment.ApplicationRecord;

/** Read side of the keys that applicants made. */
public interface SubjectKeys extends OwnKeys {
    /** The key of a case, empty where none was handed in. */
    Optional<SubjectKeyRow> of(UUID caseId);

    /** Whether the accepted key of a case may be certified at this moment, asked right before it is. */
    Standing standing(ApplicationRecord application);

    sealed interface Standing {
        record Good() implements Standing {}

        /** {@code reason}: legal-basis-withdrawn, or what today's rules and lists have against the key. */
        record Lapsed(String reason) implements Standing {}

        /** Nobody can say now; {@code reason}: key-list-unreadable. */
        record Unknown(String reason) implements Standing {}

        /** {@code reason}: key-not-accepted, key-altered, document-damaged. */
        record Untrue(String reason) implements Standing {}
    }
}
