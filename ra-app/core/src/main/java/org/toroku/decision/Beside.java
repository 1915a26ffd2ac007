package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who else than the applicant has to do with an application, and what follows from it for its acceptance. */
@Component
record Beside(Affiliations affiliations, Attendance attendance) {
    /** Why nobody may accept the case now. */
    Optional<String> objection(UUID caseId) {
        return affiliations.objection(caseId).or(() -> attendance.objection(caseId));
    }

    /** Whether an officer attended it, or it says so. */
    boolean attended(UUID caseId) {
        return attendance.of(caseId).isPresent() || attendance.objection(caseId).isPresent();
    }

    /** Why people look at the case even where the rules would accept it. */
    boolean forPeople(UUID caseId) {
        return objection(caseId).isPresent()
                || affiliations.doubt(caseId).isPresent()
                // whatever a rule set has forgotten: an officer's statement is for people to read
                || attendance.of(caseId).isPresent();
    }
}
