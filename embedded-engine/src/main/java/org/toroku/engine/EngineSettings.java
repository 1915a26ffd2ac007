package org.toroku.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How an embedded engine is started.
 *
 * @param port loopback port of the REST API, 0 to 65535; 0 picks a free one
 * @param controlledClock true if {@link EmbeddedEngine#clock()} may move the engine's time (tests and rehearsals only)
 * @param workDirectory folder for the engine's scratch state; each life of the engine uses a new folder inside it and
 *     deletes that folder at the end
 */
public record EngineSettings(int port, boolean controlledClock, Path workDirectory) {

    public EngineSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }

    /** A free port, the machine's clock and a folder in the system's temporary directory. */
    public static EngineSettings temporary() {
        return new EngineSettings(0, false, temporaryDirectory());
    }

    /** As {@link #temporary()}, with a clock that tests can move. */
    public static EngineSettings withControlledClock() {
        return new EngineSettings(0, true, temporaryDirectory());
    }

    private static Path temporaryDirectory() {
        try {
            Path folder = Files.createTempDirectory("toroku-engine-");
            // empty by then: each life of the engine deletes its own
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a temporary folder for the engine", e);
        }
    }
}
