package org.toroku.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Until when something must be done. A term of days ends with its last day (民法141条), in Japan: the instant in which it
 * ends is the first of the next day, which nobody may be told as the day of the deadline.
 *
 * @param at first instant that is too late
 */
public record Deadline(Instant at) {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    public static Deadline endOf(LocalDate day) {
        return new Deadline(day.plusDays(1).atStartOfDay(JAPAN).toInstant());
    }

    /** The end of the day in which {@code instant} lies: who is told a day has all of it. */
    public static Deadline endOfDayOf(Instant instant) {
        return endOf(LocalDate.ofInstant(instant, JAPAN));
    }

    /** The last day on which it can be done. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(at.minusNanos(1), JAPAN);
    }

    /** Whether all of the last day counts. */
    public boolean endsWithTheDay() {
        return at.atZone(JAPAN).toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
