package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.OrganisationStatement;

/** Where no organisation stands behind anybody. */
final class NoAffiliations implements Affiliations {
    @Override
    public Optional<OrganisationStatement> of(UUID caseId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> objection(UUID caseId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> doubt(UUID caseId) {
        return Optional.empty();
    }
}
