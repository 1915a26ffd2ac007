package org.toroku.ca.status;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.toroku.pki.Der;

/** A file that has its name only once all of it is on the disk; digested as it is written. */
public final class DurableFile extends OutputStream {
    /** Name's end of what is being written; found after a crash, it is rubbish. */
    static final String UNFINISHED = ".tmp";

    private static final int BUFFER = 65_536;

    private final Path file;
    private final Path unfinished;
    private final FileChannel channel;
    private final OutputStream buffer;
    private final MessageDigest digest;
    private long length;

    private DurableFile(Path file) throws IOException {
        this.file = file;
        this.unfinished = unfinished(file);
        this.channel = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.buffer = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.digest = sha256();
    }

    /** Where {@code file} is while it is being written. */
    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    public static DurableFile create(Path file) throws IOException {
        return new DurableFile(file);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int count) throws IOException {
        digest.update(octets, offset, count);
        buffer.write(octets, offset, count);
        length += count;
    }

    long length() {
        return length;
    }

    /** Brings everything onto the disk and gives the file its name, in one act. Answers with its SHA-256. */
    public Der finish() throws IOException {
        buffer.flush();
        channel.force(true);
        channel.close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return Der.of(digest.digest());
    }

    /** Gives the descriptor back; what was not finished stays without its name. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a file of a folder");
        }
        return folder;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** SHA-256 of a file as it lies there. */
    static Der digestOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream into = OutputStream.nullOutputStream();
                var out = new java.security.DigestOutputStream(into, digest)) {
            Files.copy(file, out);
        }
        return Der.of(digest.digest());
    }
}
