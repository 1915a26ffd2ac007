package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.toroku.enrolment.AssistanceStatement;

/** The officer who attended while an application was made, as far as decisions need it. */
public interface Attendance {
    /** The session as the rows have it, empty where nobody attended. */
    Optional<AssistanceStatement> of(UUID caseId);

    /** Whether this officer attended, by rows as the book sealed them; true also where nobody can say who did. */
    boolean attended(UUID caseId, String officer);

    /** Why the case cannot be accepted now: assistance-open, assistance-stopped, assistance-altered. */
    Optional<String> objection(UUID caseId);

    /** Whether the session's rows agree with the book, as {@code intact} says of the rows under an id. */
    boolean sound(UUID caseId, Predicate<UUID> intact);
}
