package org.toroku.ca.status;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.toroku.pki.Der;

/** A finished file of answers: their DER, then an index by serial. Mapped, so that it costs no heap. Thread-safe. */
final class Answers {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int MIDDLE = Integer.BYTES;
    private static final int LOW = Integer.BYTES + Long.BYTES;

    private final Path file;
    private final Der sha256;
    private final MemorySegment all;
    private final long index;
    private final long count;

    private Answers(Path file, Der sha256, MemorySegment all) throws IOException {
        this.file = file;
        this.sha256 = sha256;
        this.all = all;
        this.count = all.byteSize() < Long.BYTES ? -1 : all.get(LONG, all.byteSize() - Long.BYTES);
        this.index = all.byteSize() - Long.BYTES - count * AnswerEntry.BYTES;
        if (count < 0 || index < 0) {
            throw new IOException(file.getFileName() + " is no file of answers");
        }
    }

    /** Opens what this process has just written, or has just digested. */
    static Answers openWritten(Path file, Der sha256) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // unmapped once nobody reads it any more
            return new Answers(
                    file, sha256, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
        }
    }

    Path file() {
        return file;
    }

    Der sha256() {
        return sha256;
    }

    long count() {
        return count;
    }

    AnswerEntry entry(long number) {
        return AnswerEntry.readFrom(all.asSlice(index + number * AnswerEntry.BYTES, AnswerEntry.BYTES)
                .asByteBuffer());
    }

    byte[] answer(AnswerEntry entry) {
        return all.asSlice(entry.offset(), entry.length()).toArray(ValueLayout.JAVA_BYTE);
    }

    Optional<AnswerEntry> find(SerialKey serial) {
        long low = 0;
        long high = count - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            int order = key(middle).compareTo(serial);
            if (order == 0) {
                return Optional.of(entry(middle));
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    SerialKey key(long number) {
        long at = index + number * AnswerEntry.BYTES;
        return new SerialKey(all.get(INT, at), all.get(LONG, at + MIDDLE), all.get(LONG, at + LOW));
    }
}
