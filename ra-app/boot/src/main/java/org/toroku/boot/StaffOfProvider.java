package org.toroku.boot;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.toroku.officers.FreshSignIn;
import org.toroku.officers.OfficerIdentities;
import org.toroku.officers.OfficerIdentities.Bound;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

/**
 * Who of the register somebody is that the provider vouches for, and what they may do: what the register says, less what the
 * provider takes away. Signature, issuer, audience, times and nonce of the token were verified before.
 */
class StaffOfProvider implements OAuth2UserService<OidcUserRequest, OidcUser> {
    /** Nobody is bound to the subject. */
    static final String UNBOUND = "unbound";

    static final String DISABLED = "disabled";
    static final String NO_ROLE = "no-role";
    /** Too weak a way, as the provider says. */
    static final String WEAK = "weak";
    /** Somebody else is signed in in this browser. */
    static final String ANOTHER = "another";

    static final Set<String> REASONS = Set.of(UNBOUND, DISABLED, NO_ROLE, WEAK, ANOTHER);

    private final StaffProperties.Oidc settings;
    private final OfficerIdentities identities;
    private final OfficerRegister officers;
    private final LoginWatch watch;

    StaffOfProvider(
            StaffProperties.Oidc settings, OfficerIdentities identities, OfficerRegister officers, LoginWatch watch) {
        this.settings = settings;
        this.identities = identities;
        this.officers = officers;
        this.watch = watch;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        if (!List.of(request.getClientRegistration().getClientId()).equals(token.getAudience())) {
            // the library takes a token that is somebody else's as well (OpenID Connect Core 3.1.3.7, 3)
            throw refused(OAuth2ErrorCodes.INVALID_TOKEN);
        }
        Bound bound = Optional.ofNullable(token.getClaimAsString(IdTokenClaimNames.ISS))
                .flatMap(issuer ->
                        Optional.ofNullable(token.getSubject()).flatMap(subject -> identities.of(issuer, subject)))
                .orElseThrow(() -> refused(UNBOUND));
        OfficerAccount account = officers.vouched(bound.username())
                .filter(each -> !each.roles().contains(Roles.ORGANISATION_ADMIN))
                .orElseThrow(() -> refused(UNBOUND));
        if (!account.enabled()) {
            throw noted(account, DISABLED);
        }
        if (!settings.acr().isEmpty()
                && !settings.acr().contains(String.valueOf(token.getAuthenticationContextClass()))) {
            throw noted(account, WEAK);
        }
        Set<String> kept = kept(account.roles(), token.getClaims());
        if (kept.isEmpty()) {
            throw noted(account, NO_ROLE);
        }
        if (LoginWatch.isOfAnother(account.username())) {
            throw noted(account, ANOTHER);
        }
        Stream<String> taken = account.roles().stream()
                .filter(role -> !kept.contains(role))
                .map(role -> OfficerIdentities.TAKEN + role);
        List<SimpleGrantedAuthority> authorities = Stream.of(
                        kept.stream().map(role -> "ROLE_" + role), taken, Stream.of(bound.mark()), since(token))
                .flatMap(each -> each)
                .map(SimpleGrantedAuthority::new)
                .toList();
        return member(account.username(), token, authorities);
    }

    /** When the officer authenticated, as the provider says; where it does not, nobody knows whether they are there. */
    private static Stream<String> since(OidcIdToken token) {
        return Optional.ofNullable(token.getAuthenticatedAt()).map(FreshSignIn::mark).stream();
    }

    /** Of the register's roles those that the provider leaves; it gives none. */
    private Set<String> kept(Set<String> registered, Map<String, Object> claims) {
        return settings.roleClaim()
                .map(path -> values(claims, path))
                .map(said -> registered.stream()
                        .filter(role -> settings.roles().getOrDefault(role, Set.of()).stream()
                                .anyMatch(said::contains))
                        .collect(Collectors.toSet()))
                .orElse(registered);
    }

    private static Set<String> values(Map<String, Object> claims, String path) {
        Object found = claims;
        for (String part : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> inner ? inner.get(part) : null;
        }
        if (found instanceof Collection<?> many) {
            return many.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toSet());
        }
        return found instanceof String one ? Set.of(one) : Set.of();
    }

    private OAuth2AuthenticationException noted(OfficerAccount account, String reason) {
        watch.refused(account.username(), reason);
        return refused(reason);
    }

    private static OAuth2AuthenticationException refused(String reason) {
        return new OAuth2AuthenticationException(new OAuth2Error(reason));
    }

    /**
     * By the name of the register. Nothing of the token is kept but when somebody authenticated: whoever reads a session learns
     * nothing that is good for elsewhere.
     */
    private static OidcUser member(String username, OidcIdToken token, Collection<SimpleGrantedAuthority> authorities) {
        Map<String, Object> claims = new HashMap<>(Map.of(IdTokenClaimNames.SUB, username));
        if (token.getAuthenticatedAt() != null) {
            claims.put(IdTokenClaimNames.AUTH_TIME, token.getAuthenticatedAt());
        }
        return new DefaultOidcUser(
                authorities,
                new OidcIdToken("discarded", token.getIssuedAt(), token.getExpiresAt(), claims),
                IdTokenClaimNames.SUB);
    }
}
