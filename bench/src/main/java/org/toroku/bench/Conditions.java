package org.toroku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What else the machine was doing: a wall-clock figure means nothing without it. */
record Conditions(Instant at, int processors, String load, String processor) {
    static Conditions now(Instant at) {
        return new Conditions(
                at.truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                loadAverage(),
                processorModel());
    }

    /** Load averages over 1, 5 and 15 minutes. */
    static String loadAverage() {
        Path file = Path.of("/proc/loadavg");
        return Files.isReadable(file)
                ? String.join(" ", read(file).split(" ", -1)[0], read(file).split(" ", -1)[1])
                : "unknown";
    }

    private static String processorModel() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch", "unknown");
        }
        return read(file)
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d processors (%s), load average %s, Java %s",
                at,
                processors,
                processor,
                load,
                Runtime.version());
    }
}
