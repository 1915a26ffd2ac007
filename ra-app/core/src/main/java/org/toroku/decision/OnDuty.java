package org.toroku.decision;

import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.FreshSignIn;
import org.toroku.officers.OfficerRegister;

/**
 * What an officer may do at this moment. A session remembers what somebody was when they logged in; a desk asks the
 * register, so that who was disabled or lost a role meanwhile does nothing any more, on whatever way they still come.
 */
@Component
public class OnDuty {
    private final OfficerRegister officers;
    private final FreshSignIn fresh;

    OnDuty(OfficerRegister officers, FreshSignIn fresh) {
        this.officers = officers;
        this.fresh = fresh;
    }

    /** What stands against a decision of this officer now, whatever they hold; see {@link FreshSignIn}. */
    public Optional<String> absent(Officer officer) {
        return fresh.objection(officer.username());
    }

    /** Whether officer and register agree on at least one of the roles. */
    public boolean holdsAny(Officer officer, Set<String> anyOf) {
        return anyOf.stream().anyMatch(officer.roles()::contains)
                && officers.rolesInForce(officer.username()).stream()
                        .filter(officer.roles()::contains)
                        .anyMatch(anyOf::contains);
    }

    public boolean holds(Officer officer, String role) {
        return holdsAny(officer, Set.of(role));
    }

    /** For who is named without what they claim to be. */
    boolean holds(String officer, String role) {
        return officers.rolesInForce(officer).contains(role);
    }
}
