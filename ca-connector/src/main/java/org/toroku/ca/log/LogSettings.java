package org.toroku.ca.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the log is kept.
 *
 * @param folder takes signed heads and timestamps; outside of the database, better on another medium
 * @param signEvery least time between two heads
 * @param beginHeadsAfter newest recorded head, where an operator has said that the folder begins anew with it
 * @param stamping empty where heads are not stamped
 */
public record LogSettings(
        Path folder, Duration signEvery, Optional<Long> beginHeadsAfter, Optional<Stamping> stamping) {
    public LogSettings {
        if (signEvery.isNegative()) {
            throw new IllegalArgumentException("heads cannot be signed in the past");
        }
    }
}
