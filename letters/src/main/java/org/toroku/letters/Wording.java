package org.toroku.letters;

import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The words of one language. */
final class Wording {
    private static final DateTimeFormatter ERA = DateTimeFormatter.ofPattern("GGGG", Locale.JAPAN);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    /** The solar calendar began with Meiji 6; no living person was born before. */
    private static final LocalDate FIRST_OF_ERAS = LocalDate.of(1873, 1, 1);

    private final LetterLanguage language;
    private final Map<String, String> words = new HashMap<>();

    Wording(LetterLanguage language, Properties words) {
        this.language = language;
        for (String key : words.stringPropertyNames()) {
            this.words.put(key, words.getProperty(key, ""));
        }
    }

    LetterLanguage language() {
        return language;
    }

    boolean japanese() {
        return language == LetterLanguage.JAPANESE;
    }

    String say(String key) {
        return say(key, Map.of());
    }

    String say(String key, Map<String, String> values) {
        String sentence = words.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return Template.fill(sentence, values);
    }

    /** 令和8年12月25日, or 25 December 2026. */
    String date(LocalDate date) {
        return japanese() ? era(date) : ENGLISH.format(date);
    }

    /** With both counts of years, as birth dates are compared with papers of either kind. */
    String birthDate(LocalDate date) {
        return japanese() ? era(date) + "（" + gregorian(date) + "）" : ENGLISH.format(date) + " (" + era(date) + ")";
    }

    private static String era(LocalDate date) {
        if (date.isBefore(FIRST_OF_ERAS)) {
            return gregorian(date);
        }
        JapaneseDate japanese = JapaneseDate.from(date);
        int year = japanese.get(ChronoField.YEAR_OF_ERA);
        return ERA.format(japanese) + (year == 1 ? "元" : year) + "年" + date.getMonthValue() + "月" + date.getDayOfMonth()
                + "日";
    }

    private static String gregorian(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
