package org.toroku.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A default run in a process of its own, as the launcher starts it.
 *
 * @param log takes its output
 */
public record ChildToroku(Process process, String url, Path data, Path log) {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofSeconds(10);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    /**
     * With its output in {@code run.log} in its data.
     *
     * @param settings environment variables
     */
    public static ChildToroku spawn(Path data, Map<String, String> settings) {
        return spawn(data, settings, log(data));
    }

    /** @param log what is there already stays */
    public static ChildToroku spawn(Path data, Map<String, String> settings, Path log) {
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
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ChildToroku(process, "http://127.0.0.1:" + port, data, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path log(Path data) {
        return data.resolve("run.log");
    }

    /** The same for every run of a folder: another port is another address in certificates, and so a profile to be approved. */
    public static int port(Path data) {
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
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException with what it said, where it ends before or takes too long */
    public void awaitAnswer() {
        long deadline = System.nanoTime() + START.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/explanation"))
                    .timeout(LOOK)
                    .build();
            while (!answers(http, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("Toroku did not start; it said:\n" + said());
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stops it the gentle way, and otherwise the other way. */
    public void end() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
