package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.OrganisationStatement;

/** The organisations that stand behind applicants, as far as decisions and issuing need them. */
public interface Affiliations {
    /** Rows that the book does not know: nothing goes on before they are looked into. */
    String ALTERED = "organisation-altered";

    /** What the case's row says of its organisation; empty where the applicant came by themselves. */
    Optional<OrganisationStatement> of(UUID caseId);

    /**
     * Why nobody may accept and nothing may be issued now: organisation-suspended, organisation-withdrew,
     * organisation-altered. Asked at the decision and again right before issuing.
     */
    Optional<String> objection(UUID caseId);

    /** Why people must look before anything is accepted: invited-name-differs. */
    Optional<String> doubt(UUID caseId);
}
