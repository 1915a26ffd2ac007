package org.toroku.audit;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * My Numbers (個人番号) in what people type. Nobody may write one down here (番号法20), and what is sealed in the book cannot
 * be taken out of it again. Twelve digits in one, or in groups of one size, whose last one fits.
 */
public final class MyNumberText {
    private static final String BETWEEN = "[\\s\\p{Pd}\\u2212\\u30FC.,・]";

    private static final Pattern TWELVE = Pattern.compile("(?<![0-9])(?:[0-9]{12}|"
            + IntStream.of(1, 2, 3, 4, 6).mapToObj(MyNumberText::grouped).collect(Collectors.joining("|"))
            + ")(?![0-9])");

    private MyNumberText() {}

    /** Twelve digits in groups of one size, the same between all of them. */
    private static String grouped(int size) {
        String digits = "[0-9]{" + size + "}";
        return digits + "(?<between" + size + ">" + BETWEEN + ")" + digits + "(?:\\k<between" + size + ">" + digits
                + "){" + (12 / size - 2) + "}";
    }

    public static boolean in(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC);
        Matcher matcher = TWELVE.matcher(text);
        while (matcher.find()) {
            if (!isNumbered(text, matcher.start()) && fits(matcher.group().replaceAll("[^0-9]", ""))) {
                return true;
            }
        }
        return false;
    }

    /** As the number of a licence is written, which has twelve digits too. */
    private static boolean isNumbered(String text, int start) {
        int before = start - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before >= 0 && text.charAt(before) == '第';
    }

    /** 番号法の規定による通知カード等に関する省令 5条: weights 2 to 7, then 2 to 6, from the last but one digit on. */
    private static boolean fits(String digits) {
        int sum = 0;
        for (int n = 1; n <= 11; n++) {
            sum += (digits.charAt(11 - n) - '0') * (n <= 6 ? n + 1 : n - 5);
        }
        int rest = sum % 11;
        return (rest <= 1 ? 0 : 11 - rest) == digits.charAt(11) - '0';
    }
}
