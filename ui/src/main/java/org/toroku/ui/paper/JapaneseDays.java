package org.toroku.ui.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.toroku.enrolment.Deadline;

/** Days as the house counts them, in Japan. */
final class JapaneseDays {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private JapaneseDays() {}

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    /** First instant after {@code day}. */
    static Instant endOf(LocalDate day) {
        return Deadline.endOf(day).at();
    }
}
