package org.toroku.boot;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.toroku.officers.Roles;

/**
 * How officers sign in. Administrators of organisations are nobody's staff and always have a password here.
 *
 * @param signIn with a password of the register, or at an identity provider
 * @param oidc the provider
 */
@ConfigurationProperties(prefix = "toroku.staff", ignoreUnknownFields = false)
record StaffProperties(
        @DefaultValue("LOCAL") SignIn signIn, @DefaultValue Oidc oidc) {
    private static final Set<String> ROLES =
            Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM, Roles.PROCESS_OWNER);

    enum SignIn {
        LOCAL,
        OIDC
    }

    /**
     * @param issuer of the provider, as its tokens name it
     * @param clientId of Toroku there
     * @param clientSecretFile its first line is the secret
     * @param roleClaim what of a token says somebody's groups there, parts of a path set apart by dots; none, and the register
     *     alone says the roles
     * @param roles by our role the values of that claim, one of which lets whoever has the role in the register keep it
     * @param acr values of which a token must name one; none, and none is asked for
     */
    record Oidc(
            Optional<URI> issuer,
            Optional<String> clientId,
            Optional<String> clientSecretFile,
            Optional<String> roleClaim,
            @DefaultValue Map<String, Set<String>> roles,
            @DefaultValue List<String> acr) {
        Oidc {
            roles = Map.copyOf(roles);
            acr = List.copyOf(acr);
        }

        URI issuerOrFail() {
            return issuer.orElseThrow(() -> new IllegalStateException("toroku.staff.oidc.issuer is missing"));
        }
    }

    /** @throws IllegalArgumentException naming the setting that keeps officers from signing in, or lets too many in */
    StaffProperties {
        if (signIn == SignIn.OIDC) {
            if (Stream.of(oidc.issuer(), oidc.clientId(), oidc.clientSecretFile())
                    .anyMatch(Optional::isEmpty)) {
                throw new IllegalArgumentException(
                        "toroku.staff.sign-in=oidc needs toroku.staff.oidc.issuer, client-id and client-secret-file");
            }
            if (!isSafe(oidc.issuerOrFail())) {
                throw new IllegalArgumentException("toroku.staff.oidc.issuer is an https address without query");
            }
            if (!ROLES.containsAll(oidc.roles().keySet())) {
                throw new IllegalArgumentException("toroku.staff.oidc.roles: roles are " + ROLES);
            }
            if (oidc.roleClaim().isEmpty() != oidc.roles().isEmpty()) {
                throw new IllegalArgumentException(
                        "toroku.staff.oidc.role-claim and toroku.staff.oidc.roles are set together or not at all");
            }
        }
    }

    boolean single() {
        return signIn == SignIn.OIDC;
    }

    private static boolean isSafe(URI issuer) {
        return issuer.getHost() != null
                && issuer.getQuery() == null
                && issuer.getFragment() == null
                && ("https".equals(issuer.getScheme())
                        || "http".equals(issuer.getScheme()) && isHere(issuer.getHost()));
    }

    /** A provider on this machine is asked by no wire. */
    private static boolean isHere(String host) {
        try {
            return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return host.equals("localhost");
        }
    }
}
