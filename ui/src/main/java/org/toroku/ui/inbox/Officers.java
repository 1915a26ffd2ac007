package org.toroku.ui.inbox;

import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk.Officer;

/** The officer who is signed in. */
@Component
class Officers {
    private final AuthenticationContext authentication;

    Officers(AuthenticationContext authentication) {
        this.authentication = authentication;
    }

    Officer current() {
        return new Officer(
                authentication
                        .getPrincipalName()
                        .orElseThrow(() -> new IllegalStateException("staff pages are behind the login")),
                Set.copyOf(authentication.getGrantedRoles()));
    }
}
