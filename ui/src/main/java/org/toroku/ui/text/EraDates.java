package org.toroku.ui.text;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Days of their own lives as people in Japan write them: by era or in the common calendar, with marks or without, in any
 * width. Nothing is guessed: two digits without an era are no year, and nobody was born in a year that an era did not have
 * (papers name such years, and are read elsewhere).
 */
public final class EraDates {
    private static final String NUMBERS = "(元|\\d{1,2})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,2})日?";
    private static final Pattern BY_ERA =
            Pattern.compile("(明治|大正|昭和|平成|令和|[MTSHR明大昭平令])\\.?" + NUMBERS, Pattern.CASE_INSENSITIVE);
    private static final Pattern BY_ERA_BARE =
            Pattern.compile("([MTSHR])(\\d{2})(\\d{2})(\\d{2})", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMON =
            Pattern.compile("(?:西暦)?(\\d{4})(?:年|[./-])(\\d{1,2})(?:月|[./-])(\\d{1,2})日?");
    private static final Pattern COMMON_BARE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern WITHOUT_ERA = Pattern.compile(NUMBERS + "|\\d{6}");

    private static final String DIGITS = "〇一二三四五六七八九";

    /** Beside other digits 一 may be meant as a hyphen: nothing is read there. */
    private static final Pattern KANJI = Pattern.compile("(?<!\\d)[〇零一二三四五六七八九十]+(?!\\d)");

    private static final Pattern TENS = Pattern.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)");

    private EraDates() {}

    /** What was understood. */
    public sealed interface Read {
        record Day(LocalDate day) implements Read {}

        /** {@code code}: not-a-date, era-missing, no-such-day, before-era, after-era. */
        record Wrong(String code) implements Read {}
    }

    /** The law's days: each era ends with the day on which the next is proclaimed, the last two with the day before. */
    private enum Era {
        MEIJI('M', "明治", 1868, LocalDate.of(1868, 1, 25), LocalDate.of(1912, 7, 30)),
        TAISHO('T', "大正", 1912, LocalDate.of(1912, 7, 30), LocalDate.of(1926, 12, 25)),
        SHOWA('S', "昭和", 1926, LocalDate.of(1926, 12, 25), LocalDate.of(1989, 1, 7)),
        HEISEI('H', "平成", 1989, LocalDate.of(1989, 1, 8), LocalDate.of(2019, 4, 30)),
        REIWA('R', "令和", 2019, LocalDate.of(2019, 5, 1), LocalDate.MAX);

        private final char letter;
        private final String name;
        private final int firstYear;
        private final LocalDate from;
        private final LocalDate to;

        Era(char letter, String name, int firstYear, LocalDate from, LocalDate to) {
            this.letter = letter;
            this.name = name;
            this.firstYear = firstYear;
            this.from = from;
            this.to = to;
        }

        private static Era named(String typed) {
            char first = Character.toUpperCase(typed.charAt(0));
            return Arrays.stream(values())
                    .filter(era -> era.letter == first || era.name.charAt(0) == first)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** {@code typed} is not blank. */
    public static Read read(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\u2010-\\u2015\\u2212\\u30FC]", "-")
                .replaceAll("\\s", "");
        plain = KANJI.matcher(plain).replaceAll(found -> inDigits(found.group()));
        for (Pattern pattern : new Pattern[] {BY_ERA, BY_ERA_BARE}) {
            Matcher found = pattern.matcher(plain);
            if (found.matches()) {
                return byEra(found);
            }
        }
        for (Pattern pattern : new Pattern[] {COMMON, COMMON_BARE}) {
            Matcher found = pattern.matcher(plain);
            if (found.matches()) {
                return day(number(found, 1), number(found, 2), number(found, 3));
            }
        }
        return new Read.Wrong(WITHOUT_ERA.matcher(plain).matches() ? "era-missing" : "not-a-date");
    }

    /** 五十五 and 五五 as 55, 一九八〇 as 1980; what is no number stays as it is. */
    private static String inDigits(String kanji) {
        Matcher tens = TENS.matcher(kanji);
        if (tens.matches()) {
            int ten = tens.group(1).isEmpty() ? 1 : DIGITS.indexOf(tens.group(1));
            int one = tens.group(2).isEmpty() ? 0 : DIGITS.indexOf(tens.group(2));
            return String.valueOf(ten * 10 + one);
        }
        return kanji.contains("十")
                ? kanji
                : kanji.replace('零', '〇')
                        .chars()
                        .mapToObj(digit -> String.valueOf(DIGITS.indexOf(digit)))
                        .collect(Collectors.joining());
    }

    private static Read byEra(Matcher found) {
        Era era = Era.named(found.group(1));
        int year = found.group(2).equals("元") ? 1 : number(found, 2);
        if (year == 0) {
            return new Read.Wrong("no-such-day");
        }
        Read read = day(era.firstYear + year - 1, number(found, 3), number(found, 4));
        if (read instanceof Read.Day(LocalDate day)) {
            if (day.isBefore(era.from)) {
                return new Read.Wrong("before-era");
            }
            if (day.isAfter(era.to)) {
                return new Read.Wrong("after-era");
            }
        }
        return read;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static Read day(int year, int month, int dayOfMonth) {
        try {
            return new Read.Day(IsoChronology.INSTANCE.date(year, month, dayOfMonth));
        } catch (DateTimeException noSuchDay) {
            return new Read.Wrong("no-such-day");
        }
    }

    /** As 昭和55年2月17日; empty before the first era of the list. */
    public static Optional<String> byEra(LocalDate day) {
        return Arrays.stream(Era.values())
                .filter(era -> !day.isBefore(era.from))
                .reduce((earlier, later) -> later)
                .map(era -> {
                    int year = day.getYear() - era.firstYear + 1;
                    return era.name + (year == 1 ? "元" : Integer.toString(year)) + "年" + day.getMonthValue() + "月"
                            + day.getDayOfMonth() + "日";
                });
    }

    /** As a reader of this language writes it, and as {@link #read} understands it. */
    public static String written(LocalDate day, Locale locale) {
        return Locale.JAPANESE.getLanguage().equals(locale.getLanguage())
                ? byEra(day).orElse(day.toString())
                : day.toString();
    }
}
