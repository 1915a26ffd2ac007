package org.toroku.ca.outside;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.toroku.pki.Der;
import org.toroku.pki.status.BoundedBody;

/** Bodies over HTTP, bounded in size and time; nothing is followed elsewhere. */
final class Fetch implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** A list of a million entries has some 40 MB. */
    private static final int MOST_BYTES = 128 << 20;

    private final HttpClient http;
    private final Duration longest;
    private final int mostBytes;

    Fetch() {
        this(LONGEST, MOST_BYTES);
    }

    /** @param longest until the last byte of a body is there */
    Fetch(Duration longest, int mostBytes) {
        this.longest = longest;
        this.mostBytes = mostBytes;
        this.http = HttpClient.newBuilder()
                .connectTimeout(longest)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

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
        CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
                http.sendAsync(request.build(), info -> new BoundedBody(mostBytes));
        try {
            // a timeout of the request would end with the headers
            return read(pending.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Fetched.Nothing("timed-out");
        } catch (ExecutionException e) {
            return new Fetched.Nothing(e.getCause() instanceof HttpTimeoutException ? "timed-out" : "unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Nothing("interrupted");
        } finally {
            // hangs up where the body is still coming
            pending.cancel(true);
        }
    }

    private static Fetched read(HttpResponse<Optional<byte[]>> answer) {
        if (answer.statusCode() != 200) {
            return new Fetched.Nothing("http-" + answer.statusCode());
        }
        return answer.body()
                .<Fetched>map(bytes -> new Fetched.Body(Der.of(bytes)))
                .orElseGet(() -> new Fetched.Nothing("too-large"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
