package org.toroku.subjectkey;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;
import org.toroku.officers.Roles;

/** Who may look at a case may look at its key. */
@Component
class ShownKeys implements KeyDesk {
    private static final Set<String> READERS = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);

    private final SubjectKeyLedger ledger;
    private final OnDuty duty;
    private final OwnCase own;

    ShownKeys(SubjectKeyLedger ledger, OnDuty duty, OwnCase own) {
        this.ledger = ledger;
        this.duty = duty;
        this.own = own;
    }

    @Override
    public Optional<Shown> of(Officer officer, UUID caseId) {
        return Refusals.noted(officer.username(), caseId, objection(officer, caseId))
                        .isPresent()
                ? Optional.empty()
                : ledger.find(caseId).map(ShownKeys::shown);
    }

    private Optional<String> objection(Officer officer, UUID caseId) {
        if (!duty.holdsAny(officer, READERS)) {
            return Optional.of("role");
        }
        return own.of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty();
    }

    private static Shown shown(SubjectKeyRow row) {
        return new Shown(
                row.state(),
                row.submission(),
                row.origin(),
                row.format(),
                row.algorithm(),
                row.statement().accreditable(),
                row.spki().sha256Hex(),
                row.requestSha256(),
                row.receivedAt());
    }
}
