package org.toroku.intake.fields;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * Eras with the days on which they began and ended; the last day of one is not the first of the next. Meiji counts from
 * 1873 only, before which the months were those of the moon.
 */
enum Era {
    MEIJI("明治", 'M', LocalDate.of(1873, 1, 1), LocalDate.of(1912, 7, 29), 1867),
    TAISHO("大正", 'T', LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 24), 1911),
    SHOWA("昭和", 'S', LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7), 1925),
    HEISEI("平成", 'H', LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30), 1988),
    REIWA("令和", 'R', LocalDate.of(2019, 5, 1), LocalDate.of(2099, 12, 31), 2018);

    private final String kanji;
    private final char letter;
    private final LocalDate first;
    private final LocalDate last;
    private final int yearBefore;

    Era(String kanji, char letter, LocalDate first, LocalDate last, int yearBefore) {
        this.kanji = kanji;
        this.letter = letter;
        this.first = first;
        this.last = last;
        this.yearBefore = yearBefore;
    }

    /** By its name or its initial. */
    static Optional<Era> of(String written) {
        return Arrays.stream(values())
                .filter(era -> era.kanji.equals(written) || written.equalsIgnoreCase(String.valueOf(era.letter)))
                .findFirst();
    }

    /** The day, if the calendar and this era have it. */
    Optional<LocalDate> day(int year, int month, int dayOfMonth) {
        return gregorian(yearBefore + year, month, dayOfMonth)
                .filter(day -> year > 0 && !day.isBefore(first) && !day.isAfter(last));
    }

    static Optional<LocalDate> gregorian(int year, int month, int dayOfMonth) {
        try {
            return Optional.of(LocalDate.of(year, month, dayOfMonth));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
