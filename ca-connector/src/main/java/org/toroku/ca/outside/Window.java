package org.toroku.ca.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When something that was published may be relied on. */
record Window(Instant thisUpdate, Instant nextUpdate) {
    /** Clocks differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    static Optional<Window> of(Date thisUpdate, @Nullable Date nextUpdate) {
        return nextUpdate == null
                ? Optional.empty()
                : Optional.of(new Window(thisUpdate.toInstant(), nextUpdate.toInstant()));
    }

    /** @param least what has to be left at {@code at}; a quarter of the validity where empty */
    Optional<String> objection(Instant at, Optional<Duration> least) {
        if (thisUpdate.isAfter(at.plus(SKEW))) {
            return Optional.of("from-the-future");
        }
        if (!nextUpdate.isAfter(at)) {
            return Optional.of("ended");
        }
        Duration left = least.orElse(Duration.between(thisUpdate, nextUpdate).dividedBy(4));
        return nextUpdate.isBefore(at.plus(left)) ? Optional.of("ends-soon") : Optional.empty();
    }
}
