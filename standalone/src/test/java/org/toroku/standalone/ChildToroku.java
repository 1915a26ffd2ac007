package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A default run in a process of its own, as the launcher starts it. Its output goes to {@code run.log} in its data. */
record ChildToroku(Process process, String url, Path data) {
    private static final Duration START = Duration.ofMinutes(3);

    /** @param settings environment variables */
    static ChildToroku spawn(Path data, Map<String, String> settings) {
        int port = port(data);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dvaadin.productionMode=true",
                "-cp",
                System.getProperty("java.class.path"),
                Standalone.class.getName(),
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port));
        builder.environment()
                .put(
                        "SOFTHSM2_CONF",
                        data.resolve("hsm").resolve("softhsm2.conf").toString());
        builder.environment().putAll(settings);
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                    .start();
            return new ChildToroku(process, "http://127.0.0.1:" + port, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path log(Path data) {
        return data.resolve("run.log");
    }

    /** The same for every run of a folder: another port is another address in certificates, and so a profile to be approved. */
    private static int port(Path data) {
        Path kept = data.resolve("port");
        try {
            if (Files.exists(kept)) {
                return Integer.parseInt(Files.readString(kept));
            }
            int port = freePort();
            Files.createDirectories(data);
            Files.writeString(kept, Integer.toString(port));
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitAnswer() {
        ApplicantClient client = new ApplicantClient(url);
        Waiting.until(
                START,
                () -> {
                    assertThat(process.isAlive())
                            .as(() -> "Toroku starts; it said:\n" + said())
                            .isTrue();
                    return answers(client);
                },
                answers -> answers);
    }

    private String said() {
        try {
            return Files.readString(log(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(ApplicantClient client) {
        try {
            return client.get("/explanation", "").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Stops it the gentle way, and otherwise the other way. */
    void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
