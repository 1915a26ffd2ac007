package org.toroku.boot;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.OfficerRegister;

/** Whether somebody who logged in still is who they were then. */
record StillInOffice(OfficerRegister officers) {
    private static final String ROLE = "ROLE_";

    /** True where the account was disabled, altered behind the register's back, or has other roles or another password. */
    boolean changed(@Nullable Authentication login) {
        if (login == null || login instanceof AnonymousAuthenticationToken) {
            return false;
        }
        Set<String> authorities = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> held = authorities.stream()
                .filter(authority -> authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .collect(Collectors.toSet());
        return officers.vouched(login.getName())
                .filter(OfficerRegister.OfficerAccount::enabled)
                // whoever only may set their account right has none of the roles, whatever these are
                .filter(account ->
                        held.equals(Set.of(AccountDesk.ONLY)) || account.roles().equals(held))
                .filter(account -> authorities.contains(account.mark()))
                .isEmpty();
    }
}
