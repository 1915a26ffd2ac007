package org.toroku.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The network between a node and the engine: passes requests on, loses them, loses their answers, or is overloaded. */
public final class EngineGate implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI engine;
    private final AtomicInteger hits = new AtomicInteger();
    private volatile Fault fault = new Fault(Kind.NONE, path -> false);

    public enum Kind {
        NONE,
        REQUEST_LOST,
        ANSWER_LOST,
        OVERLOADED
    }

    private record Fault(Kind kind, Predicate<String> path) {}

    public EngineGate(URI engine) {
        this.engine = engine;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the gate has no port", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on, requests whose path matches suffer. */
    public void breakDown(Kind kind, Predicate<String> path) {
        hits.set(0);
        fault = new Fault(kind, path);
    }

    public void repair() {
        fault = new Fault(Kind.NONE, path -> false);
    }

    /** Requests that suffered since the last break-down. */
    public int hits() {
        return hits.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Fault now = fault;
        boolean suffers = now.path().test(exchange.getRequestURI().getPath());
        try (exchange) {
            if (suffers) {
                hits.incrementAndGet();
            }
            if (suffers && now.kind() == Kind.REQUEST_LOST) {
                throw new IOException("lost on purpose");
            }
            if (suffers && now.kind() == Kind.OVERLOADED) {
                answer(exchange, 503, """
                        {"type":"about:blank","title":"RESOURCE_EXHAUSTED","status":503,"detail":"back off"}""".getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> response = client.send(forward(exchange), HttpResponse.BodyHandlers.ofByteArray());
            if (suffers && now.kind() == Kind.ANSWER_LOST) {
                throw new IOException("lost on purpose");
            }
            response.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            answer(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest forward(HttpExchange exchange) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        engine.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String header : new String[] {"Content-Type", "Accept"}) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        return request.build();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
