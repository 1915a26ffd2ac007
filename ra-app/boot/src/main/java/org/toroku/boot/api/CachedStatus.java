package org.toroku.boot.api;

import java.time.Duration;
import java.time.Instant;

/** What caches are told about lists and answers: short, so that a revocation is not hidden behind what they keep. */
public record CachedStatus(Duration longest) {
    String control(Instant nextUpdate, Instant now) {
        Duration left = Duration.between(now, nextUpdate);
        long seconds = Math.max(0, Math.min(longest.toSeconds(), left.toSeconds()));
        return "max-age=" + seconds + ", public, no-transform, must-revalidate";
    }
}
