package org.toroku.testkit.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.jspecify.annotations.Nullable;

/**
 * OCSP responder and CRL of a test PKI over HTTP on the loopback interface, well-behaved or not.
 *
 * <p>Paths: {@code /ocsp} (POST, or GET with the request in base64), {@code /crl}, {@code /anchor.cer} and
 * {@code /control} ({@link StatusControl}).
 */
public final class TestStatusService implements AutoCloseable {

    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final byte[] GARBAGE = "<html>maintenance</html>".getBytes(StandardCharsets.US_ASCII);

    private final TestNationalPki pki;
    private final OcspAnswers answers;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<BigInteger, OcspBehaviour> behaviours = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong crlRequests = new AtomicLong();
    private volatile OcspBehaviour behaviour = OcspBehaviour.NORMAL;
    private volatile CrlBehaviour crlBehaviour = CrlBehaviour.NORMAL;
    private volatile Duration slowness = Duration.ofSeconds(30);

    private TestStatusService(TestNationalPki pki, HttpServer server, Clock clock) {
        this.pki = pki;
        this.server = server;
        this.answers = new OcspAnswers(pki.authorities(), pki.register(), clock);
    }

    /**
     * Starts the service.
     *
     * @param port on the loopback interface, 0 for any free one
     * @throws IOException if the port is taken
     */
    public static TestStatusService start(TestNationalPki pki, int port, Clock clock) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        TestStatusService service = new TestStatusService(pki, server, clock);
        server.setExecutor(service.threads);
        server.createContext("/ocsp", service::ocsp);
        server.createContext("/elsewhere", exchange -> service.reply(exchange, OcspBehaviour.NORMAL));
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

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void ocsp(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        reply(exchange, null);
    }

    private void reply(HttpExchange exchange, @Nullable OcspBehaviour forced) throws IOException {
        try (exchange) {
            Optional<OCSPReq> request = request(exchange);
            if (request.isEmpty()) {
                send(exchange, "application/ocsp-response", OcspAnswers.malformedRequest());
                return;
            }
            act(exchange, request.get(), forced == null ? towards(request.get()) : forced);
        }
    }

    private void act(HttpExchange exchange, OCSPReq request, OcspBehaviour wanted) throws IOException {
        switch (wanted) {
            case HTTP_500 -> exchange.sendResponseHeaders(500, -1);
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", uri("/elsewhere").toString());
                exchange.sendResponseHeaders(307, -1);
            }
            case GARBAGE -> send(exchange, "application/ocsp-response", GARBAGE);
            case ENDLESS_BODY -> sendWithoutEnd(exchange);
            case DOWN -> exchange.close();
            case SLOW -> {
                if (!closedWithin(slowness)) {
                    send(exchange, "application/ocsp-response", answers.answer(request, OcspBehaviour.NORMAL));
                }
            }
            default -> send(exchange, "application/ocsp-response", answers.answer(request, wanted));
        }
    }

    private OcspBehaviour towards(OCSPReq request) {
        OcspBehaviour general = behaviour;
        return request.getRequestList().length == 0
                ? general
                : behaviours.getOrDefault(
                        request.getRequestList()[0].getCertID().getSerialNumber(), general);
    }

    private static Optional<OCSPReq> request(HttpExchange exchange) throws IOException {
        byte[] der;
        if (exchange.getRequestMethod().equals("POST")) {
            der = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
        } else {
            String path = exchange.getRequestURI().getRawPath();
            String encoded = path.substring(exchange.getHttpContext().getPath().length());
            String base64 = URLDecoder.decode(
                    encoded.replace("+", "%2B"), StandardCharsets.US_ASCII); // RFC 6960 appendix A.1: percent-encoded
            try {
                der = Base64.getDecoder().decode(base64.startsWith("/") ? base64.substring(1) : base64);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new OCSPReq(der));
        } catch (IOException e) {
            return Optional.empty();
        }
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

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void sendWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        // a DER SEQUENCE that announces two gigabytes
        body.write(new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff});
        byte[] more = new byte[16 * 1024];
        while (!closedWithin(Duration.ofMillis(2))) {
            body.write(more);
            body.flush();
        }
    }

    private boolean closedWithin(Duration time) {
        try {
            return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
