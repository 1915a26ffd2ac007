package org.toroku.ui.paper;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A day as papers carry it and people type it: 令和8年11月12日, R8.11.12, 2026/11/12, 2026-11-12, 20261112. */
final class WrittenDay {
    private static final Pattern PARTS = Pattern.compile(
            "(明治|大正|昭和|平成|令和|[MTSHR])?\\s*(元|\\d{1,4})\\s*[年./-]\\s*(\\d{1,2})\\s*[月./-]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern DIGITS = Pattern.compile("()(\\d{4})(\\d{2})(\\d{2})");
    private static final Map<String, LocalDate> BEGINS = Map.of(
            "明治", LocalDate.of(1868, 1, 25),
            "大正", LocalDate.of(1912, 7, 30),
            "昭和", LocalDate.of(1926, 12, 25),
            "平成", LocalDate.of(1989, 1, 8),
            "令和", LocalDate.of(2019, 5, 1));
    private static final Map<String, String> LETTERS = Map.of("M", "明治", "T", "大正", "S", "昭和", "H", "平成", "R", "令和");

    /** No paper that is sent here is older; a year of one or two digits without its era is not guessed. */
    static final LocalDate EARLIEST = LocalDate.of(1868, 1, 25);

    private WrittenDay() {}

    /** Whether all that is missing is the era, without which a year of one or two digits could be of several. */
    static boolean lacksEra(String typed) {
        Matcher parts = PARTS.matcher(plain(typed));
        return parts.matches()
                && parts.group(1) == null
                && (parts.group(2).equals("元") || parts.group(2).length() <= 2);
    }

    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase(Locale.ROOT);
    }

    /** Empty where it is no day of the calendar. */
    static Optional<LocalDate> read(String typed) {
        String text = plain(typed);
        Matcher parts = PARTS.matcher(text);
        Matcher digits = DIGITS.matcher(text);
        if (parts.matches()) {
            return day(parts);
        }
        return digits.matches() ? day(digits) : Optional.empty();
    }

    private static Optional<LocalDate> day(Matcher parts) {
        String era = Optional.ofNullable(parts.group(1)).orElse("");
        boolean first = parts.group(2).equals("元");
        if (era.isEmpty() && first) {
            return Optional.empty();
        }
        int year = first ? 1 : Integer.parseInt(parts.group(2));
        LocalDate begin = era.isEmpty() ? EARLIEST : Objects.requireNonNull(BEGINS.get(LETTERS.getOrDefault(era, era)));
        try {
            // an era that has ended counts on: licences valid until 平成35年 are in use
            LocalDate day = LocalDate.of(
                    era.isEmpty() ? year : begin.getYear() + year - 1,
                    Integer.parseInt(parts.group(3)),
                    Integer.parseInt(parts.group(4)));
            return Optional.of(day).filter(read -> !read.isBefore(begin));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
