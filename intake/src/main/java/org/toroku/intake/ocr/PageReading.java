package org.toroku.intake.ocr;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.intake.Box;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrOutcome.Failure;

/** The reading of one page: which way is up, horizontal text in two ways, vertical text in tall cells. */
final class PageReading {
    private static final int COLUMN_OF_TEXT = 4;
    private static final int BLOCK_OF_TEXT = 6;
    private static final int VERTICAL_BLOCK = 5;

    /** Tesseract wants some paper around the text. */
    private static final int MARGIN = 24;
    /** The ruled line's remains at the edge of a cell. */
    private static final int INSET = 4;

    private static final int MOST_TALL_CELLS = 6;
    private static final int INK = 128;

    /** Words of an upright page are surer than this, those of a turned one are not. */
    private static final double SURE = 0.6;

    /** Papers are upright as a rule, so a wide image is likely one on its side. */
    private static final List<Integer> TURNS_OF_TALL = List.of(0, 2, 1, 3);

    private static final List<Integer> TURNS_OF_WIDE = List.of(3, 1, 0, 2);

    private final Tesseract tesseract;
    private final GreyPage original;
    private final long deadline;

    PageReading(Tesseract tesseract, GreyPage original, Duration most) {
        this.tesseract = tesseract;
        this.original = original;
        this.deadline = System.nanoTime() + most.toNanos();
    }

    /** A pass over a page that may have failed. */
    private sealed interface Pass {
        record Words(List<Word> words) implements Pass {
            /** The more characters, the surer, the better. */
            double weight() {
                return words.stream()
                        .mapToDouble(word -> word.text().length() * (word.confidence() - 0.4))
                        .sum();
            }

            boolean isSure() {
                int characters =
                        words.stream().mapToInt(word -> word.text().length()).sum();
                double sum = words.stream()
                        .mapToDouble(word -> word.text().length() * word.confidence())
                        .sum();
                return characters > 0 && sum / characters >= SURE;
            }
        }

        record Broken(Failure failure) implements Pass {}
    }

    private record Upright(PreparedPage page, Pass.Words words) {}

    OcrOutcome read() {
        Optional<Upright> best = Optional.empty();
        Failure failure = Failure.UNREADABLE_PAGE;
        for (int turns : original.width() > original.height() ? TURNS_OF_WIDE : TURNS_OF_TALL) {
            PreparedPage page = PreparedPage.of(original, turns);
            switch (pass(page.page(), "jpn", COLUMN_OF_TEXT)) {
                case Pass.Words words -> {
                    Upright found = new Upright(page, words);
                    if (words.isSure()) {
                        return complete(found);
                    }
                    best = best.filter(other -> other.words().weight() >= words.weight())
                            .or(() -> Optional.of(found));
                }
                case Pass.Broken(Failure why) -> failure = why;
            }
        }
        Failure last = failure;
        return best.map(this::complete).orElseGet(() -> new OcrOutcome.Failed(last));
    }

    private OcrOutcome complete(Upright upright) {
        PreparedPage page = upright.page();
        List<List<Word>> passes = new ArrayList<>();
        passes.add(upright.words().words());
        // a second way that fails takes nothing from the first
        if (pass(page.page(), "jpn", BLOCK_OF_TEXT) instanceof Pass.Words(List<Word> words)) {
            passes.add(words);
        }
        List<List<Word>> whole = withVertical(page, passes);
        return new OcrOutcome.Read(
                whole.stream().map(words -> original(page, words)).toList(), page.turn());
    }

    private List<List<Word>> withVertical(PreparedPage page, List<List<Word>> passes) {
        List<List<Word>> whole = passes;
        for (Box cell : page.tallCells().stream().limit(MOST_TALL_CELLS).toList()) {
            if (holdsColumn(page.page(), cell)
                    && pass(cut(page.page(), cell), "jpn_vert", VERTICAL_BLOCK) instanceof Pass.Words(List<Word> words)
                    && !words.isEmpty()) {
                List<Word> inside =
                        columns(words).stream().map(word -> placed(word, cell)).toList();
                whole = whole.stream().map(all -> replaced(all, cell, inside)).toList();
            }
        }
        return whole;
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
    private static boolean holdsColumn(GreyPage page, Box cell) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        int top = Integer.MAX_VALUE;
        int bottom = -1;
        for (int y = cell.y() + INSET; y < cell.y() + cell.height() - INSET; y++) {
            for (int x = cell.x() + INSET; x < cell.x() + cell.width() - INSET; x++) {
                if (page.at(x, y) < INK) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        return right >= 0 && bottom - top > 1.6 * (right - left);
    }

    private static GreyPage cut(GreyPage page, Box cell) {
        return page.cut(
                cell.x() + INSET, cell.y() + INSET, cell.width() - 2 * INSET, cell.height() - 2 * INSET, MARGIN);
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

    private static List<Word> original(PreparedPage page, List<Word> words) {
        return words.stream()
                .flatMap(word ->
                        page.original(word.box()).map(box -> new Word(word.text(), box, word.confidence())).stream())
                .toList();
    }

    private Pass pass(GreyPage page, String language, int segmentation) {
        if (System.nanoTime() - deadline > 0) {
            return new Pass.Broken(Failure.TIMED_OUT);
        }
        return switch (tesseract.read(page, language, segmentation)) {
            case Tesseract.Run.Failed(Failure failure) -> new Pass.Broken(failure);
            case Tesseract.Run.Output(String table) ->
                Tsv.words(table, page.width(), page.height())
                        .<Pass>map(Pass.Words::new)
                        .orElseGet(() -> new Pass.Broken(Failure.MALFORMED_OUTPUT));
        };
    }
}
