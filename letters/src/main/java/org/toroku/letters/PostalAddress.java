package org.toroku.letters;

import org.toroku.letters.type.Sheet;
import org.toroku.letters.type.Style;

/** @param postalCode as {@code 100-0013}, without 〒; empty where none is known */
public record PostalAddress(String postalCode, String text) {
    String postalLine() {
        return "〒" + postalCode;
    }

    /** Where the address does not fit one line, the building begins the next, as on an envelope. */
    String broken(Sheet sheet, Style style, float width) {
        int space = text.indexOf('　');
        return space < 0 || sheet.width(text, style) <= width
                ? text
                : text.substring(0, space) + "\n" + text.substring(space + 1);
    }

    @Override
    public String toString() {
        return "PostalAddress[masked]";
    }
}
