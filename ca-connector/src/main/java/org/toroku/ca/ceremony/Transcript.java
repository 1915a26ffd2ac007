package org.toroku.ca.ceremony;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What was done, by whom and when: on the disk before the next act begins. The state of a ceremony is read from it. */
final class Transcript implements AutoCloseable {
    /** What is wrong with a transcript. */
    static final class AlteredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlteredException(int line) {
            super("経過記録の%d行目が改ざんされています / the transcript was altered, first in line %d".formatted(line, line));
        }
    }

    private final FileChannel file;
    private final Clock clock;
    private final Consumer<String> written;
    private final List<TranscriptLine> lines;

    private Transcript(FileChannel file, Clock clock, Consumer<String> written, List<TranscriptLine> lines) {
        this.file = file;
        this.clock = clock;
        this.written = written;
        this.lines = lines;
    }

    /**
     * Continues a transcript, or begins one; only one process at a time.
     *
     * @param written hears of each line once it is on the disk
     * @throws AlteredException if it is not as it was written
     */
    static Transcript open(Path path, Clock clock, Consumer<String> written) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() == null) {
                throw CeremonyStopped.forNow("別の処理が使用中です / another process holds " + path.getFileName());
            }
            // not by a second descriptor: closing that would give the lock back
            String text = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            Transcript transcript =
                    new Transcript(file, clock, written, new ArrayList<>(lines(text.substring(0, end))));
            file.position(text.substring(0, end).getBytes(StandardCharsets.UTF_8).length);
            if (end < text.length()) {
                // the power failed within a line; nothing was done after it
                file.truncate(file.position());
                transcript.write(Act.CUT, "text", text.substring(end));
            }
            return transcript;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** @throws AlteredException naming the first line that is not as it was written */
    static List<TranscriptLine> read(Path path) throws IOException {
        String text = Files.readString(path);
        if (!text.endsWith("\n")) {
            throw new AlteredException((int) text.lines().count());
        }
        return lines(text);
    }

    private static List<TranscriptLine> lines(String text) {
        List<TranscriptLine> read = new ArrayList<>();
        String before = TranscriptLine.BEFORE_THE_FIRST;
        if (text.isEmpty()) {
            return read;
        }
        for (String each : text.substring(0, text.length() - 1).split("\n", -1)) {
            int number = read.size() + 1;
            TranscriptLine line =
                    TranscriptLine.read(each, number, before).orElseThrow(() -> new AlteredException(number));
            read.add(line);
            before = line.hash();
        }
        return read;
    }

    /** @param facts names and values in turn */
    void write(Act act, String... facts) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < facts.length; i += 2) {
            named.put(facts[i], facts[i + 1].replaceAll("\\p{Cntrl}", " "));
        }
        String before = lines.isEmpty()
                ? TranscriptLine.BEFORE_THE_FIRST
                : lines.getLast().hash();
        TranscriptLine line = TranscriptLine.next(
                lines.size() + 1, clock.instant().truncatedTo(ChronoUnit.SECONDS), act, named, before);
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the transcript cannot be written; nothing more may be done", e);
        }
        lines.add(line);
        written.accept(act + (facts.length > 1 ? " " + facts[1] : ""));
    }

    /**
     * The whole of it, once the file holds exactly this.
     *
     * @throws CeremonyStopped where somebody else wrote the file meanwhile
     */
    byte[] demandOnDisk() throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        byte[] meant = text.toString().getBytes(StandardCharsets.UTF_8);
        // not by a second descriptor: closing that would give the lock back
        ByteBuffer found = ByteBuffer.allocate(meant.length);
        int read = 0;
        while (read >= 0 && found.hasRemaining()) {
            read = file.read(found, found.position());
        }
        if (file.size() != meant.length || !Arrays.equals(found.array(), meant)) {
            throw CeremonyStopped.forNow(
                    "経過記録のファイルが、この場の間に書き換えられました / somebody else wrote the transcript's file during this sitting");
        }
        return meant;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean has(Act act) {
        return lines.stream().anyMatch(line -> line.act() == act);
    }

    /** Whether a line tells {@code act} with this fact. */
    boolean has(Act act, String name, String value) {
        return last(act, name, value).isPresent();
    }

    Optional<TranscriptLine> last(Act act, String name, String value) {
        return lines.reversed().stream()
                .filter(line -> line.act() == act && line.fact(name).equals(value))
                .findFirst();
    }

    List<TranscriptLine> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
