package org.toroku.intake.fields;

/**
 * A label where it stands on a page.
 *
 * @param from index of its first glyph in {@code line}, {@code to} index after its last
 * @param exact false where one character was read differently
 */
record Mark(Label label, TextLine line, int from, int to, boolean exact) {
    double left() {
        return line.glyphs().get(from).x();
    }

    double right() {
        return line.glyphs().get(to - 1).right();
    }

    double y() {
        return line.y();
    }

    /** Height of its characters. */
    double size() {
        return line.part(from, to).size();
    }
}
