package org.toroku.ca.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A repository over HTTP whose every part a test can make lie. */
public final class RepositoryServer implements AutoCloseable {
    private final HttpServer server;
    private final Set<String> methods = ConcurrentHashMap.newKeySet();

    public volatile Supplier<byte[]> certificate;
    public volatile Supplier<byte[]> list;
    /** From a question to its answer. */
    public volatile UnaryOperator<byte[]> responder;

    public volatile int listStatus = 200;
    /** Lists of parts, by the names of their files. */
    public final Map<String, Supplier<byte[]>> parts = new ConcurrentHashMap<>();

    public RepositoryServer(Supplier<byte[]> certificate, Supplier<byte[]> list, UnaryOperator<byte[]> responder) {
        this.certificate = certificate;
        this.list = list;
        this.responder = responder;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/r/", exchange -> {
            Supplier<byte[]> part = parts.get(exchange.getRequestURI().getPath().substring("/r/".length()));
            send(exchange, part == null ? 404 : 200, part == null ? new byte[0] : part.get());
        });
        server.createContext("/r/ca.crt", exchange -> send(exchange, 200, this.certificate.get()));
        server.createContext("/r/ca.crl", exchange -> send(exchange, listStatus, this.list.get()));
        server.createContext("/r/ocsp", exchange -> {
            methods.add(exchange.getRequestMethod());
            send(exchange, 200, this.responder.apply(question(exchange)));
        });
        server.start();
    }

    private static byte[] question(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            return exchange.getRequestBody().readAllBytes();
        }
        String path = exchange.getRequestURI().getRawPath().substring("/r/ocsp/".length());
        return Base64.getDecoder().decode(URLDecoder.decode(path, StandardCharsets.US_ASCII));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** By which methods of HTTP answers were asked for. */
    public Set<String> methods() {
        return Set.copyOf(methods);
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/r";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
