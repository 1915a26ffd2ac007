package org.toroku.ca.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.toroku.pki.Der;

/** Bodies over HTTP, bounded in size and time; nothing is followed elsewhere. */
final class Fetch implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A list of a million entries has some 40 MB. */
    private static final long MOST_BYTES = 128L << 20;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(LONGEST)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** A body, or why there is none: {@code unreachable}, {@code too-large} or {@code http-} and the status. */
    sealed interface Fetched {
        record Body(Der bytes) implements Fetched {}

        record Nothing(String why) implements Fetched {}
    }

    Fetched get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    Fetched post(URI address, String type, byte[] body) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private Fetched send(HttpRequest.Builder request) {
        try {
            HttpResponse<Optional<byte[]>> answer =
                    http.send(request.timeout(LONGEST).build(), Fetch::body);
            if (answer.statusCode() != 200) {
                return new Fetched.Nothing("http-" + answer.statusCode());
            }
            return answer.body()
                    .<Fetched>map(bytes -> new Fetched.Body(Der.of(bytes)))
                    .orElseGet(() -> new Fetched.Nothing("too-large"));
        } catch (IOException e) {
            return new Fetched.Nothing(e instanceof java.net.http.HttpTimeoutException ? "timed-out" : "unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Nothing("interrupted");
        }
    }

    private static HttpResponse.BodySubscriber<Optional<byte[]>> body(HttpResponse.ResponseInfo info) {
        boolean fits = info.headers().firstValueAsLong("Content-Length").orElse(0) <= MOST_BYTES;
        return fits
                ? HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.limiting(HttpResponse.BodySubscribers.ofByteArray(), MOST_BYTES),
                        Optional::of)
                : HttpResponse.BodySubscribers.replacing(Optional.empty());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
