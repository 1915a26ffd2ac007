package org.toroku.intake.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What stands in the cell that a label names: to its right, perhaps in several lines, or below it. */
record Cells(PageText page, Marks marks) {
    /** How far, in heights of the label, a cell reaches above and below the middle of its label. */
    private static final double ABOVE = 1.6;

    private static final double BELOW = 2.4;
    /** A value in larger print stands a little higher or lower than its label. */
    private static final double SAME = 0.9;

    private static final double UNDER = 3.2;

    /** What stands in the same line as the label, from the top; empty when there is nothing. */
    List<TextLine> beside(Mark mark) {
        return within(mark, mark.y() - SAME * mark.size(), mark.y() + SAME * mark.size());
    }

    /** All lines of the cell, from the top; empty when there is nothing. */
    List<TextLine> linesBeside(Mark mark) {
        return within(mark, mark.y() - reach(mark, -1, ABOVE), mark.y() + reach(mark, 1, BELOW));
    }

    private List<TextLine> within(Mark mark, double top, double bottom) {
        double end = marks.after(mark).map(Mark::left).orElse(Double.MAX_VALUE);
        List<TextLine> found = new ArrayList<>();
        for (TextLine line : page.lines()) {
            if (line.equals(mark.line())) {
                int to = marks.after(mark).map(Mark::from).orElse(line.glyphs().size());
                part(line, mark.to(), to).ifPresent(found::add);
            } else if (line.y() > top && line.y() < bottom && !marks.marks(line)) {
                between(line, mark.right(), end).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The line below, for tables with their labels above. */
    Optional<TextLine> below(Mark mark) {
        double end = marks.after(mark).map(Mark::left).orElse(Double.MAX_VALUE);
        return page.lines().stream()
                .filter(line -> line.y() > mark.y() + 0.8 * mark.size() && line.y() < mark.y() + UNDER * mark.size())
                .filter(line -> !marks.marks(line))
                .flatMap(line -> between(line, mark.left() - mark.size(), end).stream())
                .findFirst();
    }

    /** The line that goes on below {@code text}, flush with it and without a label. */
    Optional<TextLine> continuation(TextLine text) {
        return page.lines().stream()
                .filter(line -> line.y() > text.y() + 0.8 * text.size() && line.y() < text.y() + BELOW * text.size())
                .filter(line -> !marks.marks(line))
                .flatMap(line -> between(line, text.left() - text.size(), Double.MAX_VALUE).stream())
                .filter(line -> Math.abs(line.left() - text.left()) < 1.5 * text.size())
                .findFirst();
    }

    /** The nearest column of vertical writing to the right. */
    Optional<TextLine> column(Mark mark) {
        return page.columns().stream()
                .filter(column -> column.left() > mark.right() - mark.size()
                        && column.top() - mark.size() < mark.y()
                        && mark.y() < column.bottom() + mark.size())
                .min(Comparator.comparingDouble(PageText.Column::left))
                .map(PageText.Column::text);
    }

    /** Half the way to the next label above (-1) or below (1) that stands flush with this one. */
    private double reach(Mark mark, int direction, double most) {
        double nearest = marks.all().stream()
                .filter(other -> Math.abs(other.left() - mark.left()) < 3 * mark.size())
                .mapToDouble(other -> direction * (other.y() - mark.y()))
                .filter(distance -> distance > 0.5 * mark.size())
                .min()
                .orElse(Double.MAX_VALUE);
        return Math.min(nearest / 2, most * mark.size());
    }

    private static Optional<TextLine> between(TextLine line, double from, double to) {
        List<Glyph> inside = line.glyphs().stream()
                .filter(glyph -> glyph.x() >= from && glyph.right() <= to)
                .toList();
        return inside.isEmpty() ? Optional.empty() : Optional.of(new TextLine(inside));
    }

    private static Optional<TextLine> part(TextLine line, int from, int to) {
        int start = from < to && line.glyphs().get(from).character() == ':' ? from + 1 : from;
        return start < to ? Optional.of(line.part(start, to)) : Optional.empty();
    }
}
