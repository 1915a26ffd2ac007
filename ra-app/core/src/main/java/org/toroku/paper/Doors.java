package org.toroku.paper;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OwnCase;

/** Who may act on or read a paper case outside of a task. */
@Component
class Doors {
    private final OwnCase own;

    Doors(OwnCase own) {
        this.own = own;
    }

    Optional<String> objection(Officer officer, Set<String> anyOf) {
        return officer.roles().stream().anyMatch(anyOf::contains) ? Optional.empty() : Optional.of("role");
    }

    Optional<String> objection(Officer officer, Set<String> anyOf, UUID caseId) {
        return objection(officer, anyOf)
                .or(() -> own.of(caseId, officer.username()) ? Optional.of("own-case") : Optional.empty());
    }
}
