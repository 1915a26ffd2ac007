package org.toroku.intake.fields;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as Japanese papers write them: 昭和58年4月1日, 令和元年, 平成三十一年四月三十日, S58.4.1, R8-2-3, 2026年11月5日,
 * 2026/11/05, 1983年(昭和58年)4月1日. Strict: a day that does not exist is none, and is never moved to a neighbour.
 */
public final class EraDate {
    private static final String NUMBER = "(元|[0-9]{1,4}|[〇零一二三四五六七八九十百]{1,5})";
    private static final String SMALL = "([0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})";
    private static final String ERA = "(明治|大正|昭和|平成|令和|(?<![A-Za-z])[MTSHRmtshr](?=[0-9元.]))";
    private static final Pattern DATE = Pattern.compile("(?:" + ERA + "\\.?)?(?<![0-9])" + NUMBER
            + "(?:年(?:\\(" + ERA + NUMBER + "年\\))?" + SMALL + "月" + SMALL + "日"
            + "|([./・-])" + SMALL + "\\7" + SMALL + "(?![0-9]))");

    private EraDate() {}

    /** A date and where in the text it stands. */
    record Found(DateReading reading, int start, int end) {}

    /** Reads {@code text}, which is a date and nothing else. */
    public static DateReading read(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        List<Found> found = find(plain);
        return found.size() == 1
                        && found.getFirst().start() == 0
                        && found.getFirst().end() == plain.length()
                ? found.getFirst().reading()
                : new DateReading.NotADate();
    }

    /** All dates in {@code text}, which is in NFKC and has no spaces. */
    static List<Found> find(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = DATE.matcher(text);
        while (matcher.find()) {
            read(matcher.toMatchResult())
                    .ifPresent(reading -> found.add(new Found(reading, matcher.start(), matcher.end())));
        }
        return found;
    }

    /** Empty for what only looks like a date, such as 3-12-5 of an address. */
    private static Optional<DateReading> read(MatchResult match) {
        boolean spelled = match.group(7) == null;
        int year = number(match.group(2));
        int month = number(match.group(spelled ? 5 : 8));
        int day = number(match.group(spelled ? 6 : 9));
        if (match.group(1) == null && year < 1800) {
            // 8年2月3日 without an era could be any; 3-12-5 is a house
            return spelled ? Optional.of(new DateReading.NoSuchDay()) : Optional.empty();
        }
        Optional<LocalDate> read = day(match.group(1), year, month, day);
        if (match.group(3) != null) {
            Optional<LocalDate> again = day(match.group(3), number(match.group(4)), month, day);
            read = read.filter(one -> again.filter(one::equals).isPresent());
        }
        return Optional.of(read.<DateReading>map(DateReading.Dated::new).orElseGet(DateReading.NoSuchDay::new));
    }

    private static Optional<LocalDate> day(String era, int year, int month, int day) {
        return era == null
                ? Era.gregorian(year, month, day)
                : Era.of(era).flatMap(known -> known.day(year, month, day));
    }

    private static int number(String written) {
        if (written.equals("元")) {
            return 1;
        }
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        return written.chars().anyMatch(c -> c == '十' || c == '百') ? withUnits(written) : positional(written);
    }

    /** 二〇二六. */
    private static int positional(String kanji) {
        return kanji.chars().map(EraDate::digit).reduce(0, (sum, digit) -> sum * 10 + digit);
    }

    /** 三十一. */
    private static int withUnits(String kanji) {
        int sum = 0;
        int digit = -1;
        for (int i = 0; i < kanji.length(); i++) {
            int unit = kanji.charAt(i) == '十' ? 10 : kanji.charAt(i) == '百' ? 100 : 0;
            if (unit > 0) {
                sum += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
            } else {
                digit = digit(kanji.charAt(i));
            }
        }
        return sum + Math.max(digit, 0);
    }

    private static int digit(int kanji) {
        return kanji == '零' ? 0 : "〇一二三四五六七八九".indexOf(kanji);
    }
}
