package org.toroku.testkit.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.cert.ocsp.OCSPReq;

/** OCSP over HTTP (RFC 6960 appendix A), with the faults of the transport. */
final class OcspEndpoint implements HttpHandler {

    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final String TYPE = "application/ocsp-response";
    /** A DER SEQUENCE that announces two gigabytes. */
    private static final byte[] ENDLESS_START = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};

    private final TestStatusService service;
    private final OcspAnswers answers;
    private final Function<Optional<BigInteger>, OcspBehaviour> behaviour;
    private final URI elsewhere;

    /**
     * @param behaviour asked once for each HTTP request, with the first serial number asked for
     * @param elsewhere where redirections go
     */
    OcspEndpoint(
            TestStatusService service,
            OcspAnswers answers,
            Function<Optional<BigInteger>, OcspBehaviour> behaviour,
            URI elsewhere) {
        this.service = service;
        this.answers = answers;
        this.behaviour = behaviour;
        this.elsewhere = elsewhere;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<OCSPReq> request = request(exchange);
            OcspBehaviour wanted = behaviour.apply(request.flatMap(OcspEndpoint::serial));
            if (request.isEmpty()) {
                TestStatusService.send(exchange, TYPE, OcspAnswers.malformedRequest());
            } else {
                act(exchange, request.get(), wanted);
            }
        }
    }

    private void act(HttpExchange exchange, OCSPReq request, OcspBehaviour wanted) throws IOException {
        switch (wanted) {
            case HTTP_500 -> exchange.sendResponseHeaders(500, -1);
            case REDIRECT -> {
                exchange.getResponseHeaders().set("Location", elsewhere.toString());
                // 307, not 302: a client that follows repeats the POST and gets a good answer
                exchange.sendResponseHeaders(307, -1);
            }
            case GARBAGE -> TestStatusService.send(exchange, TYPE, TestStatusService.GARBAGE);
            case ENDLESS_BODY -> sendWithoutEnd(exchange);
            case DOWN -> exchange.close();
            case SLOW -> {
                if (!service.closedWithin(service.slowness())) {
                    TestStatusService.send(exchange, TYPE, answers.answer(request, OcspBehaviour.NORMAL));
                }
            }
            default -> TestStatusService.send(exchange, TYPE, answers.answer(request, wanted));
        }
    }

    private void sendWithoutEnd(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPE);
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        body.write(ENDLESS_START);
        byte[] more = new byte[16 * 1024];
        while (!service.closedWithin(Duration.ofMillis(2))) {
            body.write(more);
            body.flush();
        }
    }

    private static Optional<BigInteger> serial(OCSPReq request) {
        return request.getRequestList().length == 0
                ? Optional.empty()
                : Optional.of(request.getRequestList()[0].getCertID().getSerialNumber());
    }

    private static Optional<OCSPReq> request(HttpExchange exchange) throws IOException {
        try {
            byte[] der = exchange.getRequestMethod().equals("POST")
                    ? exchange.getRequestBody().readNBytes(LARGEST_REQUEST)
                    : inPath(exchange);
            return Optional.of(new OCSPReq(der));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // answered with malformedRequest
        }
    }

    private static byte[] inPath(HttpExchange exchange) {
        String path = exchange.getRequestURI().getRawPath();
        String encoded = path.substring(exchange.getHttpContext().getPath().length());
        // percent-encoded, but not a form: a plus is a plus
        String base64 = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.US_ASCII);
        return Base64.getDecoder().decode(base64.startsWith("/") ? base64.substring(1) : base64);
    }
}
