package org.toroku.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** What the provider says of itself, asked when somebody first signs in: the house opens without it. */
class ProviderRegistration implements ClientRegistrationRepository {
    static final String ID = "staff";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistration.class);

    private final StaffProperties.Oidc settings;
    private volatile @Nullable ClientRegistration known;

    ProviderRegistration(StaffProperties.Oidc settings) {
        this.settings = settings;
    }

    /** Whether the provider answered, now or before. */
    boolean isThere() {
        try {
            return findByRegistrationId(ID) != null;
        } catch (RuntimeException away) {
            LOG.atError()
                    .addKeyValue("alarm", "identity-provider-away")
                    .setCause(away)
                    .log("The identity provider does not say how officers sign in; nobody of the staff can");
            return false;
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String registrationId) {
        if (!registrationId.equals(ID)) {
            return null;
        }
        ClientRegistration before = known;
        if (before != null) {
            return before;
        }
        ClientRegistration asked = ask();
        known = asked;
        return asked;
    }

    /** The answer is refused where it names another issuer than the one that was asked. */
    private ClientRegistration ask() {
        return ClientRegistrations.fromOidcIssuerLocation(
                        settings.issuerOrFail().toString())
                .registrationId(ID)
                .clientId(settings.clientId().orElseThrow())
                .clientSecret(secret(Path.of(settings.clientSecretFile().orElseThrow())))
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope(OidcScopes.OPENID)
                .build();
    }

    private static String secret(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new IllegalStateException("toroku.staff.oidc.client-secret-file is empty"));
        } catch (IOException e) {
            throw new UncheckedIOException("toroku.staff.oidc.client-secret-file cannot be read", e);
        }
    }
}
