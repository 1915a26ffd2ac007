package org.toroku.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Text in pieces of one and two characters: what an index can find where words have no spaces between them, and where one
 * ideograph is a name.
 */
final class SearchText {
    /** More words than anybody types; each costs a look into the index. */
    private static final int MOST_WORDS = 5;

    /** Longer than any name; each character of a word costs a look as well. */
    private static final int LONGEST_WORD = 60;

    private SearchText() {}

    /** A task's number and the names of its applicant, a line each. */
    static String lines(String caseNumber, List<String> names) {
        return String.join(
                "\n",
                Stream.concat(Stream.of(number(caseNumber)), names.stream()).toList());
    }

    static String number(String caseNumber) {
        return caseNumber.toLowerCase(Locale.ROOT);
    }

    static Set<String> grams(String lines) {
        Set<String> grams = new LinkedHashSet<>();
        lines.lines().forEach(line -> {
            grams.addAll(pieces(line, 1));
            grams.addAll(pieces(line, 2));
        });
        return grams;
    }

    /** Pieces that a text holds which holds {@code word}. */
    static Set<String> gramsOf(String word) {
        return new LinkedHashSet<>(pieces(word, word.codePointCount(0, word.length()) == 1 ? 1 : 2));
    }

    /** The words of a search, each folded; none where nothing is searched for. */
    static List<String> words(String typed, CaseWords words) {
        // PostgreSQL knows no text with a NUL in it
        return Stream.of(typed.replace("\0", "").split("[\\s\u3000]+", -1))
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word)
                .map(words::folded)
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /** A pattern of {@code LIKE} for texts that hold {@code word}. */
    static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static List<String> pieces(String text, int length) {
        int[] characters = text.codePoints().toArray();
        List<String> pieces = new ArrayList<>();
        for (int first = 0; first + length <= characters.length; first++) {
            pieces.add(new String(characters, first, length));
        }
        return pieces;
    }
}
