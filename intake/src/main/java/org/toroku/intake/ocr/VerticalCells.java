package org.toroku.intake.ocr;

import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

/** Reads vertical writing in tall cells, where reading it as horizontal gives nonsense. */
record VerticalCells(Passes passes, PreparedPage page) {
    private static final int VERTICAL_BLOCK = 5;

    /** Tesseract wants some paper around the text. */
    private static final int MARGIN = 24;
    /** The ruled line's remains at the edge of a cell. */
    private static final int INSET = 4;

    private static final int MOST = 6;
    private static final int INK = 128;

    /** {@code horizontal} with what stands in such cells exchanged. */
    List<Word> exchanged(List<Word> horizontal, double scale) {
        List<Word> words = horizontal;
        for (Box cell :
                page.tallCells().stream().filter(this::holdsColumn).limit(MOST).toList()) {
            if (passes.pass(cut(cell), "jpn_vert", VERTICAL_BLOCK, scale) instanceof Pass.Words(List<Word> found)
                    && !found.isEmpty()) {
                List<Word> inside =
                        columns(found).stream().map(word -> placed(word, cell)).toList();
                words = replaced(words, cell, inside);
            }
        }
        return words;
    }

    /** All characters of a column as one word, from right to left. */
    private static List<Word> columns(List<Word> words) {
        List<Word> columns = new ArrayList<>();
        for (Word word : words) {
            int last = columns.size() - 1;
            if (last >= 0 && isBelow(columns.get(last).box(), word.box())) {
                columns.set(last, joined(columns.get(last), word));
            } else {
                columns.add(word);
            }
        }
        return columns;
    }

    private static boolean isBelow(Box upper, Box lower) {
        int middle = lower.x() + lower.width() / 2;
        return lower.y() >= upper.y() && middle >= upper.x() && middle < upper.x() + upper.width();
    }

    private static Word joined(Word upper, Word lower) {
        int upperLength = upper.text().length();
        int lowerLength = lower.text().length();
        int x = Math.min(upper.box().x(), lower.box().x());
        int right = Math.max(
                upper.box().x() + upper.box().width(),
                lower.box().x() + lower.box().width());
        int bottom = Math.max(
                upper.box().y() + upper.box().height(),
                lower.box().y() + lower.box().height());
        double confidence =
                (upper.confidence() * upperLength + lower.confidence() * lowerLength) / (upperLength + lowerLength);
        Box box = new Box(x, upper.box().y(), right - x, bottom - upper.box().y());
        return new Word(upper.text() + lower.text(), box, confidence);
    }

    /** Whether the ink in {@code cell} is much taller than wide. */
    private boolean holdsColumn(Box cell) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int y = cell.y() + INSET; y < cell.y() + cell.height() - INSET; y++) {
            for (int x = cell.x() + INSET; x < cell.x() + cell.width() - INSET; x++) {
                if (page.page().at(x, y) < INK) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return right >= 0 && bottom - top > 1.6 * (right - left);
    }

    private GreyPage cut(Box cell) {
        return page.page()
                .cut(cell.x() + INSET, cell.y() + INSET, cell.width() - 2 * INSET, cell.height() - 2 * INSET, MARGIN);
    }

    private static Word placed(Word word, Box cell) {
        Box box = word.box();
        int x = Math.max(0, box.x() - MARGIN + INSET + cell.x());
        int y = Math.max(0, box.y() - MARGIN + INSET + cell.y());
        return new Word(word.text(), new Box(x, y, box.width(), box.height()), word.confidence());
    }

    private static List<Word> replaced(List<Word> words, Box cell, List<Word> inside) {
        List<Word> replaced = new ArrayList<>(words);
        replaced.removeIf(word -> isInside(word.box(), cell));
        replaced.addAll(inside);
        return replaced;
    }

    private static boolean isInside(Box box, Box cell) {
        int x = box.x() + box.width() / 2;
        int y = box.y() + box.height() / 2;
        return x >= cell.x() && x < cell.x() + cell.width() && y >= cell.y() && y < cell.y() + cell.height();
    }
}
