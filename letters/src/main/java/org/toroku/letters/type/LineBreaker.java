package org.toroku.letters.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Fills lines from the left and gives back to the next line what {@link Kinsoku} forbids at an edge (追い出し). */
public final class LineBreaker {
    private final IntToDoubleFunction advance;

    /** @param advance of a character, in the unit of the widths given to {@link #lines} */
    public LineBreaker(IntToDoubleFunction advance) {
        this.advance = advance;
    }

    /** The lines of a text; a line feed ends a paragraph. No line is wider than {@code width} unless one character is. */
    public List<String> lines(String text, double width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            fill(paragraph.codePoints().toArray(), width, lines);
        }
        return List.copyOf(lines);
    }

    private void fill(int[] text, double width, List<String> lines) {
        int from = 0;
        do {
            int fits = howManyFit(text, from, width);
            int end = fits == text.length ? fits : lastBreak(text, from, fits);
            lines.add(trimmed(text, from, end));
            from = end;
            while (from > 0 && from < text.length && text[from] == ' ') {
                from++;
            }
        } while (from < text.length);
    }

    /** The first index that no longer fits, at least one further than {@code from}; spaces may hang over the edge. */
    private int howManyFit(int[] text, int from, double width) {
        double used = 0;
        for (int i = from; i < text.length; i++) {
            used += advance.applyAsDouble(text[i]);
            if (used > width + 1e-6 && !Kinsoku.isSpace(text[i])) {
                return Math.max(i, from + 1);
            }
        }
        return text.length;
    }

    private static int lastBreak(int[] text, int from, int fits) {
        for (int end = fits; end > from; end--) {
            if (Kinsoku.mayBreak(text[end - 1], text[end])) {
                return end;
            }
        }
        // One word longer than the line, or brackets without end: break where the box ends rather than leave it.
        return fits;
    }

    private static String trimmed(int[] text, int from, int end) {
        int last = end;
        while (last > from && end < text.length && Kinsoku.isSpace(text[last - 1])) {
            last--;
        }
        return new String(text, from, last - from);
    }
}
