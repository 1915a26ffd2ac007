package org.toroku.ca.ceremony;

import java.util.Arrays;

/** A token's PIN while it is needed; never printed. */
final class Pin {
    private final char[] characters;

    /** Takes {@code characters} over; they are wiped with it. */
    Pin(char[] characters) {
        this.characters = characters;
    }

    /** Not a copy, so that there is one thing to wipe. */
    char[] characters() {
        return characters;
    }

    void wipe() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Pin[…]";
    }
}
