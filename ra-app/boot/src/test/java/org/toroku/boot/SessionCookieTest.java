package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** The cookie as it is shipped (ASVS 3.3.1 to 3.3.4); a prefix that its attributes do not fit makes browsers drop it. */
class SessionCookieTest {
    private static final String COOKIE = "server.servlet.session.cookie.";

    @Test
    void isOfThisHostAloneAndTravelsUnderTlsOnly() throws IOException {
        List<PropertySource<?>> shipped =
                new YamlPropertySourceLoader().load("shipped", new ClassPathResource("application.yaml"));
        assertThat(shipped).hasSize(1);
        PropertySource<?> settings = shipped.getFirst();

        assertThat(settings.getProperty(COOKIE + "name")).isEqualTo("__Host-toroku");
        assertThat(settings.getProperty(COOKIE + "path")).isEqualTo("/");
        assertThat(settings.getProperty(COOKIE + "secure")).isEqualTo(true);
        assertThat(settings.getProperty(COOKIE + "http-only")).isEqualTo(true);
        assertThat(settings.getProperty(COOKIE + "same-site")).isEqualTo("lax");
        assertThat(settings.getProperty(COOKIE + "domain")).isNull();
    }
}
