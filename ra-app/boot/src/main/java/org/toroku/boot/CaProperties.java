package org.toroku.boot;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the CA connector of this process finds its database and its token.
 *
 * @param database the connector's own schema under its own role; never the RA's
 * @param publication base address under which CA certificate and CRL are published, ends with {@code /}
 * @param demoCeremonyFolder where the demonstration ceremony keeps PINs and transcript; refused in production
 */
@ConfigurationProperties(prefix = "toroku.ca", ignoreUnknownFields = false)
public record CaProperties(
        Database database, URI publication, @Nullable Path demoCeremonyFolder) {
    public record Database(String url, String username, String password) {
        /** Masked: holds a password. */
        @Override
        public String toString() {
            return "Database[" + url + ", " + username + "]";
        }
    }
}
