package org.toroku.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes of PostgreSQL that a run which was killed left without their parent. They still write in the data folder:
 * whoever makes or removes it beside them finds files come and go.
 */
public final class LeftoverServer {
    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);

    /** {@code initdb} needs a second or two; the end of a server with its checkpoint seldom more. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private LeftoverServer() {}

    /**
     * None works in the folder any more when this returns.
     *
     * @param data data folder of the server; need not exist
     * @throws IllegalStateException where one does not end
     */
    public static void end(Path data) {
        // it ends by itself, and takes along those that it started
        running(data, "initdb").forEach(LeftoverServer::awaitOrEnd);
        running(data, "postgres").forEach(LeftoverServer::stop);
        removeFileOfZombie(data.resolve("postmaster.pid"));
    }

    /** Linux tells arguments; where the system does not, the file of the server does. */
    private static Stream<ProcessHandle> running(Path data, String program) {
        return Stream.concat(
                        ProcessHandle.allProcesses()
                                .filter(process -> List.of(
                                                process.info().arguments().orElse(new String[0]))
                                        .contains(data.toString())),
                        pid(data.resolve("postmaster.pid")).flatMap(pid -> ProcessHandle.of(pid).stream()))
                .filter(process -> Path.of(process.info().command().orElse("?")).endsWith(program))
                .distinct();
    }

    private static void awaitOrEnd(ProcessHandle process) {
        log.atWarn().addKeyValue("pid", process.pid()).log("waiting for a database that an earlier run began to make");
        List<ProcessHandle> started = process.descendants().toList();
        if (!ends(process)) {
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
            require(process);
        }
        started.forEach(LeftoverServer::require);
    }

    private static void stop(ProcessHandle server) {
        if (isZombie(server.pid())) {
            return;
        }
        log.atWarn().addKeyValue("pid", server.pid()).log("stopping the database server that an earlier run left");
        server.destroy();
        if (!ends(server)) {
            server.destroyForcibly();
            require(server);
        }
    }

    private static void require(ProcessHandle process) {
        if (!ends(process)) {
            throw new IllegalStateException("the database server of an earlier run does not stop");
        }
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException busy) {
            return isZombie(process.pid());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping an earlier database server", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of an earlier database server cannot be awaited", e);
        }
    }

    /** Killed, and its parent has not noticed, as in a container without an init: PostgreSQL takes it for alive. */
    private static void removeFileOfZombie(Path pidFile) {
        pid(pidFile).filter(LeftoverServer::isZombie).forEach(pid -> {
            log.atWarn().addKeyValue("pid", pid).log("removing the pid file of a database server that is dead");
            try {
                Files.delete(pidFile);
            } catch (IOException e) {
                throw new IllegalStateException("the pid file of an earlier database server cannot be removed", e);
            }
        });
    }

    private static Stream<Long> pid(Path pidFile) {
        try {
            return Files.exists(pidFile)
                    ? Stream.of(
                            Long.valueOf(Files.readAllLines(pidFile).getFirst().strip()))
                    : Stream.empty();
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("the pid file of an earlier database server cannot be read", e);
        }
    }

    /** Linux only; elsewhere nothing is known to need it. */
    private static boolean isZombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            // pid (command) state …; the command may hold anything
            String line = Files.isReadable(stat) ? Files.readString(stat) : "";
            return line.startsWith(" Z ", line.lastIndexOf(')') + 1);
        } catch (IOException gone) {
            return false;
        }
    }
}
