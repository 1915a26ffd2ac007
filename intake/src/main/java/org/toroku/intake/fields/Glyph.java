package org.toroku.intake.fields;

import org.toroku.intake.Word;

/**
 * A character with its place on the page set upright, where lines run from left to right.
 *
 * @param x left, {@code y} middle of its line
 * @param size height, which is about the width of a kanji
 * @param source the word it is part of
 */
record Glyph(int character, double x, double y, double width, double size, Word source) {
    double right() {
        return x + width;
    }
}
