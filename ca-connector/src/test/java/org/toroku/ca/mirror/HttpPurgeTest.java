package org.toroku.ca.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a CDN is told. */
class HttpPurgeTest {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private int status = 200;
    private HttpServer cdn;

    @BeforeEach
    void start() throws IOException {
        cdn = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cdn.createContext("/purge", exchange -> {
            try (exchange) {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                keys.add(Objects.toString(exchange.getRequestHeaders().getFirst("Authorization"), ""));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        cdn.start();
    }

    @AfterEach
    void stop() {
        cdn.stop(0);
    }

    private void forget(List<String> names) throws IOException {
        try (HttpPurge purge = new HttpPurge(
                URI.create("http://127.0.0.1:" + cdn.getAddress().getPort() + "/purge"),
                "key-of-a-test",
                URI.create("https://ra.example/repository/"),
                Duration.ofSeconds(20))) {
            purge.forget(names);
        }
    }

    @Test
    void namesTheFilesAsVerifiersDo() throws IOException {
        forget(List.of("ca-3.crl", "ocsp/ME+w/x=="));

        assertThat(told)
                .containsExactly("{\"files\":[\"https://ra.example/repository/ca-3.crl\","
                        + "\"https://ra.example/repository/ocsp/ME%2Bw%2Fx%3D%3D\"]}");
        assertThat(keys).containsExactly("Bearer key-of-a-test");
    }

    @Test
    void namesNoMoreAtOnceThanIsTaken() throws IOException {
        forget(IntStream.range(0, 61).mapToObj(i -> "ca-" + i + ".crl").toList());

        assertThat(told).hasSize(3);
        assertThat(String.join("", told)).contains("ca-0.crl", "ca-29.crl", "ca-30.crl", "ca-60.crl");
    }

    @Test
    void aRefusalIsNotTakenForDone() {
        status = 429;

        assertThatThrownBy(() -> forget(List.of("ca.crl")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("429");
    }
}
