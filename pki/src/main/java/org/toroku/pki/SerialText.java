package org.toroku.pki;

import java.text.Normalizer;
import java.util.Locale;

/** The serial number of a certificate in hexadecimal: as people read it, and as they type it. */
public final class SerialText {
    private SerialText() {}

    /** Whole octets in capitals, as certificates have them and as tools show them; leading zero included. */
    public static String shown(String hex) {
        String digits = hex.toUpperCase(Locale.ROOT);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    /** As it is kept: lower case, without leading zeros, and without the colons and blanks that tools put between octets. */
    public static String kept(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[:\\s\\x00]", "")
                .replaceFirst("^0+", "");
    }
}
