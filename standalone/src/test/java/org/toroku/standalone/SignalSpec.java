package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ctrl-C and SIGTERM while Toroku is starting for the first time, at one moment after the other, each in a folder of its
 * own: no database server, no lock and no half-made folder is left that the next start could not use.
 *
 * <p>The next start is tried after one moment, drawn by lot; {@code -Dtoroku.campaign=long} tries it after each.
 */
class SignalSpec {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SECONDS_TO_END = 100;

    @TempDir
    private Path folder;

    private Optional<ChildToroku> running = Optional.empty();

    @AfterEach
    void end() throws InterruptedException {
        if (running.isPresent()) {
            running.get().end();
        }
    }

    /** How far the start has come when the signal strikes. */
    private enum Moment {
        FOLDER_LOCKED("TERM") {
            @Override
            boolean reached(Path data) {
                return Files.exists(data.resolve("run.lock"));
            }
        },
        DATABASE_BEING_MADE("INT") {
            @Override
            boolean reached(Path data) {
                return Files.exists(data.resolve("postgres").resolve("PG_VERSION"));
            }
        },
        DATABASE_BEING_MADE_AND_NOBODY_ASKED("KILL") {
            @Override
            boolean reached(Path data) {
                return Files.exists(data.resolve("postgres").resolve("PG_VERSION"));
            }
        },
        DATABASE_STARTING("TERM") {
            @Override
            boolean reached(Path data) {
                return Files.exists(data.resolve("postgres").resolve("postmaster.pid"));
            }
        },
        CARDS_BEING_MADE("INT") {
            @Override
            boolean reached(Path data) {
                return Files.exists(data.resolve("test-pki"));
            }
        },
        ENGINE_RUNS("TERM") {
            @Override
            boolean reached(Path data) {
                return said(data, "Embedded engine answers");
            }
        },
        TOKEN_BEING_MADE("INT") {
            @Override
            boolean reached(Path data) {
                return Files.exists(data.resolve("hsm"));
            }
        };

        private final String signal;

        Moment(String signal) {
            this.signal = signal;
        }

        abstract boolean reached(Path data);

        private static boolean said(Path data, String text) {
            try {
                return Files.readString(ChildToroku.log(data)).contains(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void leavesNothingBehindWheneverItStrikesAndTheNextStartWorks() throws Exception {
        Moment drawn = Moment.values()[new Random().nextInt(Moment.values().length)];
        for (Moment moment : Moment.values()) {
            Path data = Files.createDirectory(folder.resolve(moment.name()));
            ChildToroku child = ChildToroku.spawn(data, Map.of());
            running = Optional.of(child);
            Waiting.until(
                    PATIENCE, () -> moment.reached(data) || !child.process().isAlive(), reached -> reached);
            assertThat(child.process().isAlive())
                    .as("%s: still starting", moment)
                    .isTrue();
            signal(child, moment.signal);
            assertThat(child.process().waitFor(SECONDS_TO_END, TimeUnit.SECONDS))
                    .as("%s: ends", moment)
                    .isTrue();
            if (!moment.signal.equals("KILL")) {
                assertThat(servers(data))
                        .as("%s: database servers left", moment)
                        .isEmpty();
                assertThat(data.resolve("postgres").resolve("postmaster.pid"))
                        .as("%s", moment)
                        .doesNotExist();
            }
            if (moment == drawn || "long".equals(System.getProperty("toroku.campaign"))) {
                startsAgain(data, moment);
            }
        }
    }

    private void startsAgain(Path data, Moment after) throws Exception {
        Files.writeString(ChildToroku.log(data), "");
        ChildToroku last = ChildToroku.spawn(data, Map.of());
        running = Optional.of(last);
        last.awaitAnswer();
        last.end();
        assertThat(servers(data)).as("%s: database servers left", after).isEmpty();
        assertThat(Files.readString(ChildToroku.log(data))).as("%s", after).doesNotContain("ERROR");
    }

    private static void signal(ChildToroku child, String name) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + name,
                                Long.toString(child.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Processes that work on the database of this test. */
    private static List<String> servers(Path data) {
        String folder = data.resolve("postgres").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> !process.equals(ProcessHandle.current()))
                .map(process -> String.join(
                        " ",
                        process.info().command().orElse(""),
                        String.join(" ", process.info().arguments().orElse(new String[0]))))
                .filter(line -> line.contains("postgres") && line.contains(folder))
                .filter(line -> !line.contains(Standalone.class.getName()))
                .toList();
    }
}
