package org.toroku.ui.portal;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A served TEST card.
 *
 * @param title from the {@code .properties} file beside it, else its file name
 * @param password from there too, empty where unknown; test cards have no secrets
 */
record TestCardFile(Path file, String title, String password) {
    private static final String ENDING = ".p12";

    /** The cards among files and folders, in the order configured, folders sorted by name. */
    static List<TestCardFile> in(List<Path> configured) {
        return configured.stream()
                .flatMap(TestCardFile::files)
                .filter(file -> file.toString().endsWith(ENDING))
                .map(TestCardFile::describe)
                .toList();
    }

    /** The one that signs and is good, among all those that are not. */
    boolean ordinary() {
        return file.endsWith("good" + ENDING);
    }

    byte[] read() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.isRegularFile(path) ? Stream.of(path) : Stream.empty();
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestCardFile describe(Path file) {
        String name = String.valueOf(file.getFileName());
        String base = name.substring(0, name.length() - ENDING.length());
        Properties beside = new Properties();
        Path description = file.resolveSibling(base + ".properties");
        if (Files.isReadable(description)) {
            try (Reader reader = Files.newBufferedReader(description, StandardCharsets.UTF_8)) {
                beside.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new TestCardFile(file, beside.getProperty("title", name), beside.getProperty("password", ""));
    }
}
