package org.toroku.matching;

import java.util.Locale;
import java.util.regex.Pattern;

/** When two ways of writing a name are taken for one person: wherever people must be kept apart, and where they are searched. */
public final class PersonName {
    private static final int TO_KATAKANA = 'ァ' - 'ぁ';

    /** Nobody sees them, so nobody is another person by them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}\u034F\u115F\u1160\u3164\uFFA0]");

    private PersonName() {}

    /** All that {@link Fold} makes of a name, without characters that nobody sees, in katakana and small letters. */
    public static String folded(String name) {
        StringBuilder katakana = new StringBuilder();
        Fold.apply(Fold.NAME, UNSEEN.matcher(name).replaceAll(""))
                .codePoints()
                .map(c -> c >= 'ぁ' && c <= 'ゖ' ? c + TO_KATAKANA : c)
                .forEach(katakana::appendCodePoint);
        return katakana.toString().toLowerCase(Locale.ROOT);
    }
}
