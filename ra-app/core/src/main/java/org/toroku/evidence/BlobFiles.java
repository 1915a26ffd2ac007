package org.toroku.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.toroku.audit.EvidenceFiles;
import org.toroku.pki.Der;

/** Looks at the files of a document folder without writing there. */
public final class BlobFiles implements EvidenceFiles {
    private final Path folder;

    public BlobFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<String> flaw(String blob, Depth depth) {
        Path file = folder.resolve(blob.substring(0, 2)).resolve(blob);
        try {
            return switch (depth) {
                case PRESENCE -> Files.isRegularFile(file) ? Optional.empty() : Optional.of("file-missing");
                case CONTENT ->
                    Der.of(Files.readAllBytes(file)).sha256Hex().equals(blob)
                            ? Optional.empty()
                            : Optional.of("file-altered");
            };
        } catch (NoSuchFileException _) {
            return Optional.of("file-missing");
        } catch (IOException e) {
            throw new UncheckedIOException("a document cannot be read", e);
        }
    }
}
