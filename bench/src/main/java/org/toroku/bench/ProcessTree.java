package org.toroku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time and memory of a process and all its descendants, as Linux accounts for them. */
record ProcessTree(ProcessHandle root) {
    /** The server whose data lie in {@code folder}; PostgreSQL writes its process id there. */
    static ProcessTree ofPostgres(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve("postmaster.pid"))) {
            long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
            return new ProcessTree(ProcessHandle.of(pid).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<ProcessHandle> all() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    Duration cpu() {
        return all().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * Resident bytes, a page that several processes share counted once (PSS): the backends of PostgreSQL share their
     * buffers, and adding up RSS would count those again for each.
     */
    long residentBytes() {
        return all().mapToLong(process -> kilobytes(process.pid())).sum() * 1024;
    }

    /** The same of one process alone. */
    static long residentBytes(ProcessHandle process) {
        return kilobytes(process.pid()) * 1024;
    }

    private static long kilobytes(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
