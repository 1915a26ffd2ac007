package org.toroku.intake.ocr;

import java.time.Duration;
import java.util.List;
import org.toroku.intake.Box;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrOutcome.Failure;

/** All passes over one page, which together have a limited time. */
final class Passes {
    private final Tesseract tesseract;
    private final long deadline;

    Passes(Tesseract tesseract, Duration most) {
        this.tesseract = tesseract;
        this.deadline = System.nanoTime() + most.toNanos();
    }

    /** Whether no time is left. */
    boolean over() {
        return System.nanoTime() - deadline >= 0;
    }

    /** Reads {@code page} at {@code scale} times its size; places are those on the page itself. */
    Pass pass(GreyPage page, String language, int segmentation, double scale) {
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive()) {
            return new Pass.Broken(Failure.TIMED_OUT);
        }
        GreyPage scaled = scale == 1 ? page : page.scaled(scale);
        return switch (tesseract.read(scaled, language, segmentation, left)) {
            case Tesseract.Run.Failed(Failure failure) -> new Pass.Broken(failure);
            case Tesseract.Run.Output(String table) ->
                Tsv.words(table, scaled.width(), scaled.height())
                        .<Pass>map(words -> new Pass.Words(onPage(words, scale)))
                        .orElseGet(() -> new Pass.Broken(Failure.MALFORMED_OUTPUT));
        };
    }

    private static List<Word> onPage(List<Word> words, double scale) {
        return words.stream()
                .map(word -> new Word(word.text(), enlarged(word.box(), 1 / scale), word.confidence()))
                .toList();
    }

    private static Box enlarged(Box box, double factor) {
        return new Box((int) (box.x() * factor), (int) (box.y() * factor), (int) Math.ceil(box.width() * factor), (int)
                Math.ceil(box.height() * factor));
    }
}
