package org.toroku.renewal;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.Applications;
import org.toroku.officers.Roles;

/** Who may look at a case may look at what it renews. */
@Component
class ShownRenewals implements RenewalDesk {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final RenewalLedger ledger;
    private final Applications applications;
    private final OnDuty duty;
    private final OwnCase own;

    ShownRenewals(RenewalLedger ledger, Applications applications, OnDuty duty, OwnCase own) {
        this.ledger = ledger;
        this.applications = applications;
        this.duty = duty;
        this.own = own;
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return Refusals.noted(officer.username(), caseId, objection(officer, caseId))
                        .isPresent()
                ? Optional.empty()
                : ledger.find(caseId).map(this::shown);
    }

    private Optional<String> objection(Officer officer, UUID caseId) {
        if (!duty.holdsAny(officer, READERS)) {
            return Optional.of("role");
        }
        return own.of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty();
    }

    private Shown shown(RenewalRow row) {
        return new Shown(
                number(row.renewed()),
                row.serial(),
                number(row.anchor()),
                row.anchorIssuedAt(),
                row.ceiling(),
                Stream.concat(Stream.of(row.anchor()), ledger.chainOf(row.anchor()).stream())
                        .map(this::number)
                        .toList());
    }

    private String number(UUID caseId) {
        return applications.get(caseId).caseNumber();
    }
}
