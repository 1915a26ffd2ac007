package org.toroku.ui.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.toroku.enrolment.Deadline;

/** Instants, dates and spans as people read them; always Japan Standard Time, in which the law counts its days. */
public final class Moments {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter JAPANESE = DateTimeFormatter.ofPattern("yyyy年M月d日 H:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'JST'", Locale.ENGLISH);

    private static final DateTimeFormatter JAPANESE_BRIEF = DateTimeFormatter.ofPattern("M月d日 H:mm", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_BRIEF = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter JAPANESE_DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter JAPANESE_BRIEF_DAY = DateTimeFormatter.ofPattern("M月d日", Locale.JAPANESE);
    private static final DateTimeFormatter ENGLISH_BRIEF_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Moments() {}

    public static String text(Instant at, Locale locale) {
        return (isEnglish(locale) ? ENGLISH : JAPANESE).format(at.atZone(JAPAN));
    }

    /** Without year and zone, for lists of what is due soon. */
    public static String brief(Instant at, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_BRIEF : JAPANESE_BRIEF).format(at.atZone(JAPAN));
    }

    /** Until when; a term that ends with a day is told by that day, never by the midnight after it. */
    public static String deadline(Instant until, Locale locale) {
        Deadline deadline = new Deadline(until);
        if (!deadline.endsWithTheDay()) {
            return text(until, locale);
        }
        return isEnglish(locale)
                ? "the end of " + ENGLISH_DAY.format(deadline.lastDay()) + " (JST)"
                : JAPANESE_DAY.format(deadline.lastDay()) + "（24時）";
    }

    /** As {@link #deadline}, without year and zone. */
    public static String briefDeadline(Instant until, Locale locale) {
        Deadline deadline = new Deadline(until);
        if (!deadline.endsWithTheDay()) {
            return brief(until, locale);
        }
        return isEnglish(locale)
                ? "end of " + ENGLISH_BRIEF_DAY.format(deadline.lastDay())
                : JAPANESE_BRIEF_DAY.format(deadline.lastDay()) + "（24時）";
    }

    /** A day of a document or of the calendar. */
    public static String text(LocalDate day, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_DAY : JAPANESE_DAY).format(day);
    }

    public static LocalDate day(Instant at) {
        return at.atZone(JAPAN).toLocalDate();
    }

    /** A full hour of a day. */
    public static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(JAPAN).toInstant();
    }

    /** As {@link #span}, and whole seconds up to two minutes. */
    public static String fineSpan(Duration span, Locale locale) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds == 0) {
            return isEnglish(locale) ? "under 1 s" : "1秒未満";
        }
        return seconds < 120 ? seconds + (isEnglish(locale) ? " s" : "秒") : span(span, locale);
    }

    /** Whole minutes up to two hours, then whole hours up to two days, then whole days. */
    public static String span(Duration span, Locale locale) {
        long minutes = Math.max(0, span.toMinutes());
        if (minutes < 120) {
            return minutes + (isEnglish(locale) ? " min" : "分");
        }
        long hours = span.toHours();
        return hours < 48
                ? hours + (isEnglish(locale) ? " h" : "時間")
                : span.toDays() + (isEnglish(locale) ? " days" : "日");
    }

    private static boolean isEnglish(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
    }
}
