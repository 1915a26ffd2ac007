package org.toroku.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.TestCard;

/** A partner's program, from a network of its own. */
final class PartnerClient {
    private final HttpClient http;
    private final String url;
    private final String authorization;

    PartnerClient(Standalone toroku, UUID clientId, String secret) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            http = HttpClient.newBuilder()
                    .localAddress(InetAddress.getByAddress(new byte[] {
                        127, (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255)
                    }))
                    .build();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
        url = toroku.url();
        authorization = "Basic "
                + Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> apply(Map<String, Object> form, String idempotencyKey) {
        return apply(form, idempotencyKey, OwnKey.p256().request());
    }

    HttpResponse<String> apply(Map<String, Object> form, String idempotencyKey, byte[] request) {
        var explanation = ApplicantClient.json(send(HttpRequest.newBuilder(URI.create(url + "/api/v1/explanation"))));
        Map<String, Object> body = Map.of(
                "form", form,
                "consent",
                        Map.of(
                                "explanationVersion",
                                explanation.get("version").asString(),
                                "shownAt",
                                Instant.parse("2026-11-20T00:00:00Z").toString(),
                                "acknowledgedItems",
                                explanation
                                        .get("items")
                                        .valueStream()
                                        .map(item -> item.get("id").asString())
                                        .toList(),
                                "phrase",
                                explanation.get("phrase").asString()),
                "key", Map.of("request", Base64.getEncoder().encodeToString(request), "madeIn", "APP"));
        return send(request("/applications")
                .header("Idempotency-Key", idempotencyKey)
                .header("Content-Type", "application/json")
                .POST(ApplicantClient.body(body)));
    }

    HttpResponse<String> sign(String id, TestCard card, byte[] content) {
        return send(request("/applications/" + id + "/signature")
                .header("Content-Type", "application/json")
                .POST(ApplicantClient.body(
                        Map.of("cms", Base64.getEncoder().encodeToString(CardSigner.cms(card, content))))));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/partner/v1" + path))
                .header("Authorization", authorization)
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
