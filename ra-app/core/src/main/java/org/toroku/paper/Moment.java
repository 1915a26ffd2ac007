package org.toroku.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Time as PostgreSQL keeps it: microseconds, in UTC. */
final class Moment {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private Moment() {}

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    /** The day on which it was in Japan. */
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, JAPAN);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
