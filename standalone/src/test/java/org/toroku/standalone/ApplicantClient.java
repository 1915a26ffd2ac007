package org.toroku.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.toroku.pki.Der;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.rest.ApplicationBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An applicant with a card application, speaking the REST API only. */
final class ApplicantClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Longer than the second pause before a status is asked for again (60 s), which a busy machine may come to. */
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final HttpClient http =
            HttpClient.newBuilder().localAddress(someNetwork()).build();
    private final String url;

    ApplicantClient(Standalone toroku) {
        this(toroku.url());
    }

    ApplicantClient(String torokuUrl) {
        this.url = torokuUrl + "/api/v1";
    }

    /** Each client calls from a network of its own: velocity rules refer the twentieth application of one network. */
    private static InetAddress someNetwork() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            return InetAddress.getByAddress(new byte[] {
                127, (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255)
            });
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** An application as its applicant knows it. */
    record Mine(UUID id, String token, String caseNumber, Der toSign) {
        byte[] content() {
            return toSign.toByteArray();
        }
    }

    Map<String, Object> form(TestCard card) {
        return form(card.holder());
    }

    Map<String, Object> form(Holder holder) {
        return ApplicationBody.form(holder);
    }

    HttpResponse<String> apply(Map<String, Object> form, String deviceId) {
        return apply(form, deviceId, Map.of());
    }

    /** With a key of the applicant's own: a request, PKCS#10 in DER or PEM. */
    HttpResponse<String> applyWithKey(Map<String, Object> form, byte[] request) {
        return apply(
                form,
                UUID.randomUUID().toString(),
                Map.of("key", Map.of("request", Base64.getEncoder().encodeToString(request), "madeIn", "UPLOAD")));
    }

    /** For a new certificate in the place of one in force, DER. */
    HttpResponse<String> renew(Map<String, Object> form, byte[] certificate) {
        return apply(
                form,
                UUID.randomUUID().toString(),
                Map.of("renews", Base64.getEncoder().encodeToString(certificate)));
    }

    Mine renewing(Map<String, Object> form, byte[] certificate) {
        return applied(renew(form, certificate));
    }

    /** What a person who agrees to everything sends of a sound card where the way there says the rest. */
    Map<String, Object> agreed(TestCard card) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("form", form(card));
        body.put("consent", consent());
        return body;
    }

    private Map<String, Object> consent() {
        JsonNode explanation = json(get("/explanation", ""));
        return ApplicationBody.consent(
                explanation.get("version").asString(),
                explanation
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("id").asString())
                        .toList(),
                explanation.get("phrase").asString());
    }

    /** @param more what stands beside form and consent */
    HttpResponse<String> apply(Map<String, Object> form, String deviceId, Map<String, Object> more) {
        Map<String, Object> consent = consent();
        consent.put("shownAt", Instant.now().minusSeconds(30).toString());
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("form", form);
        body.put("deviceId", deviceId);
        body.put("consent", consent);
        return post("/applications", "", body);
    }

    Mine applied(Map<String, Object> form) {
        return applied(form, UUID.randomUUID().toString());
    }

    Mine applied(Map<String, Object> form, String deviceId) {
        return applied(apply(form, deviceId));
    }

    private static Mine applied(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new AssertionError("apply answered " + response.statusCode() + ": " + response.body());
        }
        JsonNode created = json(response);
        return new Mine(
                UUID.fromString(created.get("id").asString()),
                created.get("token").asString(),
                created.get("caseNumber").asString(),
                Der.of(Base64.getDecoder()
                        .decode(created.get("content").get("bytes").asString())));
    }

    HttpResponse<String> submit(Mine mine, byte[] cms) {
        return post(
                "/applications/" + mine.id() + "/signature",
                mine.token(),
                Map.of("cms", Base64.getEncoder().encodeToString(cms)));
    }

    /** Applies and signs with the card what the server built. */
    Mine enrol(TestCard card) {
        Mine mine = applied(form(card));
        HttpResponse<String> response = submit(mine, CardSigner.cms(card, mine.content()));
        if (response.statusCode() != 202) {
            throw new AssertionError("submit answered " + response.statusCode() + ": " + response.body());
        }
        return mine;
    }

    /** Applies with a key and signs with the card what the server built. */
    Mine enrolWithKey(TestCard card, byte[] request) {
        Mine mine = applied(applyWithKey(form(card), request));
        HttpResponse<String> response = submit(mine, CardSigner.cms(card, mine.content()));
        if (response.statusCode() != 202) {
            throw new AssertionError("submit answered " + response.statusCode() + ": " + response.body());
        }
        return mine;
    }

    String state(Mine mine) {
        return json(get("/applications/" + mine.id(), mine.token()))
                .get("state")
                .asString();
    }

    JsonNode status(Mine mine) {
        return json(get("/applications/" + mine.id(), mine.token()));
    }

    String await(Mine mine, Predicate<String> reached) {
        return Waiting.until(PATIENCE, () -> state(mine), reached);
    }

    String await(Mine mine, String state) {
        return await(mine, state::equals);
    }

    HttpResponse<byte[]> pickUp(Mine mine, String passphrase) {
        return send(
                request("/applications/" + mine.id() + "/pick-up", mine.token())
                        .header("Content-Type", "application/json")
                        .POST(body(Map.of("passphrase", passphrase))),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<String> confirm(Mine mine) {
        return post("/applications/" + mine.id() + "/receipt", mine.token(), Map.of());
    }

    byte[] certificate(Mine mine) {
        return send(
                        request("/applications/" + mine.id() + "/certificate", mine.token())
                                .GET(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    HttpResponse<String> get(String path, String token) {
        return send(request(path, token).GET(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String token, Object body) {
        return send(
                request(path, token).header("Content-Type", "application/json").POST(body(body)),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(30));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpRequest.BodyPublisher body(Object body) {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return Objects.requireNonNull(JSON.readTree(response.body()));
    }
}
