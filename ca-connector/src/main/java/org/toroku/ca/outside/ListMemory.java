package org.toroku.ca.outside;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.outside.RepositoryCheck.ListSeen;

/**
 * The newest list that was seen, in a file: whoever published an old list again, or two lists of one number, would not be
 * noticed by one look.
 */
final class ListMemory {
    private static final int LONGEST = 4_096;

    private final Path file;

    ListMemory(Path file) {
        this.file = file;
    }

    private record Remembered(BigInteger number, String sha256) {}

    /**
     * Compares with the last look, and keeps the newer one.
     *
     * @throws IOException where the file is not one of ours, or cannot be written
     */
    Optional<Finding> compare(ListSeen seen) throws IOException {
        Optional<Remembered> last = last();
        int order = last.map(each -> seen.number().compareTo(each.number())).orElse(1);
        if (order < 0) {
            return Optional.of(new Finding("crl", "number-went-back"));
        }
        if (order == 0) {
            return last.filter(each -> !each.sha256().equals(seen.sha256()))
                    .map(each -> new Finding("crl", "two-lists-of-one-number"));
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, seen.number() + " " + seen.sha256() + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return Optional.empty();
    }

    private Optional<Remembered> last() throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        List<String> parts =
                List.of(new String(bytes, StandardCharsets.UTF_8).strip().split(" ", -1));
        if (parts.size() != 2
                || !parts.getFirst().matches("[0-9]{1,60}")
                || !parts.getLast().matches("[0-9a-f]{64}")) {
            throw new IOException("not a file of this command: " + file);
        }
        return Optional.of(new Remembered(new BigInteger(parts.getFirst()), parts.getLast()));
    }
}
