package org.toroku.matching;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as documents write them: 1980-02-17, 昭和55年2月17日, S55.2.17, 令和元年5月1日. */
final class WrittenDate {
    private static final Pattern SHAPE = Pattern.compile(
            "(明治|大正|昭和|平成|令和|[MTSHR])?\\s*(元|\\d{1,4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern PARTS =
            Pattern.compile("(\\D*(?:元|\\d+)\\D+)(\\d+\\D+)(\\d+\\D*)", Pattern.UNICODE_CHARACTER_CLASS);
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

    /** One part of a written date with what separates it from the next, and the number that it means. */
    record Part(String text, int number) {
        @Override
        public String toString() {
            return "Part";
        }
    }

    /** Year, month and day as they were written, together the whole text; empty where it is no date. */
    static Optional<List<Part>> parts(String written) {
        Optional<LocalDate> date = parse(written);
        Matcher matcher = PARTS.matcher(written);
        if (date.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                new Part(matcher.group(1), date.get().getYear()),
                new Part(matcher.group(2), date.get().getMonthValue()),
                new Part(matcher.group(3), date.get().getDayOfMonth())));
    }

    private static Optional<LocalDate> first(int year, int month) {
        return month < 1 || month > 12 ? Optional.empty() : Optional.of(LocalDate.of(year, month, 1));
    }
}
