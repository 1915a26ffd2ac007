package org.toroku.ca.status;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;

/** Writes a file of answers. The index is kept beside it until the end; in memory only where answers come unordered. */
final class AnswersWriter implements AutoCloseable {
    private static final int BUFFER = 65_536;

    private final Path file;
    private final Path side;
    private final DurableFile out;
    private final OutputStream index;
    private @Nullable SerialKey last;
    private boolean ordered = true;
    private long count;

    private AnswersWriter(Path file) throws IOException {
        this.file = file;
        this.side = file.resolveSibling(file.getFileName() + ".index" + DurableFile.UNFINISHED);
        this.out = DurableFile.create(file);
        this.index = new BufferedOutputStream(Files.newOutputStream(side), BUFFER);
    }

    static AnswersWriter create(Path file) throws IOException {
        return new AnswersWriter(file);
    }

    long count() {
        return count;
    }

    /** Takes the answer that {@code entry} is about, wherever it was before. */
    void add(AnswerEntry entry, byte[] answer) throws IOException {
        ordered &= last == null || last.compareTo(entry.serial()) < 0;
        last = entry.serial();
        index.write(bytes(entry.at(out.length())));
        out.write(answer);
        count++;
    }

    /** Appends the index and gives the file its name. */
    Answers finish() throws IOException {
        index.close();
        if (ordered) {
            Files.copy(side, out);
        } else {
            for (AnswerEntry entry : sorted()) {
                out.write(bytes(entry));
            }
        }
        out.write(ByteBuffer.allocate(Long.BYTES).putLong(count).array());
        Der sha256 = out.finish();
        return Answers.openWritten(file, sha256);
    }

    private List<AnswerEntry> sorted() throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(side));
        List<AnswerEntry> entries = new ArrayList<>();
        for (int at = 0; at < all.capacity(); at += AnswerEntry.BYTES) {
            entries.add(AnswerEntry.readFrom(all.position(at)));
        }
        entries.sort(Comparator.comparing(AnswerEntry::serial));
        return entries;
    }

    private static byte[] bytes(AnswerEntry entry) {
        ByteBuffer buffer = ByteBuffer.allocate(AnswerEntry.BYTES);
        entry.writeTo(buffer);
        return buffer.array();
    }

    @Override
    public void close() throws IOException {
        index.close();
        out.close();
        Files.deleteIfExists(side);
    }
}
