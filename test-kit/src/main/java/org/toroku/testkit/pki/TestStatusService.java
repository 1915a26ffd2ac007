package org.toroku.testkit.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * OCSP responder and CRL of a test PKI over HTTP on the loopback interface, well-behaved or not.
 *
 * <p>Paths: {@code /ocsp} (POST, or GET with the request in base64), {@code /crl}, {@code /anchor.cer} and
 * {@code /control} ({@link StatusControl}).
 */
public final class TestStatusService implements AutoCloseable {

    static final byte[] GARBAGE = "<html>maintenance</html>".getBytes(StandardCharsets.US_ASCII);

    private final TestNationalPki pki;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<BigInteger, OcspBehaviour> behaviours = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong crlRequests = new AtomicLong();
    private volatile OcspBehaviour behaviour = OcspBehaviour.NORMAL;
    private volatile CrlBehaviour crlBehaviour = CrlBehaviour.NORMAL;
    private volatile Duration slowness = Duration.ofSeconds(30);

    private TestStatusService(TestNationalPki pki, HttpServer server) {
        this.pki = pki;
        this.server = server;
    }

    /**
     * Starts the service.
     *
     * @param port on the loopback interface, 0 for any free one
     * @throws IOException if the port is taken
     */
    public static TestStatusService start(TestNationalPki pki, int port, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        TestStatusService service = new TestStatusService(pki, server);
        server.setExecutor(service.threads);
        OcspAnswers answers = new OcspAnswers(pki.authorities(), pki.register(), clock);
        server.createContext(
                "/ocsp", new OcspEndpoint(service, answers, service::countedBehaviour, service.uri("/elsewhere")));
        server.createContext(
                "/elsewhere",
                new OcspEndpoint(service, answers, serial -> OcspBehaviour.NORMAL, service.uri("/elsewhere")));
        server.createContext("/crl", service::crl);
        server.createContext("/anchor.cer", service::anchor);
        server.createContext("/control", new StatusControl(service, pki, clock));
        server.start();
        return service;
    }

    /** Where to send OCSP requests. */
    public URI ocspUri() {
        return uri("/ocsp");
    }

    /** Where the CRL is. */
    public URI crlUri() {
        return uri("/crl");
    }

    /** Where the behaviour is controlled ({@link StatusControl}). */
    public URI controlUri() {
        return uri("/control");
    }

    /** Behaviour towards all cards without one of their own. */
    public void behave(OcspBehaviour wanted) {
        behaviour = wanted;
    }

    /** Behaviour when asked for one serial number. */
    public void behave(BigInteger serial, OcspBehaviour wanted) {
        behaviours.put(serial, wanted);
    }

    /** Behaviour of the CRL. */
    public void behave(CrlBehaviour wanted) {
        crlBehaviour = wanted;
    }

    /** How long {@link OcspBehaviour#SLOW} takes; 30 seconds unless told. */
    public void slowness(Duration wanted) {
        slowness = wanted;
    }

    /** Back to normal towards everybody; counters stay. */
    public void behaveNormally() {
        behaviours.clear();
        behaviour = OcspBehaviour.NORMAL;
        crlBehaviour = CrlBehaviour.NORMAL;
    }

    /** OCSP requests received so far, whatever became of them. */
    public long requests() {
        return requests.get();
    }

    /** CRL requests received so far, whatever became of them. */
    public long crlRequests() {
        return crlRequests.get();
    }

    Duration slowness() {
        return slowness;
    }

    OcspBehaviour behaviour() {
        return behaviour;
    }

    CrlBehaviour crlBehaviour() {
        return crlBehaviour;
    }

    /** Stops at once; unfinished answers are cut off. */
    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private OcspBehaviour countedBehaviour(Optional<BigInteger> serial) {
        requests.incrementAndGet();
        OcspBehaviour general = behaviour;
        return serial.map(one -> behaviours.getOrDefault(one, general)).orElse(general);
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void crl(HttpExchange exchange) throws IOException {
        crlRequests.incrementAndGet();
        CrlBehaviour wanted = crlBehaviour;
        try (exchange) {
            switch (wanted) {
                case NORMAL, STALE, WRONG_SIGNER -> send(exchange, "application/pkix-crl", pki.crl(wanted));
                case HTTP_500 -> exchange.sendResponseHeaders(500, -1);
                case GARBAGE -> send(exchange, "application/pkix-crl", GARBAGE);
                case DOWN -> exchange.close();
            }
        }
    }

    private void anchor(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, "application/pkix-cert", pki.anchor().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("the anchor was encoded before", e);
        }
    }

    static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Waits; true once the service is being closed. */
    boolean closedWithin(Duration time) {
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
