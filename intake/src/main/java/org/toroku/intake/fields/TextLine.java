package org.toroku.intake.fields;

import java.util.Collection;
import java.util.List;
import org.toroku.intake.Box;

/** Characters from left to right. Never empty. */
record TextLine(List<Glyph> glyphs) {
    /** More room than this, in characters, is between cells and not within one. */
    static final double CELL_GAP = 2.5;

    private static final double WORD_GAP = 0.6;

    TextLine {
        glyphs = List.copyOf(glyphs);
    }

    /** Without any spaces, one {@code char} for each glyph: what is outside the first plane becomes U+FFFD. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Glyph glyph : glyphs) {
            text.append(Character.isBmpCodePoint(glyph.character()) ? (char) glyph.character() : '\uFFFD');
        }
        return text.toString();
    }

    /** With an ideographic space for each gap between words. */
    String spacedText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < glyphs.size(); i++) {
            if (i > 0 && gap(i) > WORD_GAP) {
                text.append('\u3000');
            }
            text.appendCodePoint(glyphs.get(i).character());
        }
        return text.toString();
    }

    /** Room before the {@code i}th glyph, in characters. */
    double gap(int i) {
        Glyph before = glyphs.get(i - 1);
        Glyph here = glyphs.get(i);
        return (here.x() - before.right()) / Math.max(size(), 1);
    }

    /** Whether the {@code i}th glyph begins the line or a cell. */
    boolean startsSegment(int i) {
        return i == 0 || gap(i) > WORD_GAP;
    }

    /** The first glyphs up to the first wide gap. */
    TextLine firstCell() {
        for (int i = 1; i < glyphs.size(); i++) {
            if (gap(i) > CELL_GAP) {
                return part(0, i);
            }
        }
        return this;
    }

    TextLine part(int from, int to) {
        return new TextLine(glyphs.subList(from, to));
    }

    /** Height of the median glyph. */
    double size() {
        return glyphs.stream()
                .mapToDouble(Glyph::size)
                .sorted()
                .skip(glyphs.size() / 2)
                .findFirst()
                .orElse(1);
    }

    double y() {
        return glyphs.stream().mapToDouble(Glyph::y).average().orElseThrow();
    }

    double left() {
        return glyphs.getFirst().x();
    }

    double right() {
        return glyphs.getLast().right();
    }

    double confidence() {
        return glyphs.stream()
                .mapToDouble(glyph -> glyph.source().confidence())
                .average()
                .orElse(0);
    }

    static List<Box> sources(Collection<TextLine> lines) {
        return lines.stream()
                .flatMap(line -> line.glyphs().stream())
                .map(glyph -> glyph.source().box())
                .distinct()
                .toList();
    }
}
