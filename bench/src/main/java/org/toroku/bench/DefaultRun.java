package org.toroku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.toroku.standalone.ChildToroku;

/** The default run in a process of its own, as the launcher starts it. */
final class DefaultRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String GREETING = "Toroku is running";
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(50);

    private final Process process;
    private final ProcessTree postgres;
    private final String url;
    private final Duration startTook;
    private final Path data;

    private DefaultRun(Process process, ProcessTree postgres, String url, Duration startTook, Path data) {
        this.process = process;
        this.postgres = postgres;
        this.url = url;
        this.startTook = startTook;
        this.data = data;
    }

    /** Starts it and returns when it has greeted and answers: earlier it could not be stopped cleanly. */
    static DefaultRun start(Path data, Path output) {
        int port = ChildToroku.port(data);
        String url = "http://127.0.0.1:" + port;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("toroku.bench.flags", "").split(" ", -1)));
        command.removeIf(String::isEmpty);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "org.toroku.standalone.Standalone",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port)));
        try {
            long begun = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
                    .start();
            Thread kill = Thread.ofPlatform().unstarted(process::destroy);
            Runtime.getRuntime().addShutdownHook(kill);
            awaitAnswer(process, output, url + "/api/v1/explanation");
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new DefaultRun(process, ProcessTree.ofPostgres(data.resolve("postgres")), url, took, data);
        } catch (IOException e) {
            throw new UncheckedIOException("the default run does not start", e);
        }
    }

    private static void awaitAnswer(Process process, Path output, String address) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            while (!greeted(output) || !answers(http, request)) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    process.destroy();
                    throw new IllegalStateException("the default run did not answer; see its output");
                }
                LockSupport.parkNanos(LOOK_EVERY);
            }
        }
    }

    private static boolean greeted(Path output) {
        try {
            return Files.exists(output) && Files.readString(output).contains(GREETING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return url;
    }

    /** Of every officer of the demonstration. */
    String password() {
        try {
            return Files.readString(data.resolve("secrets").resolve("demo-password"))
                    .substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException("the greeted run has no password", e);
        }
    }

    /** From the start of the process to its greeting. */
    Duration startTook() {
        return startTook;
    }

    /** Of Java and PostgreSQL together. */
    long residentBytes() {
        return javaBytes() + postgres.residentBytes();
    }

    /** Of Java alone; the database server is no child of it any more once it runs. */
    long javaBytes() {
        return ProcessTree.residentBytes(process.toHandle());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the default run does not stop", e);
        }
    }
}
