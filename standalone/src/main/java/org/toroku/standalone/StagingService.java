package org.toroku.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.studio.ReplayEngine;
import org.toroku.studio.StagingWire;
import org.toroku.studio.StagingWire.Line;

/**
 * Leads recorded cases through models for a studio beside which there is no engine to spare. It keeps nothing, knows no
 * personal data, and answers on this machine only: whatever brings others here has to end TLS.
 */
public final class StagingService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StagingService.class);
    private static final String TOKEN = "staging-token";
    private static final int DEFAULT_PORT = 8090;
    private static final String LONGEST_QUESTION_SECONDS = "120";

    private final DataFolder folder;
    private final byte[] expected;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** An engine takes what memory there is; the studio asks for one after the other too. */
    private final Semaphore free = new Semaphore(1);

    private final InProcessReplay engine = new InProcessReplay();

    private StagingService(DataFolder folder, int port) throws IOException {
        this.folder = folder;
        this.expected = ("Bearer " + folder.secret(TOKEN)).getBytes(StandardCharsets.US_ASCII);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext(StagingWire.REPLAY, exchange -> serve(exchange, this::replay));
        server.createContext(StagingWire.STAND, exchange -> serve(exchange, this::stand));
        server.start();
    }

    /** @throws IllegalArgumentException with a sentence for the user */
    public static void main(String[] args) throws InterruptedException {
        // a question that stops in the middle would keep the service busy for ever
        System.setProperty("sun.net.httpserver.maxReqTime", LONGEST_QUESTION_SECONDS);
        Options options;
        try {
            options = Options.parse(args, DEFAULT_PORT);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        StagingService service = start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(service::close, "toroku-staging-stop"));
        System.out.println("staging service / 再生用のサービス: http://127.0.0.1:" + service.port());
        System.out.println("token / トークン: " + service.folder.resolve("secrets").resolve(TOKEN));
        new CountDownLatch(1).await();
    }

    /** On this machine; the caller closes it. */
    static StagingService start(Options options) {
        DataFolder folder = DataFolder.open(options.data());
        try {
            return new StagingService(folder, options.port());
        } catch (IOException e) {
            folder.close();
            throw new UncheckedIOException("the staging service cannot listen on port " + options.port(), e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private Line replay(byte[] json, ReplayEngine.Progress progress) {
        return new Line.Replayed(engine.replay(StagingWire.replayTask(json), progress));
    }

    private Line stand(byte[] json, ReplayEngine.Progress progress) {
        return new Line.Stood(engine.stand(StagingWire.standTask(json), progress));
    }

    @FunctionalInterface
    private interface Work {
        Line done(byte[] json, ReplayEngine.Progress progress);
    }

    private void serve(HttpExchange exchange, Work work) throws IOException {
        try (exchange) {
            Optional<Integer> objection = objection(exchange);
            if (objection.isPresent()) {
                refuse(exchange, objection.get());
                return;
            }
            if (!free.tryAcquire()) {
                refuse(exchange, 503);
                return;
            }
            try {
                byte[] task = exchange.getRequestBody().readNBytes(StagingWire.LARGEST + 1);
                if (task.length > StagingWire.LARGEST) {
                    refuse(exchange, 413);
                    return;
                }
                answer(exchange, progress -> work.done(task, progress));
            } finally {
                free.release();
            }
        }
    }

    private Optional<Integer> objection(HttpExchange exchange) {
        String said = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        if (!MessageDigest.isEqual(expected, said.getBytes(StandardCharsets.UTF_8))) {
            LOG.atWarn().log("somebody without the token asked for a replay");
            return Optional.of(401);
        }
        return exchange.getRequestMethod().equals("POST") ? Optional.empty() : Optional.of(405);
    }

    private static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    /** Whoever asked and hung up has the work stopped as soon as it comes to its next case. */
    private static void answer(HttpExchange exchange, Function<ReplayEngine.Progress, Line> work) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        try (SpokenLines lines = new SpokenLines(exchange.getResponseBody())) {
            Line last;
            try {
                last = work.apply(lines::goOn);
            } catch (ReplayEngine.RefusedException refused) {
                LOG.atWarn().setCause(refused).log("the engine does not take the models");
                last = new Line.Refused();
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("a replay did not come to its end");
                last = new Line.Failed();
            }
            lines.last(last);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        folder.close();
    }
}
