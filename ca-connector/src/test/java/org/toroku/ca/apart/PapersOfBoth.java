package org.toroku.ca.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Keys and certificates of both sides, made by the lines that docs/operations.md gives. */
final class PapersOfBoth {
    private final Path folder;

    PapersOfBoth(Path folder) {
        this.folder = folder;
        make("authority");
        make("connector");
    }

    /** A key with its certificate. */
    void make(String name) {
        try {
            Process openssl = new ProcessBuilder(
                            "openssl",
                            "req",
                            "-x509",
                            "-newkey",
                            "ec",
                            "-pkeyopt",
                            "ec_paramgen_curve:P-256",
                            "-noenc",
                            "-keyout",
                            name + ".key",
                            "-out",
                            name + ".cer",
                            "-days",
                            "365",
                            "-subj",
                            "/CN=" + name)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (openssl.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path folderOf() {
        return folder;
    }

    Path certificate(String name) {
        return folder.resolve(name + ".cer");
    }

    Path key(String name) {
        return folder.resolve(name + ".key");
    }

    Channel.Papers of(String own, String... others) {
        return new Channel.Papers(
                certificate(own),
                key(own),
                List.of(others).stream().map(this::certificate).toList());
    }

    Channel authority() {
        return channel("authority", "connector", Clock.systemUTC(), why -> {});
    }

    Channel connector() {
        return channel("connector", "authority", Clock.systemUTC(), why -> {});
    }

    Channel channel(String own, String other, Clock clock, Consumer<String> stranger) {
        return Channel.open(of(own, other), clock, stranger);
    }

    static Path folder() {
        try {
            return Files.createTempDirectory("apart");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
