package org.toroku.ca.apart;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A file of settings. What is not known is refused, so that a misspelt line does not count for nothing. */
final class SettingsFile {
    private final Path file;
    private final Properties lines = new Properties();
    private final Set<String> read = new HashSet<>();

    SettingsFile(Path file) throws IOException {
        this.file = file;
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
    }

    Optional<String> text(String key) {
        read.add(key);
        return Optional.ofNullable(lines.getProperty(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    String demanded(String key) {
        return text(key).orElseThrow(() -> new IllegalArgumentException(key + " is not set in " + file));
    }

    Optional<Path> path(String key) {
        return text(key).map(Path::of);
    }

    Path demandedPath(String key) {
        return Path.of(demanded(key));
    }

    /** Words between blanks. */
    List<String> words(String key) {
        return Stream.of(demanded(key).split("\\s+")).toList();
    }

    Duration duration(String key, String usual) {
        try {
            return Duration.parse(text(key).orElse(usual));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(key + " is no duration such as PT10S in " + file, e);
        }
    }

    int number(String key, int usual) {
        try {
            return text(key).map(Integer::parseInt).orElse(usual);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + " is no number in " + file, e);
        }
    }

    boolean yes(String key) {
        return switch (text(key).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " is neither true nor false in " + file);
        };
    }

    /** @throws IllegalArgumentException naming every line that nobody asked for */
    void end() {
        Set<String> unknown = new TreeSet<>(lines.stringPropertyNames());
        unknown.removeAll(read);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown settings in " + file + ": " + unknown);
        }
    }
}
