package org.toroku.evidence;

import java.util.Optional;

/** Holds encrypted documents by name; an adapter for a file system exists, one for S3-compatible storage can follow. */
interface BlobStore {
    /**
     * Keeps {@code content} for good: it survives a power failure once this method has returned.
     *
     * @param name 64 lower-case hexadecimal characters
     * @throws java.io.UncheckedIOException where the storage is full or away; nothing is left under {@code name} then
     */
    void write(String name, byte[] content);

    /**
     * The content, empty where there is none under that name.
     *
     * @throws java.io.UncheckedIOException where the storage as a whole is away, which says nothing of the blob
     */
    Optional<byte[]> read(String name);
}
