package org.toroku.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long an unknown card status is waited for: doubling pauses up to a limit, and one absolute deadline. */
record StatusPatience(Duration deadline, Duration first, Duration max) {
    private static final int DOUBLINGS_UNTIL_ANY_MAX = 30;

    Instant deadline(Instant submittedAt) {
        return submittedAt.plus(deadline);
    }

    /**
     * When to ask again, empty where patience is at its end. The last attempt falls on the deadline itself.
     *
     * @param failures attempts that brought no status so far, this one included; 1 or more
     */
    Optional<Instant> next(Instant submittedAt, Instant now, int failures) {
        Instant end = deadline(submittedAt);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Instant next = now.plus(pause(failures));
        return Optional.of(next.isBefore(end) ? next : end);
    }

    private Duration pause(int failures) {
        Duration pause = first;
        for (int i = 1; i < Math.min(failures, DOUBLINGS_UNTIL_ANY_MAX) && pause.compareTo(max) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(max) < 0 ? pause : max;
    }
}
