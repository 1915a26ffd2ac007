package org.toroku.organisation;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.officers.Roles;

/** Whom an administrator speaks for, by rows that are what the book sealed last. */
@Component
class Administrators {
    private final OrganisationLedger ledger;
    private final OnDuty duty;
    private final BookVerifier verifier;

    Administrators(OrganisationLedger ledger, OnDuty duty, BookVerifier verifier) {
        this.ledger = ledger;
        this.duty = duty;
        this.verifier = verifier;
    }

    Optional<Organisation> organisation(Officer administrator) {
        Optional<Organisation> found = duty.holds(administrator, Roles.ORGANISATION_ADMIN)
                ? ledger.administrator(administrator.username())
                        .map(OrganisationLedger.Bound::organisation)
                        .flatMap(id -> verifier.readVerified(id, () -> read(administrator, id))
                                .flatMap(read -> read))
                : Optional.empty();
        Refusals.noted(
                administrator.username(), "organisation", found.isPresent() ? Optional.empty() : Optional.of("role"));
        return found;
    }

    private Optional<Organisation> read(Officer administrator, UUID id) {
        return ledger.administrator(administrator.username())
                .filter(bound -> bound.organisation().equals(id))
                .filter(bound -> bound.administrator().state() == OrganisationDesk.Administrator.State.ACTIVE)
                .flatMap(bound -> ledger.find(id));
    }
}
