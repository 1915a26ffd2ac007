package org.toroku.paper;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The code of a case as printed: case number and check character, so that a typing error names no other case. ISO/IEC
 * 7064, MOD 37,36: every single wrong character and every swap of neighbours is found.
 */
record CaseCode(String caseNumber, char check) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("P-?(\\d{4})-?(\\d{6,9})-?([0-9A-Z])");

    static CaseCode of(String caseNumber) {
        return new CaseCode(caseNumber, check(caseNumber));
    }

    /** What somebody typed or a scanner read. */
    sealed interface Reading {
        record Read(CaseCode code) implements Reading {}

        record WrongCheckCharacter() implements Reading {}

        record Unreadable() implements Reading {}
    }

    static Reading read(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\u2010-\u2015\u2212\u30FC]", "-")
                .replaceAll("-+", "-");
        Matcher matcher = SHAPE.matcher(plain);
        if (!matcher.matches()) {
            return new Reading.Unreadable();
        }
        CaseCode code = of("P-" + matcher.group(1) + "-" + matcher.group(2));
        return code.check() == matcher.group(3).charAt(0) ? new Reading.Read(code) : new Reading.WrongCheckCharacter();
    }

    private static char check(String caseNumber) {
        int remainder = 36;
        for (int i = 0; i < caseNumber.length(); i++) {
            int value = ALPHABET.indexOf(caseNumber.charAt(i));
            if (value >= 0) {
                int sum = (remainder + value) % 36;
                remainder = (sum == 0 ? 36 : sum) * 2 % 37;
            }
        }
        return ALPHABET.charAt((37 - remainder) % 36);
    }

    String text() {
        return caseNumber + "-" + check;
    }
}
