package org.toroku.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.rest.ApplicationBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People behind one network who apply over the REST API. */
final class Applicant implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String api;
    private final HttpClient http;
    private final Clock clock;

    /** An application whose signature has been made and not yet handed in. */
    record Signed(UUID id, String token, String body) {}

    /**
     * @param url of Toroku
     * @param network 0 to 60000; the rules refer when a /24 network applies too often, so each has another loopback address
     */
    Applicant(String url, int network, Clock clock) {
        this.api = url + "/api/v1";
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(loopback(network))
                .build();
    }

    private static InetAddress loopback(int network) {
        try {
            return InetAddress.getByAddress(new byte[] {127, (byte) (1 + network / 256), (byte) (network % 256), 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** @param key of the applicant, empty where the CA makes it */
    Signed apply(TestCard card, Optional<OwnKey> key) {
        JsonNode explanation = get("/explanation", "");
        List<String> items = explanation
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "form", ApplicationBody.form(card.holder()),
                "deviceId", UUID.randomUUID().toString(),
                "consent",
                        Map.of(
                                "explanationVersion", explanation.get("version").asString(),
                                "shownAt", clock.instant().minusSeconds(30).toString(),
                                "acknowledgedItems", items,
                                "phrase", explanation.get("phrase").asString())));
        key.ifPresent(own ->
                body.put("key", Map.of("request", Base64.getEncoder().encodeToString(own.request()), "madeIn", "APP")));
        JsonNode created = post("/applications", "", json(body), 201);
        byte[] content =
                Base64.getDecoder().decode(created.get("content").get("bytes").asString());
        String cms = Base64.getEncoder().encodeToString(CardSigner.cms(card, content));
        return new Signed(
                UUID.fromString(created.get("id").asString()),
                created.get("token").asString(),
                json(Map.of("cms", cms)));
    }

    /** Hands the signature in. */
    void submit(Signed application) {
        JsonNode accepted =
                post("/applications/" + application.id() + "/signature", application.token(), application.body(), 202);
        if (accepted.isMissingNode()) {
            throw new IllegalStateException("submission was answered with nothing");
        }
    }

    String state(Signed application) {
        return get("/applications/" + application.id(), application.token())
                .get("state")
                .asString();
    }

    private JsonNode get(String path, String token) {
        return send(request(path, token).GET(), 200);
    }

    private JsonNode post(String path, String token, String body, int expected) {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                expected);
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request, int expected) {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != expected) {
                throw new IllegalStateException(
                        "answered " + response.statusCode() + " instead of " + expected + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Object body) {
        return JSON.writeValueAsString(body);
    }

    @Override
    public void close() {
        http.close();
    }
}
