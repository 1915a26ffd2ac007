package org.toroku.boot;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.toroku.ca.log.LogSettings;
import org.toroku.ca.log.PemFiles;
import org.toroku.ca.log.Stamping;
import org.toroku.pki.timestamp.TimestampAuthority;
import org.toroku.pki.timestamp.TimestampTrust;

/**
 * How the CA's log of what it issued and revoked is kept.
 *
 * @param folder takes signed heads and timestamps, outside of the database; better on another medium
 * @param signEvery least time between two signed heads
 * @param lookEvery pause between two looks for something to log
 * @param beginHeadsAfter has the folder begin anew after this newest signed head, where it is lost; of no effect for any
 *     other head, so that it cannot be left set
 * @param tsa has heads stamped; unset where nobody does
 */
@Validated
@ConfigurationProperties(prefix = "toroku.log", ignoreUnknownFields = false)
record LogProperties(
        @NotNull Path folder,
        @DefaultValue("PT1M") Duration signEvery,
        @DefaultValue("PT5S") Duration lookEvery,
        @Nullable Long beginHeadsAfter,
        @Nullable @Valid Tsa tsa) {
    /**
     * A timestamp authority (RFC 3161).
     *
     * @param roots PEM file of the certificates that its chain may end at
     * @param certificates PEM file of certificates between, for an authority that does not send them
     * @param policy the only one that is asked for and taken
     * @param timeout of one exchange
     * @param tolerance how far its time may be from this clock's
     * @param every least time between two timestamps
     * @param retry pause after an answer that does not count
     * @param alarmAfter how much longer than {@code every} a head may wait
     * @param required whether nothing is issued once a head has waited that long
     */
    record Tsa(
            @NotNull URI url,
            @NotNull Path roots,
            @Nullable Path certificates,
            @Nullable String policy,
            @DefaultValue("PT10S") Duration timeout,
            @DefaultValue("PT5M") Duration tolerance,
            @DefaultValue("PT1H") Duration every,
            @DefaultValue("PT1M") Duration retry,
            @DefaultValue("PT6H") Duration alarmAfter,
            @DefaultValue("false") boolean required) {
        private Stamping stamping() throws IOException {
            TimestampTrust trust = new TimestampTrust(
                    PemFiles.certificates(roots),
                    certificates == null ? List.of() : PemFiles.certificates(certificates),
                    Optional.ofNullable(policy));
            return new Stamping(
                    new TimestampAuthority.Settings(url, trust, timeout, tolerance),
                    every,
                    retry,
                    alarmAfter,
                    required);
        }
    }

    /**
     * @throws IllegalArgumentException where they make no sense: that stops the start
     * @throws IOException where the authority's certificates cannot be read: as well
     */
    LogSettings settings() throws IOException {
        return new LogSettings(
                folder,
                signEvery,
                Optional.ofNullable(beginHeadsAfter),
                tsa == null ? Optional.empty() : Optional.of(tsa.stamping()));
    }
}
