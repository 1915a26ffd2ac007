package org.toroku.pki.x509;

import java.util.regex.Pattern;

/**
 * Letters and marks of which nothing is seen (Default_Ignorable_Code_Point, and the blank of Braille). Two texts that look
 * the same are not, and a name of nothing else looks empty. The selectors of a character's variant belong behind it.
 */
public final class InvisibleText {
    private static final String SELECTORS = "\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}";

    private static final String UNSEEN =
            "\\x{AD}\\x{34F}\\x{61C}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}"
                    + "\\x{200B}-\\x{200F}\\x{202A}-\\x{202E}\\x{2060}-\\x{206F}\\x{2800}\\x{3164}\\x{FEFF}\\x{FFA0}"
                    + "\\x{FFF0}-\\x{FFF8}\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}"
                    + "\\x{E0000}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}";

    private static final Pattern VARIANT_OR_INVISIBLE =
            Pattern.compile("(?<variant>\\p{IsHan}[" + SELECTORS + "])|[" + UNSEEN + SELECTORS + "]");

    private InvisibleText() {}

    public static boolean in(String text) {
        return VARIANT_OR_INVISIBLE.matcher(text).results().anyMatch(found -> found.group("variant") == null);
    }

    /** With the numbers of such characters in their place, for whoever has to see them. */
    public static String named(String text) {
        return VARIANT_OR_INVISIBLE
                .matcher(text)
                .replaceAll(found -> found.group("variant") == null
                        ? "U+%04X".formatted(found.group().codePointAt(0))
                        : found.group());
    }
}
