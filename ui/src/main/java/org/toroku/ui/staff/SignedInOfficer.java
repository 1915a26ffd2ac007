package org.toroku.ui.staff;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;

/** The officer who is signed in. */
@Component
public class SignedInOfficer {
    private final AuthenticationContext authentication;

    SignedInOfficer(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    public Officer current() {
        return new Officer(
                authentication
                        .getPrincipalName()
                        .orElseThrow(() -> new IllegalStateException("staff pages are behind the login")),
                Set.copyOf(authentication.getGrantedRoles()));
    }
}
