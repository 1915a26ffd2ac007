package org.toroku.ca.ceremony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Persons who do what a ceremony asks of them, and keep their shares in a folder or on paper. */
final class Witnesses implements Floor {
    static final List<String> NAMES = List.of("佐藤", "田中", "Suzuki");
    private static final Pattern HEAD = Pattern.compile("transcript line ([0-9]+): ([0-9a-f ]{24})$");
    static final String INITIAL_PIN = "initial-pin";

    private final Optional<Path> shareFolder;
    private final Map<String, List<String>> paper = new HashMap<>();
    private final Map<String, Integer> given = new HashMap<>();
    private final Deque<String> numbers = new ArrayDeque<>();
    private final Deque<String> wrongPhrases = new ArrayDeque<>();
    final List<String> heard = new ArrayList<>();
    private String initialPin = INITIAL_PIN;
    private List<String> notes = new ArrayList<>();
    private int turn;
    private String revealed = "";

    Witnesses(Optional<Path> shareFolder) {
        this.shareFolder = shareFolder;
    }

    /** With what they noted at earlier sittings, and note now. */
    Witnesses noting(List<String> earlier) {
        notes = earlier;
        return this;
    }

    /** Who steps forward, before everybody goes on in turn. */
    Witnesses stepping(String... first) {
        numbers.addAll(List.of(first));
        return this;
    }

    Witnesses typingWrongly(String... phrases) {
        wrongPhrases.addAll(List.of(phrases));
        return this;
    }

    Witnesses withInitialPin(String pin) {
        initialPin = pin;
        return this;
    }

    static String phraseOf(String name) {
        return "confirmation phrase of " + name;
    }

    @Override
    public void show(String text) {
        heard.add(text);
        Matcher head = HEAD.matcher(text);
        if (head.find()) {
            notes.add(head.group(1) + " " + head.group(2));
        }
    }

    @Override
    public String ask(String prompt) {
        if (prompt.contains("line and hash as noted by")) {
            return notes.getLast().toUpperCase(java.util.Locale.ROOT);
        }
        if (!prompt.contains("number of who confirms")) {
            throw new AssertionError("asked: " + prompt);
        }
        if (!numbers.isEmpty()) {
            return numbers.removeFirst();
        }
        turn = turn % NAMES.size() + 1;
        return Integer.toString(turn);
    }

    @Override
    public char[] secret(String prompt) {
        return answer(prompt).toCharArray();
    }

    private String answer(String prompt) {
        if (prompt.contains("initial PIN")) {
            return initialPin;
        }
        if (prompt.contains("as written down")) {
            return revealed.toUpperCase(java.util.Locale.ROOT)
                    .replace(label(revealed).toUpperCase(java.util.Locale.ROOT), label(revealed));
        }
        if (prompt.contains("a share of the PIN of ")) {
            return share(prompt.replaceAll(".*share of the PIN of ([^ ]+).*", "$1"));
        }
        if (prompt.contains("phrase of ") && !wrongPhrases.isEmpty()) {
            return wrongPhrases.removeFirst();
        }
        return NAMES.stream()
                .filter(prompt::contains)
                .map(Witnesses::phraseOf)
                .findFirst()
                .orElseThrow(() -> new AssertionError("asked: " + prompt));
    }

    /** One after another, also those of a split that came to nothing. */
    private String share(String label) {
        List<String> shares = sharesOf(label);
        return shares.get(given.merge(label, 1, Integer::sum) % shares.size());
    }

    List<String> sharesOf(String label) {
        if (shareFolder.isEmpty()) {
            return paper.getOrDefault(label, List.of());
        }
        try (Stream<Path> files = Files.list(shareFolder.get())) {
            List<String> shares = new ArrayList<>();
            for (Path file : files.filter(
                            file -> String.valueOf(file.getFileName()).startsWith(label + "-"))
                    .sorted()
                    .toList()) {
                shares.add(Files.readString(file).strip());
            }
            return shares;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void reveal(String prompt, String text) {
        revealed = text;
        paper.computeIfAbsent(label(text), label -> new ArrayList<>()).add(text);
    }

    private static String label(String share) {
        return share.substring(0, share.indexOf('/'));
    }
}
