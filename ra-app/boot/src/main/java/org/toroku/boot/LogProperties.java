package org.toroku.boot;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import org.toroku.ca.log.LogSettings;

/**
 * How the CA's log of what it issued and revoked is kept.
 *
 * @param folder takes signed heads and timestamps, outside of the database; better on another medium
 * @param signEvery least time between two signed heads
 * @param lookEvery pause between two looks for something to log
 * @param beginHeadsAfter has the folder begin anew after this newest signed head, where it is lost; of no effect for any
 *     other head, so that it cannot be left set
 */
@Validated
@ConfigurationProperties(prefix = "toroku.log", ignoreUnknownFields = false)
record LogProperties(
        @NotNull Path folder,
        @DefaultValue("PT1M") Duration signEvery,
        @DefaultValue("PT5S") Duration lookEvery,
        @Nullable Long beginHeadsAfter) {
    /** @throws IllegalArgumentException where they make no sense: that stops the start */
    LogSettings settings() {
        return new LogSettings(folder, signEvery, Optional.ofNullable(beginHeadsAfter));
    }
}
