package org.toroku.intake.ocr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Box;

/**
 * Finds the ruled lines of a form, which spoil the reading of the text between them, and the tall cells that they form.
 * Sizes are pixels at 300 dpi.
 */
final class RuledLines {
    /** Longer than a stroke of the largest title. */
    private static final int SHORTEST = 110;

    private static final int THICKEST = 12;
    private static final int GAP = 3;
    /** The grey edge of a line. */
    private static final int EDGE = 2;

    private static final int SHRINK = 4;

    private final GreyPage page;
    private final int ink;
    private final boolean[] line;
    /** Part of a long row of ink: in both directions it is a crossing, or the inside of a picture. */
    private final boolean[] longRow;

    private RuledLines(GreyPage page, int ink) {
        this.page = page;
        this.ink = ink;
        this.line = new boolean[page.pixels().length];
        this.longRow = new boolean[page.pixels().length];
    }

    /** Lines of ink darker than {@code ink}. */
    static RuledLines of(GreyPage page, int ink) {
        RuledLines lines = new RuledLines(page, ink);
        lines.mark(page.height(), page.width(), page.width(), 1);
        lines.mark(page.width(), page.height(), 1, page.width());
        return lines;
    }

    /** @param across step in pixels from one row to the next, {@code along} from one pixel of a row to the next */
    private void mark(int rows, int length, int across, int along) {
        for (int row = 0; row < rows; row++) {
            int start = -1;
            int last = -1;
            for (int i = 0; i <= length; i++) {
                boolean dark = i < length && dark(row * across + i * along);
                if (dark) {
                    start = start < 0 ? i : start;
                    last = i;
                } else if (start >= 0 && (i - last > GAP || i == length)) {
                    if (last - start >= SHORTEST) {
                        mark(row, rows, start, last, across, along);
                    }
                    start = -1;
                }
            }
        }
    }

    private void mark(int row, int rows, int start, int last, int across, int along) {
        for (int i = start; i <= last; i++) {
            int from = row;
            int to = row;
            while (from > 0 && row - from <= THICKEST && dark((from - 1) * across + i * along)) {
                from--;
            }
            while (to < rows - 1 && to - row <= THICKEST && dark((to + 1) * across + i * along)) {
                to++;
            }
            // thicker: a character that touches the line, or a picture
            int pixel = row * across + i * along;
            boolean crossing = across == 1 && longRow[pixel];
            longRow[pixel] = true;
            if (to - from < THICKEST || crossing) {
                for (int r = Math.max(0, from - EDGE); r <= Math.min(rows - 1, to + EDGE); r++) {
                    line[r * across + i * along] = true;
                }
            }
        }
    }

    private boolean dark(int index) {
        return (page.pixels()[index] & 255) < ink;
    }

    /** The page without them. */
    GreyPage removed() {
        byte[] pixels = page.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            if (line[i]) {
                pixels[i] = (byte) 255;
            }
        }
        return new GreyPage(page.width(), page.height(), pixels);
    }

    /** The insides of cells that are much taller than wide, in which a name may stand in vertical writing. */
    List<Box> tallCells() {
        int width = page.width() / SHRINK;
        int height = page.height() / SHRINK;
        boolean[] seen = new boolean[width * height];
        for (int y = 0; y < height * SHRINK; y++) {
            for (int x = 0; x < width * SHRINK; x++) {
                if (line[y * page.width() + x]) {
                    seen[y / SHRINK * width + x / SHRINK] = true;
                }
            }
        }
        List<Box> cells = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i]) {
                Box cell = fill(seen, i, width, height);
                if (isTall(cell)) {
                    cells.add(new Box(
                            cell.x() * SHRINK, cell.y() * SHRINK, cell.width() * SHRINK, cell.height() * SHRINK));
                }
            }
        }
        return cells;
    }

    private static boolean isTall(Box cell) {
        int width = cell.width() * SHRINK;
        int height = cell.height() * SHRINK;
        return width >= 70 && width <= 300 && height >= 280 && height > 2 * width;
    }

    private static Box fill(boolean[] seen, int from, int width, int height) {
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        ArrayDeque<Integer> open = new ArrayDeque<>();
        open.add(from);
        seen[from] = true;
        while (!open.isEmpty()) {
            int i = open.removeLast();
            int x = i % width;
            int y = i / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            visit(seen, open, i - 1, x > 0);
            visit(seen, open, i + 1, x < width - 1);
            visit(seen, open, i - width, y > 0);
            visit(seen, open, i + width, y < height - 1);
        }
        return new Box(left, top, right - left + 1, bottom - top + 1);
    }

    private static void visit(boolean[] seen, ArrayDeque<Integer> open, int i, boolean inside) {
        if (inside && !seen[i]) {
            seen[i] = true;
            open.add(i);
        }
    }
}
