package org.toroku.ca.ceremony;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.toroku.pki.Der;

/**
 * One line of a transcript: columns of text, the last of which is a hash over the line and the hash before it.
 *
 * @param facts in their order; no control characters, so that a line stays one
 */
record TranscriptLine(int number, Instant at, Act act, Map<String, String> facts, String hash) {
    static final String BEFORE_THE_FIRST = "0".repeat(64);
    private static final String MARK = "\t#";
    private static final int SPOKEN = 20;

    TranscriptLine {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    static TranscriptLine next(int number, Instant at, Act act, Map<String, String> facts, String before) {
        String text = text(number, at, act, facts);
        return new TranscriptLine(number, at, act, facts, chained(before, text));
    }

    /** @return empty if {@code line} is not the line of this number after the hash {@code before} */
    static Optional<TranscriptLine> read(String line, int number, String before) {
        int mark = line.lastIndexOf(MARK);
        if (mark < 0 || !chained(before, line.substring(0, mark)).equals(line.substring(mark + MARK.length()))) {
            return Optional.empty();
        }
        String[] columns = line.substring(0, mark).split("\t", -1);
        try {
            Map<String, String> facts = new LinkedHashMap<>();
            for (int i = 4; i < columns.length; i++) {
                String[] fact = columns[i].split("=", 2);
                facts.put(fact[0], fact[1]);
            }
            TranscriptLine read = new TranscriptLine(
                    Integer.parseInt(columns[0]),
                    Instant.parse(columns[1]),
                    Act.valueOf(columns[2]),
                    facts,
                    line.substring(mark + MARK.length()));
            return read.number == number && read.toString().equals(line) ? Optional.of(read) : Optional.empty();
        } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** The beginning of the hash, for saying aloud and writing down: 80 bits, which nobody can hit by trying. */
    String spoken() {
        return String.join(" ", hash.substring(0, SPOKEN).split("(?<=\\G.{4})", -1))
                .strip();
    }

    /** Whether {@code typed} is the hash, or its beginning as it is spoken, however it is spaced. */
    boolean isCalled(String typed) {
        String digits = typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return digits.equals(hash) || digits.equals(hash.substring(0, SPOKEN));
    }

    /** For people who read what was done. */
    String readable() {
        return text(number, at, act, facts).replace('\t', ' ');
    }

    String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    private static String text(int number, Instant at, Act act, Map<String, String> facts) {
        String columns = facts.entrySet().stream()
                .map(fact -> "\t" + fact.getKey() + "=" + fact.getValue().replaceAll("\\p{Cntrl}", " "))
                .collect(Collectors.joining());
        return "%04d\t%s\t%s\t%s%s".formatted(number, at, act, act.heading(), columns);
    }

    private static String chained(String before, String text) {
        return Der.of((before + text).getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    /** As it stands in the file. */
    @Override
    public String toString() {
        return text(number, at, act, facts) + MARK + hash;
    }
}
