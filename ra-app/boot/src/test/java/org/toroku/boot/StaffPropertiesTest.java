package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How officers sign in is complete, or the house does not start. */
class StaffPropertiesTest {
    private static final Map<String, String> WHOLE = Map.of(
            "toroku.staff.sign-in", "oidc",
            "toroku.staff.oidc.issuer", "https://idp.example.jp/realms/house",
            "toroku.staff.oidc.client-id", "toroku",
            "toroku.staff.oidc.client-secret-file", "/etc/toroku/secret",
            "toroku.staff.oidc.role-claim", "realm_access.roles",
            "toroku.staff.oidc.roles.post-room", "a,b",
            "toroku.staff.oidc.acr", "gold,silver");

    private static StaffProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("toroku.staff", StaffProperties.class);
    }

    private static Map<String, String> whole(String key, String value) {
        Map<String, String> settings = new HashMap<>(WHOLE);
        settings.put("toroku.staff.oidc." + key, value);
        return settings;
    }

    @Test
    void withoutAnythingOfficersHaveAPassword() {
        assertThat(bound(Map.of()).single()).isFalse();
    }

    @Test
    void everythingIsRead() {
        StaffProperties staff = bound(WHOLE);
        assertThat(staff.single()).isTrue();
        assertThat(staff.oidc().issuerOrFail()).isEqualTo(URI.create("https://idp.example.jp/realms/house"));
        assertThat(staff.oidc().clientSecretFile()).contains("/etc/toroku/secret");
        assertThat(staff.oidc().roleClaim()).contains("realm_access.roles");
        assertThat(staff.oidc().roles()).isEqualTo(Map.of("post-room", Set.of("a", "b")));
        assertThat(staff.oidc().acr()).isEqualTo(List.of("gold", "silver"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer", "client-id", "client-secret-file", "role-claim", "roles.post-room"})
    void aPartThatIsMissingIsNamed(String missing) {
        Map<String, String> settings = new HashMap<>(WHOLE);
        settings.remove("toroku.staff.oidc." + missing);
        assertThatThrownBy(() -> bound(settings)).rootCause().hasMessageContaining("toroku.staff");
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, http://idp.example.jp",
        "issuer, https://idp.example.jp?tenant=1",
        "issuer, not-an-address",
        "roles.superuser, everybody"
    })
    void whatWouldLetOthersInIsRefused(String key, String value) {
        assertThatThrownBy(() -> bound(whole(key, value))).rootCause().hasMessageContaining("toroku.staff.oidc");
    }

    @Test
    void aProviderOnThisMachineNeedsNoTls() {
        assertThat(bound(whole("issuer", "http://localhost:8081")).single()).isTrue();
    }
}
