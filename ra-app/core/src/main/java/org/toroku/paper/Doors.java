package org.toroku.paper;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OnDuty;
import org.toroku.decision.OwnCase;

/** Who may act on or read a paper case outside of a task. */
@Component
class Doors {
    private final OwnCase own;
    private final OnDuty duty;

    Doors(OwnCase own, OnDuty duty) {
        this.own = own;
        this.duty = duty;
    }

    Optional<String> objection(Officer officer, Set<String> anyOf) {
        return Refusals.noted(officer.username(), "paper", missing(officer, anyOf));
    }

    Optional<String> objection(Officer officer, Set<String> anyOf, UUID caseId) {
        return Refusals.noted(
                officer.username(),
                caseId,
                missing(officer, anyOf)
                        .or(() -> own.of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty()));
    }

    /** Asks without refusing anything. */
    boolean holds(Officer officer, Set<String> anyOf) {
        return missing(officer, anyOf).isEmpty();
    }

    /** Of these cases those that are the officer's own, for lists that leave them out. */
    Set<UUID> own(Officer officer, Set<UUID> cases) {
        return cases.stream()
                .filter(caseId -> own.of(caseId, officer.username()))
                .collect(Collectors.toSet());
    }

    private Optional<String> missing(Officer officer, Set<String> anyOf) {
        return duty.holdsAny(officer, anyOf) ? Optional.empty() : Optional.of("role");
    }
}
