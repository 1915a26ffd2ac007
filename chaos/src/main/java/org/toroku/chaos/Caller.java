package org.toroku.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.toroku.pki.Der;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's program: asks again where an answer was lost, and remembers what was answered. */
final class Caller implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http;
    private final String api;
    private final BooleanSupplier over;

    /** @param over whether there is no use in asking again */
    Caller(String url, RandomGenerator random, BooleanSupplier over) {
        this.api = url + "/api/v1";
        this.over = over;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .localAddress(someNetwork(random))
                .build();
    }

    /** Rules look at how many apply from one network. */
    private static InetAddress someNetwork(RandomGenerator random) {
        try {
            return InetAddress.getByAddress(new byte[] {
                127, (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255), (byte) random.nextInt(1, 255)
            });
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    record Answer(int status, Der body) {
        JsonNode json() {
            return JSON.readTree(body.toByteArray());
        }

        /** Says that later may be better, or nothing at all. */
        boolean isTemporary() {
            return status >= 500 || status == 408 || status == 429;
        }
    }

    Supplier<Optional<Answer>> get(String path, String token) {
        return () -> once(request(path, token).GET());
    }

    Supplier<Optional<Answer>> post(String path, String token, Object body) {
        byte[] bytes = JSON.writeValueAsBytes(body);
        return () -> once(request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /** Empty where the answer was lost: whatever was asked may have been done. */
    private Optional<Answer> once(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return Optional.of(new Answer(response.statusCode(), Der.of(response.body())));
        } catch (IOException lost) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Asks until there is an answer that will not be another one later; empty where the campaign ended before. */
    Optional<Answer> insist(Supplier<Optional<Answer>> question) {
        while (!over.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            Optional<Answer> answer = question.get().filter(each -> !each.isTemporary());
            if (answer.isPresent()) {
                return answer;
            }
            Pause.of(Duration.ofMillis(300));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
