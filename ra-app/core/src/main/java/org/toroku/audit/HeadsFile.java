package org.toroku.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.toroku.ca.JournalHeads;
import org.toroku.pki.Der;

/**
 * Signed heads of the book outside the database, one a line, only ever appended. Whoever rolls the database back does not
 * roll this file back; that is all it is for, so it belongs on another medium.
 *
 * <p>A line that a crash cut short is passed over: its head was not in the database yet.
 */
public final class HeadsFile {
    private static final String BEGIN = "begin";
    private static final String HEAD = "head";
    private static final int TAIL = 4096;
    private static final HexFormat HEX = HexFormat.of();
    /** A file lock is held by the whole process; threads of it take turns here. */
    private static final Object TURN = new Object();

    private final Path file;

    /** @param file need not exist yet */
    public HeadsFile(Path file) {
        this.file = file;
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Length at this moment; a running Toroku may append meanwhile. */
    long length() {
        try {
            return exists() ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of heads cannot be read", e);
        }
    }

    /**
     * Begins the file, which vouches for every head after {@code after}.
     *
     * @param after newest entry that was signed before
     */
    void begin(long after) {
        synchronized (TURN) {
            try {
                Files.createDirectories(folder());
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                write(BEGIN + " " + after + "\n");
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException("the file of heads cannot be begun", e);
            }
        }
    }

    /** Keeps an older file beside the place of a new one. */
    void setAside(long until) {
        synchronized (TURN) {
            try {
                if (exists()) {
                    Path aside = file.resolveSibling(file.getFileName() + ".until-" + until);
                    Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
                    flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the file of heads cannot be set aside", e);
            }
        }
    }

    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** Makes a new name survive a power failure (POSIX: the directory has to be flushed itself). */
    private void flush() throws IOException {
        try (FileChannel directory = FileChannel.open(folder(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /** On the medium once this returns. */
    void append(SignedHead head) {
        JournalHeads.Head ca = head.ca().orElseThrow();
        String line = String.join(
                " ",
                HEAD,
                Long.toString(head.seq()),
                HEX.formatHex(head.hash().toByteArray()),
                head.signedAt().toString(),
                Long.toString(ca.seq()),
                ca.hash().length() == 0 ? "-" : HEX.formatHex(ca.hash().toByteArray()),
                head.keyId(),
                Base64.getEncoder().encodeToString(head.signature().toByteArray()));
        synchronized (TURN) {
            try {
                // the line break first ends what a crash may have cut short
                write("\n" + line + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException("a head cannot be written down", e);
            }
        }
    }

    private void write(String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // held until the channel closes
            channel.lock();
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** The entry after which the file begins; empty where there is no file, or it says nothing. */
    Optional<Long> after() {
        if (!exists()) {
            return Optional.empty();
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            return first != null && first.matches(BEGIN + " \\d{1,18}")
                    ? Optional.of(Long.parseLong(first.substring(BEGIN.length() + 1)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the file of heads cannot be read", e);
        }
    }

    /** The newest head; reads the end of the file only. */
    Optional<SignedHead> last() {
        if (!exists()) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - TAIL);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            channel.read(end, from);
            Optional<SignedHead> last = Optional.empty();
            for (String line : new String(end.array(), StandardCharsets.UTF_8).split("\n", -1)) {
                Optional<SignedHead> head = head(line);
                last = head.isPresent() ? head : last;
            }
            return last;
        } catch (IOException e) {
            throw new UncheckedIOException("the file of heads cannot be read", e);
        }
    }

    /** Every head, with the offset at which its line begins. */
    void each(BiConsumer<Long, SignedHead> sink) {
        if (!exists()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            long offset = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long at = offset;
                head(line).ifPresent(head -> sink.accept(at, head));
                // everything that is written here is ASCII
                offset += line.length() + 1L;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file of heads cannot be read", e);
        }
    }

    /** Heads of the CA's journal by number, for whoever reads that journal. */
    public Map<Long, Der> caHeads() {
        Map<Long, Der> heads = new HashMap<>();
        each((offset, head) -> head.ca().filter(ca -> ca.seq() > 0).ifPresent(ca -> heads.put(ca.seq(), ca.hash())));
        return heads;
    }

    private static Optional<SignedHead> head(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 8 || !parts[0].equals(HEAD)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SignedHead(
                    Long.parseLong(parts[1]),
                    Der.of(HEX.parseHex(parts[2])),
                    Instant.parse(parts[3]),
                    Optional.of(new JournalHeads.Head(
                            Long.parseLong(parts[4]),
                            Der.of(parts[5].equals("-") ? new byte[0] : HEX.parseHex(parts[5])))),
                    parts[6],
                    Der.of(Base64.getDecoder().decode(parts[7]))));
        } catch (IllegalArgumentException | java.time.DateTimeException cutShort) {
            return Optional.empty();
        }
    }
}
