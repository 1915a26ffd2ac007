package org.toroku.intake.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How workers are run.
 *
 * @param workers at the same time
 * @param documentsEach after which a worker is replaced by a new one
 * @param patience how long a caller waits for a free worker
 * @param isolationRequired false only for demonstrations: true refuses to start where workers could reach a network
 * @param memory of each worker
 * @param toolFolders where unshare, setpriv, prlimit and bwrap are looked for
 */
public record WorkerSettings(
        int workers,
        int documentsEach,
        Duration patience,
        boolean isolationRequired,
        Memory memory,
        List<Path> toolFolders) {
    public WorkerSettings {
        toolFolders = List.copyOf(toolFolders);
    }

    /**
     * @param heapMegabytes of the Java heap
     * @param addressSpaceBytes of the whole process
     */
    public record Memory(int heapMegabytes, long addressSpaceBytes) {}

    public static WorkerSettings standard() {
        return new WorkerSettings(
                1,
                500,
                Duration.ofMinutes(2),
                true,
                new Memory(384, 3_500L << 20),
                List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin")));
    }

    public WorkerSettings withIsolationRequired(boolean required) {
        return new WorkerSettings(workers, documentsEach, patience, required, memory, toolFolders);
    }
}
