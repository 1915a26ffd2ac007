package org.toroku.boot;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerRegister;

/** Whether somebody who logged in still is who they were then. */
record StillInOffice(OfficerRegister officers, OfficerIdentities identities) {
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
        Set<String> held = named(authorities, ROLE);
        Set<String> registered = new HashSet<>(held);
        registered.addAll(named(authorities, OfficerIdentities.TAKEN));
        return officers.vouched(login.getName())
                .filter(OfficerRegister.OfficerAccount::enabled)
                // whoever only may set their account right has none of the roles, whatever these are
                .filter(account ->
                        held.equals(Set.of(AccountDesk.ONLY)) || account.roles().equals(registered))
                .filter(account -> isLetInBy(authorities, account))
                .isEmpty();
    }

    /** By the password that is theirs now, or by whom the provider means now. */
    private boolean isLetInBy(Set<String> authorities, OfficerRegister.OfficerAccount account) {
        return authorities.stream().anyMatch(each -> each.startsWith(OfficerIdentities.MARK))
                ? identities
                        .mark(account.username())
                        .filter(authorities::contains)
                        .isPresent()
                : authorities.contains(account.mark());
    }

    private static Set<String> named(Set<String> authorities, String prefix) {
        return authorities.stream()
                .filter(authority -> authority.startsWith(prefix))
                .map(authority -> authority.substring(prefix.length()))
                .collect(Collectors.toSet());
    }
}
