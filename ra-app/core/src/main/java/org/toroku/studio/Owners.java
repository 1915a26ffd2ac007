package org.toroku.studio;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.audit.Refusals;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;

/** Who may read and who may act in the studio, by the register of officers at this moment. */
@Component
class Owners {
    private static final Set<String> READERS = Set.of(Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR);

    private final OfficerRegister officers;

    Owners(OfficerRegister officers) {
        this.officers = officers;
    }

    boolean mayRead(String officer) {
        return officers.rolesInForce(officer).stream().anyMatch(READERS::contains);
    }

    /** @param subject id of what they want to act on, or a fixed word */
    Optional<String> objection(String officer, Object subject) {
        return Refusals.noted(
                officer,
                subject,
                officers.rolesInForce(officer).contains(Roles.PROCESS_OWNER) ? Optional.empty() : Optional.of("role"));
    }
}
