package org.toroku.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Characters that are written for one another in names (髙 for 高), folded to one of their group. */
final class VariantKanji {
    private static final String FILE = "variant-kanji.txt";
    private static final String TEXT = read();
    private static final Map<Integer, Integer> REPRESENTATIVE = parse(TEXT);

    private VariantKanji() {}

    /** The table as text; its digest tells which rules compared a case. */
    static String text() {
        return TEXT;
    }

    static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().map(c -> REPRESENTATIVE.getOrDefault(c, c)).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(VariantKanji.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }

    private static Map<Integer, Integer> parse(String text) {
        Map<Integer, Integer> representative = new HashMap<>();
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int first = line.codePointAt(0);
            line.codePoints().forEach(c -> {
                if (representative.put(c, first) != null) {
                    // two groups with one character would make the result depend on their order
                    throw new IllegalStateException(FILE + ": " + Character.toString(c) + " is in two groups");
                }
            });
        });
        return Map.copyOf(representative);
    }
}
