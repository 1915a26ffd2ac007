package org.toroku.intake.fields;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

/**
 * The words of one pass, arranged in lines.
 *
 * @param lines from the top to the bottom
 * @param columns of vertical writing, each as the line that it would be if it were horizontal
 */
record PageText(List<TextLine> lines, List<Column> columns) {
    /** Text in vertical writing with the rectangle it takes up on the upright page. */
    record Column(TextLine text, double left, double top, double bottom) {}

    /** @param turn degrees clockwise that set the page upright */
    static PageText of(List<Word> words, double turn) {
        AffineTransform upright = AffineTransform.getRotateInstance(Math.toRadians(turn));
        boolean sideways = Math.round(turn / 90) % 2 != 0;
        List<Column> columns = new ArrayList<>();
        List<List<Glyph>> horizontal = new ArrayList<>();
        for (Word word : words) {
            Box box = word.box();
            Point2D middle = upright.transform(
                    new Point2D.Double(box.x() + box.width() / 2.0, box.y() + box.height() / 2.0), null);
            double width = sideways ? box.height() : box.width();
            double height = sideways ? box.width() : box.height();
            int[] characters = characters(word.text());
            if (characters.length > 1 && height > 1.5 * width) {
                columns.add(column(word, characters, middle, width, height));
            } else if (characters.length > 0) {
                horizontal.add(glyphs(word, characters, middle, width, height));
            }
        }
        return new PageText(lines(horizontal), columns);
    }

    private static int[] characters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .toArray();
    }

    private static List<Glyph> glyphs(Word word, int[] characters, Point2D middle, double width, double height) {
        List<Glyph> glyphs = new ArrayList<>();
        double each = width / characters.length;
        for (int i = 0; i < characters.length; i++) {
            double x = middle.getX() - width / 2 + i * each;
            glyphs.add(new Glyph(characters[i], x, middle.getY(), each, height, word));
        }
        return glyphs;
    }

    private static Column column(Word word, int[] characters, Point2D middle, double width, double height) {
        List<Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < characters.length; i++) {
            glyphs.add(new Glyph(characters[i], middle.getX() + i * width, middle.getY(), width, width, word));
        }
        double top = middle.getY() - height / 2;
        return new Column(new TextLine(glyphs), middle.getX() - width / 2, top, top + height);
    }

    /** Words whose middles are about equally high form a line. */
    private static List<TextLine> lines(List<List<Glyph>> words) {
        List<Row> rows = new ArrayList<>();
        for (List<Glyph> word : words) {
            rows.stream()
                    .filter(row -> row.isBeside(word.getFirst()))
                    .findFirst()
                    .orElseGet(() -> {
                        Row row = new Row();
                        rows.add(row);
                        return row;
                    })
                    .add(word);
        }
        return rows.stream()
                .map(Row::line)
                .sorted(Comparator.comparingDouble(TextLine::y))
                .toList();
    }

    /** A line in the making. */
    private static final class Row {
        /** Words that the reader gave one after the other: their boxes may overlap, their order is right. */
        private final List<List<Glyph>> runs = new ArrayList<>();

        private double y;
        private double size;
        private int count;

        boolean isBeside(Glyph glyph) {
            return Math.abs(y - glyph.y()) < 0.45 * Math.max(size, glyph.size());
        }

        void add(List<Glyph> word) {
            Glyph first = word.getFirst();
            List<Glyph> last = runs.isEmpty() ? List.of() : runs.getLast();
            if (last.isEmpty()
                    || first.x() < last.getLast().x() - last.getLast().size()) {
                runs.add(new ArrayList<>(word));
            } else {
                last.addAll(word);
            }
            size = Math.max(size, first.size());
            for (Glyph glyph : word) {
                y += (glyph.y() - y) / ++count;
            }
        }

        TextLine line() {
            return new TextLine(runs.stream()
                    .sorted(Comparator.comparingDouble(run -> run.getFirst().x()))
                    .flatMap(List::stream)
                    .toList());
        }
    }
}
