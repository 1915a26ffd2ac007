package org.toroku.boot.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.toroku.ca.signing.CrlAnswer;
import org.toroku.ca.signing.SigningCa;

/** The CRL that verifiers are given: made anew when asked for and no longer fresh, so that asking costs no signature. */
@Component
class CrlShelf {
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final SigningCa ca;
    private final Clock clock;
    private CrlAnswer.@Nullable Made newest;

    CrlShelf(SigningCa ca, Clock clock) {
        this.ca = ca;
        this.clock = clock;
    }

    /** While the token is away the last CRL is given, as long as it says of itself that it is valid. */
    synchronized CrlAnswer current() {
        Instant now = clock.instant();
        CrlAnswer.Made kept = newest;
        if (kept != null && now.isBefore(kept.thisUpdate().plus(FRESH))) {
            return kept;
        }
        return switch (ca.crl()) {
            case CrlAnswer.Made made -> {
                newest = made;
                yield made;
            }
            case CrlAnswer.Unavailable unavailable ->
                kept != null && now.isBefore(kept.nextUpdate()) ? kept : unavailable;
        };
    }
}
