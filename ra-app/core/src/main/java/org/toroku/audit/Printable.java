package org.toroku.audit;

import java.util.regex.Pattern;

/**
 * Text as people type it. Control and format characters, halves of surrogate pairs, private use and unassigned code
 * points do not belong into a record: they reorder, hide or end what is shown, and some cannot even be stored.
 */
public final class Printable {
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private Printable() {}

    public static boolean line(String text) {
        return !UNPRINTABLE.matcher(text).find();
    }

    /** Where lines may be broken. */
    public static boolean sentences(String text) {
        return line(text.replace("\n", ""));
    }
}
