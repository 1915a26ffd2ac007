package org.toroku.organisation;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** 法人番号: 13 digits, the first of which checks the others (法人番号の指定等に関する省令 第2条). */
final class CorporateNumber {
    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{12}");

    private CorporateNumber() {}

    /** As it is kept, of what was typed or pasted: in groups, with hyphens of any script, in wide digits. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}\u2212\u30FC]", "");
    }

    static boolean valid(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return false;
        }
        int sum = 0;
        for (int n = 1; n <= 12; n++) {
            int digit = text.charAt(13 - n) - '0';
            sum += digit * (n % 2 == 1 ? 1 : 2);
        }
        return text.charAt(0) - '0' == 9 - sum % 9;
    }
}
