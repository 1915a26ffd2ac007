package org.toroku.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Blobs as files, spread over 256 folders. A file gets its name only when it is complete and flushed, so that a crash
 * leaves either the whole blob or none; what it may leave in {@code incoming} belongs to no row and can be deleted.
 */
final class FileBlobStore implements BlobStore {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path incoming;

    FileBlobStore(Path folder) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException("the document folder cannot be used", e);
        }
    }

    @Override
    public void write(String name, byte[] content) {
        Path shelf = shelf(name);
        try {
            Path partial = Files.createTempFile(incoming, "", ".part");
            try {
                fill(partial, content);
                enter(shelf);
                Files.move(partial, shelf.resolve(name), StandardCopyOption.ATOMIC_MOVE);
                flush(shelf);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("blob " + name + " cannot be written", e);
        }
    }

    @Override
    public Optional<byte[]> read(String name) {
        try {
            return Optional.of(Files.readAllBytes(shelf(name).resolve(name)));
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(incoming)) {
                return Optional.empty();
            }
            // an unmounted volume must not look like a thousand damaged cases
            throw new UncheckedIOException("the document folder is away", e);
        } catch (IOException e) {
            throw new UncheckedIOException("blob " + name + " cannot be read", e);
        }
    }

    private Path shelf(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a blob");
        }
        return folder.resolve(name.substring(0, 2));
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private void enter(Path shelf) throws IOException {
        if (!Files.isDirectory(shelf)) {
            Files.createDirectories(shelf);
            flush(folder);
        }
    }

    /** Makes a rename inside {@code directory} survive a power failure (POSIX: the directory has to be flushed itself). */
    private static void flush(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
