package org.toroku.letters.type;

/** Something on a page that a person should look at before it is posted. Holds no text of the letter beyond one character. */
public sealed interface Warning {
    /** Counted from 1. */
    int page();

    /** No font has the character; 〓 (geta) stands in its place. */
    record CharacterMissing(int page, int codePoint) implements Warning {
        public String notation() {
            return "U+%04X".formatted(codePoint);
        }
    }

    /** A variation selector asked for a form of the character that the font cannot choose; its usual form is printed. */
    record VariantNotShown(int page, int codePoint, int selector) implements Warning {}

    /** The text had to be set smaller than people read with ease. */
    record SetVerySmall(int page, float points) implements Warning {}

    /** The text did not fit its box even at the smallest size; its end is not printed. */
    record Cut(int page) implements Warning {}
}
