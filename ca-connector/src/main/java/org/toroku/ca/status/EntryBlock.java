package org.toroku.ca.status;

import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.toroku.pki.Der;

/**
 * Encoded entries as they lie in a file: of a list that was published, or of one that is being made. They are taken over only
 * with the digest that they had when they were made or verified.
 *
 * @param count entries, encoded in {@code length} octets from {@code offset} on
 */
record EntryBlock(Path file, long offset, long length, long count, Der sha256) {
    private static final int BUFFER = 131_072;

    /** Somebody, or the disk, altered entries. */
    static final class Altered extends IOException {
        private static final long serialVersionUID = 1;

        Altered(Path file) {
            super("entries of " + file.getFileName() + " are altered");
        }
    }

    /** Writes entries to a file as they come, and digests them. */
    static final class Spool implements AutoCloseable {
        private final Path file;
        private final OutputStream out;
        private final MessageDigest digest = DurableFile.sha256();
        private final EntryEncoder encoder = new EntryEncoder();
        private final byte[] buffer;
        private int filled;
        private long length;
        private long count;

        Spool(Path file, int buffer) throws IOException {
            this.file = file;
            this.out = Files.newOutputStream(file);
            this.buffer = new byte[buffer];
        }

        void add(SerialKey serial, long revokedAt, int reason) throws IOException {
            int octets = encoder.encode(serial, revokedAt, reason);
            if (filled + octets > buffer.length) {
                flush();
            }
            System.arraycopy(encoder.buffer(), 0, buffer, filled, octets);
            filled += octets;
            count++;
        }

        private void flush() throws IOException {
            out.write(buffer, 0, filled);
            digest.update(buffer, 0, filled);
            length += filled;
            filled = 0;
        }

        EntryBlock finish() throws IOException {
            flush();
            out.close();
            return new EntryBlock(file, 0, length, count, Der.of(digest.digest()));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    /** Hands over what is written, and digests it. */
    private static final class Digested extends FilterOutputStream {
        private final MessageDigest digest;

        Digested(OutputStream out, MessageDigest digest) {
            super(out);
            this.digest = digest;
        }

        @Override
        public void write(byte[] octets, int offset, int count) throws IOException {
            digest.update(octets, offset, count);
            out.write(octets, offset, count);
        }
    }

    /**
     * Writes the entries to {@code out}, and takes them into {@code digest}.
     *
     * @throws Altered at the end, where they are not those that they were
     */
    void writeVerified(OutputStream out, MessageDigest digest) throws IOException {
        // not closed: closing would close out, which is the caller's
        writeTo(new Digested(out, digest));
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            if (!Der.of(soFar.digest()).equals(sha256)) {
                throw new Altered(file);
            }
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("digests of the Java platform can be cloned", e);
        }
    }

    void writeTo(OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            byte[] buffer = new byte[BUFFER];
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException(file.getFileName() + " is shorter than it was");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
