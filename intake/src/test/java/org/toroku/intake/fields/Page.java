package org.toroku.intake.fields;

import java.util.ArrayList;
import java.util.List;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

/** Words of a page as a reader would give them: kanji 40 by 40 pixels, digits 25 wide. */
final class Page {
    static final int SIZE = 40;

    private final List<Word> words = new ArrayList<>();

    /** A word whose left edge is {@code x} and whose middle is {@code y}. */
    Page word(String text, int x, int y) {
        return word(text, x, y, SIZE);
    }

    Page word(String text, int x, int y, int size) {
        int width = text.chars().map(c -> c < 128 ? size * 5 / 8 : size).sum();
        words.add(new Word(text, new Box(x, y - size / 2, width, size), 0.9));
        return this;
    }

    /** One character below the other. */
    Page column(String text, int x, int top) {
        words.add(new Word(text, new Box(x, top, SIZE, SIZE * text.length()), 0.9));
        return this;
    }

    List<Word> words() {
        return List.copyOf(words);
    }
}
