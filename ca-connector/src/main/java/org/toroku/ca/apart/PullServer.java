package org.toroku.ca.apart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.status.StatusIntake;
import org.toroku.pki.Der;

/**
 * The registration authority's door for its CA: the connector, and nobody else, fetches requests here and brings answers. Every
 * body is bounded; whoever sends one slowly is hung up on.
 */
final class PullServer implements AutoCloseable {
    static final String PULL = "/v1/pull";
    static final String ANSWER = "/v1/answer";
    static final int TAKEN = 204;
    static final int NOTHING = 204;
    static final int NOT_OPEN = 410;
    static final int OTHER_CA = 409;

    private static final Logger LOG = LoggerFactory.getLogger(PullServer.class);
    /** The JDK's server knows these limits for all of its kind in a process, reads them once, and no other way. */
    private static final Map<String, String> LIMITS = Map.of(
            // nobody has shown a certificate before: so many connections, whosever they are
            "jdk.httpserver.maxConnections", "64",
            // seconds that a handshake with its request may take to arrive; files of status are the largest
            "sun.net.httpserver.maxReqTime", "60",
            "sun.net.httpserver.maxIdleConnections", "64");

    private static final int BACKLOG = 16;

    private final Channel channel;
    private final AskDesk desk;
    private final Settings settings;
    private final HttpsServer server;
    private final Map<String, Act> acts;
    private final Optional<StatusDoor> status;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Duration> behind = new AtomicReference<>(Duration.ZERO);

    /**
     * @param ca SHA-256 of the CA's certificate
     * @param longest that a pull waits for a request
     * @param alarm is told, as a kebab-case code, what no connector of this CA does
     * @param judge of whether the CA is behind what is published
     * @param status takes what the CA publishes
     */
    record Settings(
            InetSocketAddress address,
            Der ca,
            Duration longest,
            Clock clock,
            Consumer<String> alarm,
            RoomJudge judge,
            Optional<StatusIntake> status) {}

    static {
        LIMITS.forEach((limit, value) -> {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, value);
            }
        });
    }

    private PullServer(Channel channel, AskDesk desk, Settings settings) throws IOException {
        this.channel = channel;
        this.desk = desk;
        this.settings = settings;
        this.status = settings.status().map(intake -> new StatusDoor(intake, settings.judge(), settings.alarm()));
        this.server = HttpsServer.create(settings.address(), BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(channel.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(channel.parameters());
            }
        });
        server.setExecutor(threads);
        server.createContext("/", this::guarded);
        acts = Map.of(PULL, bounded(this::pull), ANSWER, bounded(this::answer));
    }

    static PullServer open(Channel channel, AskDesk desk, Settings settings) throws IOException {
        PullServer server = new PullServer(channel, desk, settings);
        server.server.start();
        return server;
    }

    InetSocketAddress address() {
        return server.getAddress();
    }

    /** How far the connector's clock was from ours when it was last heard of. */
    Duration clockDifference() {
        return behind.get();
    }

    @FunctionalInterface
    private interface Act {
        void on(HttpExchange exchange) throws IOException;
    }

    /** What is done with a body that is not too large. */
    @FunctionalInterface
    private interface BoundedAct {
        void on(HttpExchange exchange, Der body) throws IOException;
    }

    private void guarded(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!(exchange instanceof HttpsExchange tls) || !channel.pins().holds(tls.getSSLSession())) {
                hangUp(exchange, 403);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            Act act = acts.get(path);
            if (act != null && exchange.getRequestMethod().equals("POST")) {
                act.on(exchange);
            } else if (status.isPresent() && path.startsWith(StatusDoor.STATUS)) {
                status.get().on(exchange);
            } else {
                hangUp(exchange, 404);
            }
        } catch (RuntimeException e) {
            LOG.error("a call of the connector failed", e);
            throw e;
        }
    }

    private Act bounded(BoundedAct act) {
        return exchange -> {
            Optional<Der> body = body(exchange);
            if (body.isPresent()) {
                act.on(exchange, body.get());
            } else {
                settings.alarm().accept("message-too-large");
                hangUp(exchange, 413);
            }
        };
    }

    static Optional<Der> body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(SealedReply.MOST_BYTES + 1);
        return body.length > SealedReply.MOST_BYTES ? Optional.empty() : Optional.of(Der.of(body));
    }

    private void pull(HttpExchange exchange, Der body) throws IOException {
        Optional<Hello> hello = Hello.read(body);
        if (hello.isEmpty()) {
            settings.alarm().accept("message-unreadable");
            hangUp(exchange, 400);
            return;
        }
        if (!hello.get().ca().equals(settings.ca())) {
            settings.alarm().accept("other-ca");
            hangUp(exchange, OTHER_CA);
            return;
        }
        Instant now = settings.clock().instant();
        behind.set(Duration.between(hello.get().now(), now));
        try {
            Optional<AskDesk.Open> open = desk.take(settings.longest());
            if (open.isEmpty()) {
                exchange.sendResponseHeaders(NOTHING, -1);
                return;
            }
            hand(exchange, open.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            hangUp(exchange, 503);
        }
    }

    private void hand(HttpExchange exchange, AskDesk.Open open) throws IOException {
        try {
            byte[] letter = open.letter().toByteArray();
            exchange.sendResponseHeaders(200, letter.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(letter);
            }
        } catch (IOException e) {
            desk.lost(open);
            throw e;
        }
    }

    private void answer(HttpExchange exchange, Der body) throws IOException {
        Optional<SealedReply> reply = SealedReply.read(body);
        Optional<SealedReply.Statement> said = reply.flatMap(SealedReply::opened);
        if (said.isEmpty()) {
            settings.alarm().accept("message-unreadable");
            hangUp(exchange, 400);
        } else if (desk.takes(reply.get(), said.get())) {
            exchange.sendResponseHeaders(TAKEN, -1);
        } else {
            // late, repeated, or of another request; whoever waits for it asks again
            LOG.warn(
                    "an answer to a request that is not open was not taken: {}",
                    said.get().reply().id());
            hangUp(exchange, NOT_OPEN);
        }
    }

    static void hangUp(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
