package org.toroku.audit;

import java.util.regex.Pattern;
import org.toroku.pki.x509.InvisibleText;

/**
 * Text as people type it. Control and format characters, halves of surrogate pairs, private use and unassigned code
 * points do not belong into a record: they reorder, hide or end what is shown, and some cannot even be stored. Nor do letters
 * and marks that nobody sees.
 */
public final class Printable {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    /** An emoji that is told to be one in colour; only in sentences. */
    private static final Pattern EMOJI_STYLE = Pattern.compile("(?<=\\p{IsEmoji})\uFE0F");

    private Printable() {}

    public static boolean line(String text) {
        return !UNPRINTABLE.matcher(text).find() && !InvisibleText.in(text);
    }

    /** What people type or paste, with the line ends and gaps of other programs as those of ours. */
    public static String typed(String text) {
        return text.replace("\r\n", "\n").replace('\t', ' ').strip();
    }

    /** Where lines may be broken. */
    public static boolean sentences(String text) {
        return line(EMOJI_STYLE.matcher(text).replaceAll("").replace("\n", ""));
    }
}
