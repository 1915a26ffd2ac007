package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user PIN and its lock-out. A refused PIN is never tried again, not even after a restart, until an operator writes
 * the PIN file anew: tokens count tries and destroy themselves or lock after three.
 */
final class PinFile {
    private static final Logger LOG = LoggerFactory.getLogger(PinFile.class);

    private final Path file;
    private final Path marker;

    PinFile(Path file) {
        this.file = file;
        this.marker = file.resolveSibling(file.getFileName() + ".refused");
    }

    /** The first line; the caller wipes it. */
    char[] read() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            int end = 0;
            while (end < decoded.length() && decoded.get(end) >= ' ') {
                end++;
            }
            char[] pin = new char[end];
            decoded.get(0, pin);
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
            return pin;
        } catch (IOException e) {
            throw new UncheckedIOException("the PIN file " + file.getFileName() + " cannot be read", e);
        }
    }

    /** Whether the PIN as it stands in the file has been refused before. */
    boolean refused() {
        try {
            return Files.exists(marker)
                    && Files.getLastModifiedTime(marker).compareTo(Files.getLastModifiedTime(file)) >= 0;
        } catch (IOException e) {
            LOG.error("PIN lock-out cannot be read; treated as locked out", e);
            return true;
        }
    }

    /** Remembers across restarts that this PIN was refused. */
    void markRefused() {
        try {
            Files.writeString(
                    marker, "The token refused this PIN. Correct the PIN file; its newer date lifts the lock-out.\n");
        } catch (IOException e) {
            LOG.error("PIN lock-out could not be written; it holds until restart only", e);
        }
    }
}
