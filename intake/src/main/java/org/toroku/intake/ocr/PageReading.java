package org.toroku.intake.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrOutcome.Failure;

/** The reading of one page: which way is up, then its text in three ways. */
record PageReading(Passes passes, GreyPage original) {
    private static final int COLUMN_OF_TEXT = 4;
    private static final int BLOCK_OF_TEXT = 6;

    /** At three quarters of 300 dpi more characters are read right than at 300 dpi; see docs/ocr.md. */
    private static final double SMALLER = 0.75;

    private static final double SAME_SIZE = 1;

    /** Papers are upright as a rule, so a wide image is likely one on its side. */
    private static final List<Integer> TURNS_OF_TALL = List.of(0, 2, 1, 3);

    private static final List<Integer> TURNS_OF_WIDE = List.of(3, 1, 0, 2);

    /** Ways in which a page is read when nothing fails and there is time. */
    private static final int WAYS = 3;

    private record Upright(PreparedPage page, Pass.Words words) {}

    OcrOutcome read() {
        Optional<Upright> best = Optional.empty();
        Failure failure = Failure.UNREADABLE_PAGE;
        for (int turns : original.width() > original.height() ? TURNS_OF_WIDE : TURNS_OF_TALL) {
            if (passes.over()) {
                failure = Failure.TIMED_OUT;
                break;
            }
            PreparedPage page = PreparedPage.of(original, turns);
            switch (passes.pass(page.page(), "jpn", BLOCK_OF_TEXT, SMALLER)) {
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
        VerticalCells vertical = new VerticalCells(passes, page);
        List<List<Word>> read = new ArrayList<>();
        read.add(vertical.exchanged(upright.words().words(), SMALLER));
        // a further way that fails takes nothing from the first
        for (double scale : new double[] {SMALLER, SAME_SIZE}) {
            if (passes.pass(page.page(), "jpn", COLUMN_OF_TEXT, scale) instanceof Pass.Words(List<Word> words)) {
                read.add(vertical.exchanged(words, scale));
            }
        }
        return new OcrOutcome.Read(
                read.stream().map(words -> original(page, words)).toList(), page.turn(), read.size() == WAYS);
    }

    private static List<Word> original(PreparedPage page, List<Word> words) {
        return words.stream()
                .flatMap(word ->
                        page.original(word.box()).map(box -> new Word(word.text(), box, word.confidence())).stream())
                .toList();
    }
}
