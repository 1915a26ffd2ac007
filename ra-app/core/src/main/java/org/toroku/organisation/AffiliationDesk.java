package org.toroku.organisation;

import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.OrganisationStatement;

/** What officers are shown of the organisation behind a case. */
public interface AffiliationDesk {
    /** Empty where the applicant came by themselves, and for whoever may not look. */
    Optional<Shown> of(Officer officer, UUID caseId);

    /**
     * @param invitedName as the organisation wrote it
     * @param doubt invited-name-differs, for eyes to compare
     * @param objection organisation-suspended, organisation-withdrew, organisation-altered: nobody can accept now
     */
    record Shown(
            OrganisationStatement statement, String invitedName, Optional<String> doubt, Optional<String> objection) {
        @Override
        public String toString() {
            return "Shown[" + doubt + ", " + objection + "]";
        }
    }
}
