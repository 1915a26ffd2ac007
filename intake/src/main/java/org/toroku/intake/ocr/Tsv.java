package org.toroku.intake.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

/**
 * The table that tesseract writes: level, page, block, paragraph, line, word, left, top, width, height, confidence,
 * text. The program has read a stranger's page, so nothing in its output is trusted.
 */
final class Tsv {
    private static final int MOST_WORDS = 20_000;
    private static final int LONGEST_WORD = 200;
    private static final Pattern LINES = Pattern.compile("\n");
    private static final Pattern COLUMNS = Pattern.compile("\t");
    private static final String WORD_LEVEL = "5";

    private Tsv() {}

    /** The words on a page of this size; empty when it is not such a table. */
    static Optional<List<Word>> words(String output, int width, int height) {
        List<Word> words = new ArrayList<>();
        String[] lines = LINES.split(output, -1);
        if (!lines[0].startsWith("level\t")) {
            return Optional.empty();
        }
        for (int i = 1; i < lines.length; i++) {
            String[] columns = COLUMNS.split(lines[i], -1);
            if (columns.length < 12 || !columns[0].equals(WORD_LEVEL)) {
                continue;
            }
            String text = columns[11].strip();
            if (text.isEmpty()) {
                continue;
            }
            Optional<Word> word = word(columns, text, width, height);
            if (word.isEmpty() || words.size() == MOST_WORDS) {
                return Optional.empty();
            }
            words.add(word.get());
        }
        return Optional.of(words);
    }

    private static Optional<Word> word(String[] columns, String text, int width, int height) {
        try {
            int left = Integer.parseInt(columns[6]);
            int top = Integer.parseInt(columns[7]);
            int wide = Integer.parseInt(columns[8]);
            int high = Integer.parseInt(columns[9]);
            double confidence = Double.parseDouble(columns[10]) / 100;
            boolean sane = left >= 0
                    && top >= 0
                    && wide > 0
                    && high > 0
                    && wide <= width - left
                    && high <= height - top
                    && confidence >= 0
                    && confidence <= 1
                    && text.length() <= LONGEST_WORD
                    && text.codePoints().noneMatch(Character::isISOControl);
            return sane ? Optional.of(new Word(text, new Box(left, top, wide, high), confidence)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
