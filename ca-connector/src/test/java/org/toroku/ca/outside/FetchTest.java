package org.toroku.ca.outside;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.outside.Fetch.Fetched;

/** Servers that give too much, or never all of it. */
@Timeout(30)
class FetchTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/stops", exchange -> {
            begin(exchange, 0);
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.createContext("/chunks", exchange -> send(exchange, 0));
        server.createContext("/declared", exchange -> send(exchange, 2_000));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void begin(HttpExchange exchange, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        exchange.getResponseBody().write(1);
        exchange.getResponseBody().flush();
    }

    private static void send(HttpExchange exchange, long length) throws IOException {
        try (exchange) {
            begin(exchange, length);
            exchange.getResponseBody().write(new byte[1_999]);
        }
    }

    private Fetched get(String path) {
        try (Fetch fetch = new Fetch(Duration.ofSeconds(2), 1_000)) {
            return fetch.get(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path));
        }
    }

    @Test
    void waitsForNoBodyThatNeverEnds() {
        assertThat(get("/stops")).isEqualTo(new Fetched.Nothing("timed-out"));
    }

    @Test
    void readsNoMoreThanThereMayBe() {
        assertThat(get("/chunks")).isEqualTo(new Fetched.Nothing("too-large"));
        assertThat(get("/declared")).isEqualTo(new Fetched.Nothing("too-large"));
    }
}
