package org.toroku.ca.mirror;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Since when the store says less than what is published here. */
final class Behind {
    /** As for what is published here: a revocation is visible within a minute. */
    private static final Duration REVOCATIONS_LATE = Duration.ofSeconds(60);
    /** As for what is published here: a new certificate is answered for within a quarter of an hour. */
    private static final Duration ANSWERS_LATE = Duration.ofMinutes(15);

    private static final long NONE = -1;

    private long told = NONE;
    private long copied = NONE;
    private Optional<Instant> untold = Optional.empty();
    private Optional<Instant> incomplete = Optional.empty();

    void sees(long generation, Instant now) {
        if (generation != told && untold.isEmpty()) {
            untold = Optional.of(now);
        }
        if (generation != copied && incomplete.isEmpty()) {
            incomplete = Optional.of(now);
        }
    }

    void beginAnew() {
        told = NONE;
        copied = NONE;
    }

    /** Lists, and answers that say revoked, stand there. */
    void toldOf(long generation) {
        told = generation;
        untold = Optional.empty();
    }

    void allCopied(long generation) {
        copied = generation;
        incomplete = Optional.empty();
    }

    /** Kebab-case words. */
    List<String> late(Instant now) {
        List<String> late = new ArrayList<>();
        if (untold.filter(since -> since.plus(REVOCATIONS_LATE).isBefore(now)).isPresent()) {
            late.add("revocations-not-copied");
        }
        if (incomplete.filter(since -> since.plus(ANSWERS_LATE).isBefore(now)).isPresent()) {
            late.add("answers-not-copied");
        }
        return late;
    }
}
