package org.toroku.intake.ocr;

import java.util.List;
import org.toroku.intake.Word;
import org.toroku.intake.ocr.OcrOutcome.Failure;

/** One way of reading a page or a part of it. */
sealed interface Pass {
    record Words(List<Word> words) implements Pass {
        /** Words of an upright page are surer than this, those of a turned one are not. */
        private static final double SURE = 0.6;

        /** What is less sure than this speaks against the page being upright. */
        private static final double DOUBTFUL = 0.4;

        /** The more characters, the surer, the better. */
        double weight() {
            return words.stream()
                    .mapToDouble(word -> word.text().length() * (word.confidence() - DOUBTFUL))
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
