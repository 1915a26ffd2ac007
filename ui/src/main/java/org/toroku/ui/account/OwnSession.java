package org.toroku.ui.account;

import com.vaadin.flow.server.VaadinSession;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.toroku.officers.AccountDesk;

/** The session in which a password was changed, the only one that goes on. */
final class OwnSession {
    private static final String ROLE = "ROLE_";

    private OwnSession() {}

    /**
     * @param username whose session it was when the page was made
     * @param mark of the new password, in place of the one of the former
     * @param roles in place of the former ones: whoever came with a first password had none
     */
    static void goesOn(String username, String mark, Set<String> roles) {
        replace(
                username,
                OwnSession::isReplaced,
                Stream.concat(roles.stream().map(role -> ROLE + role), Stream.of(mark)));
    }

    /** @param mark of the moment, in place of the former one */
    static void confirmed(String username, String mark) {
        replace(username, authority -> begins(authority, AccountDesk.MOMENT), Stream.of(mark));
    }

    private static void replace(String username, Predicate<GrantedAuthority> former, Stream<String> now) {
        Authentication before = Objects.requireNonNull(
                SecurityContextHolder.getContext().getAuthentication(), "the page is behind the login");
        if (!before.getName().equals(username)) {
            // whoever signed in meanwhile has not shown who they are
            throw new IllegalStateException("the session is another officer's now");
        }
        var after = new UsernamePasswordAuthenticationToken(
                Objects.requireNonNull(before.getPrincipal()),
                null,
                Stream.concat(
                                before.getAuthorities().stream().filter(each -> !former.test(each)),
                                now.map(SimpleGrantedAuthority::new))
                        .toList());
        after.setDetails(before.getDetails());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(after);
        VaadinSession.getCurrent()
                .getSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        SecurityContextHolder.setContext(context);
    }

    private static boolean isReplaced(GrantedAuthority authority) {
        return begins(authority, AccountDesk.MARK) || begins(authority, ROLE);
    }

    private static boolean begins(GrantedAuthority authority, String prefix) {
        return Optional.ofNullable(authority.getAuthority())
                .filter(name -> name.startsWith(prefix))
                .isPresent();
    }
}
