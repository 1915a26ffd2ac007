package org.toroku.matching;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as documents write them: 1980-02-17, 昭和55年2月17日, S55.2.17, 令和元年5月1日. */
final class WrittenDate {
    private static final Pattern SHAPE = Pattern.compile(
            "(明治|大正|昭和|平成|令和|[MTSHR])?\\s*(元|\\d{1,4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?");
    private static final Map<String, LocalDate> BEGINS = Map.of(
            "明治", LocalDate.of(1868, 1, 25),
            "大正", LocalDate.of(1912, 7, 30),
            "昭和", LocalDate.of(1926, 12, 25),
            "平成", LocalDate.of(1989, 1, 8),
            "令和", LocalDate.of(2019, 5, 1));
    private static final Map<String, String> LETTERS = Map.of("M", "明治", "T", "大正", "S", "昭和", "H", "平成", "R", "令和");

    private WrittenDate() {}

    static Optional<LocalDate> parse(String written) {
        return read(written) instanceof Reading.Day(var date) ? Optional.of(date) : Optional.empty();
    }

    /** What was written, or which part of it keeps it from being a date. */
    sealed interface Reading {
        record Day(LocalDate date) implements Reading {}

        record None(DocumentMatching.DateFault fault) implements Reading {}
    }

    static Reading read(String written) {
        Matcher matcher = SHAPE.matcher(
                Normalizer.normalize(written, Normalizer.Form.NFKC).strip());
        if (!matcher.matches()) {
            return new Reading.None(DocumentMatching.DateFault.SHAPE);
        }
        int year = matcher.group(2).equals("元") ? 1 : Integer.parseInt(matcher.group(2));
        int month = Integer.parseInt(matcher.group(3));
        int day = Integer.parseInt(matcher.group(4));
        String era = matcher.group(1);
        if (era == null && (year < 1000 || matcher.group(2).equals("元"))) {
            return new Reading.None(DocumentMatching.DateFault.YEAR);
        }
        LocalDate begin = era == null
                ? LocalDate.of(1, 1, 1)
                : Objects.requireNonNull(BEGINS.get(LETTERS.getOrDefault(era, era)));
        Optional<LocalDate> first = first(begin.getYear() + year - 1, month);
        if (first.isEmpty()) {
            return new Reading.None(DocumentMatching.DateFault.MONTH);
        }
        if (day < 1 || day > first.get().lengthOfMonth()) {
            return new Reading.None(DocumentMatching.DateFault.DAY);
        }
        LocalDate date = first.get().withDayOfMonth(day);
        // a year before its era is a misreading, not a date
        return date.isBefore(begin) ? new Reading.None(DocumentMatching.DateFault.YEAR) : new Reading.Day(date);
    }

    private static Optional<LocalDate> first(int year, int month) {
        return month < 1 || month > 12 ? Optional.empty() : Optional.of(LocalDate.of(year, month, 1));
    }
}
