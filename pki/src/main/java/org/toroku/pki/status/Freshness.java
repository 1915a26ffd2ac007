package org.toroku.pki.status;

import java.time.Duration;
import java.time.Instant;

/** Whether a statement made at one time still speaks at another. */
enum Freshness {
    FRESH,
    STALE,
    FROM_THE_FUTURE;

    /** How far two well-kept clocks may disagree. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    /**
     * @param made when the statement says it was made
     * @param oldest greatest accepted age
     */
    static Freshness of(Instant made, Instant at, Duration oldest) {
        if (made.isAfter(at.plus(CLOCK_SKEW))) {
            return FROM_THE_FUTURE;
        }
        return made.isBefore(at.minus(oldest)) ? STALE : FRESH;
    }
}
