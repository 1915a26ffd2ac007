package org.toroku.letters;

/** @param postalCode as {@code 100-0013}, without 〒 */
public record PostalAddress(String postalCode, String text) {
    String postalLine() {
        return "〒" + postalCode;
    }

    @Override
    public String toString() {
        return "PostalAddress[masked]";
    }
}
