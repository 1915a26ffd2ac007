package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.process.CaseRecordings.RecordedCase;
import org.toroku.workflows.Models;

/** A staging service that lies, stops in the middle or says nothing: no verdict comes of it, and nobody waits for ever. */
class StagingClientTest {
    private static final Duration SILENCE = Duration.ofMillis(400);

    private static final String TOKEN = "0123456789abcdef".repeat(4);

    @TempDir
    Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private List<ReplayEngine.Pair> replayed(Answer answer) throws IOException {
        server.createContext(StagingWire.REPLAY, exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                answer.to(exchange);
            }
        });
        Path token = Files.writeString(folder.resolve("token"), TOKEN);
        RecordedCase recorded =
                new RecordedCase("M-1", "enrol-my-number-card", Instant.EPOCH, Map.of(), List.of(), List.of());
        return new StagingClient(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()), token, SILENCE)
                .replay(
                        new ReplayEngine.Task(
                                Models.processes(), Models.processes(), List.of(recorded), Duration.ofMinutes(1)),
                        (done, of) -> true);
    }

    private static void say(HttpExchange exchange, String lines) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(lines.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nothing at all | ``",
                "stops in the middle | `{\"is\":\"underway\",\"done\":1,\"of\":2}\n{\"is\":\"repl`",
                "answers for nobody | `{\"is\":\"replayed\",\"pairs\":[]}\n`",
                "answers something else | `{\"is\":\"stood\",\"standings\":[{\"is\":\"unfinished\"}]}\n`",
                "an unknown word | `{\"is\":\"approved\"}\n`",
                "more than was asked | `{\"is\":\"replayed\",\"pairs\":[],\"trust\":true}\n`",
                "its engine failed | `{\"is\":\"failed\"}\n`",
                "no JSON | `<html>proxy</html>\n`"
            })
    void whatIsNoWholeAnswerIsNone(String what, String lines) {
        assertThatThrownBy(() -> replayed(exchange -> say(exchange, lines)))
                .as(what)
                .isInstanceOf(RuntimeException.class)
                .isNotInstanceOf(ReplayEngine.RefusedException.class);
    }

    @Test
    void modelsThatAreNotTakenAreToldApart() {
        assertThatThrownBy(() -> replayed(exchange -> say(exchange, "{\"is\":\"refused\"}\n")))
                .isInstanceOf(ReplayEngine.RefusedException.class);
    }

    @Test
    void nobodyWaitsForOneThatFallsSilent() {
        long began = System.nanoTime();
        assertThatThrownBy(() -> replayed(exchange -> {
                    say(exchange, "{\"is\":\"underway\",\"done\":0,\"of\":2}\n");
                    awaitEnd();
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void refusalsOfTheServerAreNoVerdict() {
        assertThatThrownBy(() -> replayed(exchange -> exchange.sendResponseHeaders(401, -1)))
                .hasMessageContaining("401");
    }

    @Test
    void aTokenIsQuotedNowhere() throws IOException {
        Path file = Files.writeString(folder.resolve("broken"), TOKEN + "\nsecond line");
        StagingClient client = new StagingClient(URI.create("http://127.0.0.1:1"), file, SILENCE);
        assertThatThrownBy(() -> client.replay(
                        new ReplayEngine.Task(List.of(), List.of(), List.of(), Duration.ofMinutes(1)),
                        (done, of) -> true))
                .hasMessageContaining("broken")
                .hasNoCause()
                .hasMessageNotContaining(TOKEN);
    }

    @Test
    void onlyThisMachineIsAskedWithoutTls() {
        Optional<String> token = Optional.of("/run/secrets/staging-token");
        assertThat(new StagingSettings(Optional.of(URI.create("http://127.0.0.1:8090")), token).service())
                .isPresent();
        assertThat(new StagingSettings(Optional.of(URI.create("https://staging.example")), token).service())
                .isPresent();
        assertThatThrownBy(() -> new StagingSettings(Optional.of(URI.create("http://staging.example")), token))
                .hasMessageContaining("https");
        assertThatThrownBy(() -> new StagingSettings(Optional.of(URI.create("https://a")), Optional.empty()))
                .hasMessageContaining("token-file");
    }
}
