package org.toroku.testkit.paper;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.temporal.ChronoField;

/** Writes dates as municipalities print them. */
final class JapaneseDates {
    private JapaneseDates() {}

    /** 昭和58年4月1日, 令和元年5月1日. */
    static String era(LocalDate day) {
        return eraYear(day) + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 昭和58年, 令和元年. */
    static String eraYear(LocalDate day) {
        int year = yearOfEra(day);
        return eraName(day) + (year == 1 ? "元" : String.valueOf(year)) + "年";
    }

    /** 令和06年05月01日. */
    static String padded(LocalDate day) {
        return "%s%02d年%02d月%02d日".formatted(eraName(day), yearOfEra(day), day.getMonthValue(), day.getDayOfMonth());
    }

    private static String eraName(LocalDate day) {
        return switch (JapaneseDate.from(day).getEra().getValue()) {
            case -1 -> "明治";
            case 0 -> "大正";
            case 1 -> "昭和";
            case 2 -> "平成";
            case 3 -> "令和";
            default -> throw new IllegalArgumentException("no era name for " + day);
        };
    }

    private static int yearOfEra(LocalDate day) {
        return JapaneseDate.from(day).get(ChronoField.YEAR_OF_ERA);
    }
}
