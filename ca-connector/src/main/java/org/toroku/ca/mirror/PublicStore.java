package org.toroku.ca.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.toroku.pki.Der;

/** Files that anybody may read, put there by whoever holds its key; a bucket. Calls end in bounded time. Thread-safe. */
public interface PublicStore {
    /** What stands there; no more than a few kilobytes. Empty where there is no such file. */
    Optional<byte[]> read(String name) throws IOException;

    /** SHA-256 that was put down beside the file; empty where there is no such file, or somebody else put it there. */
    Optional<Der> sha256(String name) throws IOException;

    /**
     * Puts a file there, in one act: readers see the former one or this one.
     *
     * @throws IOException where it is not known that the store has exactly these bytes
     */
    void put(PublicFile file) throws IOException;

    /**
     * A file for everybody.
     *
     * @param name its path, without a slash before it
     * @param type of media
     * @param ends after which nobody should be given it; empty where it does not end
     */
    record PublicFile(String name, String type, Content content, Optional<Instant> ends) {}

    /** What is in a file. */
    sealed interface Content {
        record Bytes(Der bytes) implements Content {}

        /** @param sha256 what was published; a file that is different by now is not put anywhere */
        record OnDisk(Path file, Der sha256) implements Content {}
    }
}
