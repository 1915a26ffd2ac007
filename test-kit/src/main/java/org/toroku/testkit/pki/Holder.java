package org.toroku.testkit.pki;

/**
 * What a signature certificate says of its holder, each item exactly as it is written into the certificate.
 *
 * @param name family name, full-width space, given name
 * @param nameFlags one 0 or 1 for each character of {@code name}; 1 = substitute character
 * @param sex 1 male, 2 female, anything else unknown
 * @param birthDate era digit (0 unknown, 1 Meiji to 5 Reiwa), then the Gregorian date, zeros where unknown
 * @param address from the prefecture on, at most 200 characters
 * @param addressFlags one 0 or 1 for each character of {@code address}
 */
public record Holder(String name, String nameFlags, String sex, String birthDate, String address, String addressFlags) {

    /** A holder without substitute characters. */
    public static Holder of(String name, String sex, String birthDate, String address) {
        return new Holder(name, zeros(name), sex, birthDate, address, zeros(address));
    }

    /** The same holder, whose name has a substitute for the character at {@code position} (from 0). */
    public Holder withSubstituteInName(int position) {
        return new Holder(name, flag(nameFlags, position), sex, birthDate, address, addressFlags);
    }

    /** The same holder, whose address has a substitute for the character at {@code position} (from 0). */
    public Holder withSubstituteInAddress(int position) {
        return new Holder(name, nameFlags, sex, birthDate, address, flag(addressFlags, position));
    }

    private static String zeros(String text) {
        return "0".repeat(text.codePointCount(0, text.length()));
    }

    private static String flag(String flags, int position) {
        return flags.substring(0, position) + "1" + flags.substring(position + 1);
    }

    /** Names nobody, so that a holder in a log or a failed assertion discloses nothing. */
    @Override
    public String toString() {
        return "Holder[masked]";
    }
}
