package org.toroku.letters;

import java.util.regex.Pattern;

/** The code of a case as printed and scanned, check character included. */
public record CaseCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9](?:[A-Z0-9-]{2,38})[A-Z0-9]");

    public CaseCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a case code is of capitals, digits and hyphens");
        }
    }

    /** What a scanner reads on a sheet of this case. */
    public String onSheet(String sheet) {
        return "TOROKU:" + value + ":" + sheet;
    }

    /** What a scanner reads on the sheet that parts this case from the one before it. */
    public String onSeparator() {
        return "TOROKU-SEP:" + value;
    }
}
