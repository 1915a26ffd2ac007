package org.toroku.testkit.pki;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Steers the status service over HTTP, for demonstrations and browser tests.
 *
 * <ul>
 *   <li>{@code POST /control?behaviour=REVOKED} towards all cards, {@code &serial=…} (decimal, or hexadecimal with 0x)
 *       or {@code &card=good} towards one
 *   <li>{@code POST /control?crl=STALE}
 *   <li>{@code POST /control?revoke=good&reason=5} enters a revocation into the register for good
 *   <li>{@code POST /control?reset} back to normal
 *   <li>{@code GET /control} the present behaviour as JSON
 * </ul>
 */
final class StatusControl implements HttpHandler {

    private static final int CESSATION_OF_OPERATION = 5;

    private final TestStatusService service;
    private final TestNationalPki pki;
    private final Clock clock;

    StatusControl(TestStatusService service, TestNationalPki pki, Clock clock) {
        this.service = service;
        this.pki = pki;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            if (exchange.getRequestMethod().equals("POST")) {
                status = obey(parameters(exchange)) ? 200 : 400;
            }
            byte[] body = state().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** False where the command is not understood; then nothing was changed. */
    private boolean obey(Map<String, String> parameters) {
        try {
            if (parameters.containsKey("reset")) {
                service.behaveNormally();
                return true;
            }
            String behaviour = parameters.get("behaviour");
            if (behaviour != null) {
                OcspBehaviour wanted = OcspBehaviour.valueOf(behaviour);
                Optional<String> subject =
                        Optional.ofNullable(parameters.getOrDefault("serial", parameters.get("card")));
                subject.ifPresentOrElse(one -> service.behave(serial(one), wanted), () -> service.behave(wanted));
                return true;
            }
            String crl = parameters.get("crl");
            if (crl != null) {
                service.behave(CrlBehaviour.valueOf(crl));
                return true;
            }
            String revoke = parameters.get("revoke");
            if (revoke != null) {
                String reason = parameters.get("reason");
                pki.revoke(
                        serial(revoke),
                        reason == null ? CESSATION_OF_OPERATION : Integer.parseInt(reason),
                        clock.instant());
                return true;
            }
            return false;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private BigInteger serial(String text) {
        Optional<TestCard> card = pki.find(text);
        if (card.isPresent()) {
            return card.get().certificate().getSerialNumber();
        }
        return text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
    }

    private String state() {
        return "{\"ocsp\":\"%s\",\"crl\":\"%s\",\"requests\":%d,\"crlRequests\":%d}"
                .formatted(service.behaviour(), service.crlBehaviour(), service.requests(), service.crlRequests());
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 2 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
        }
        return parameters;
    }
}
