package org.toroku.ca.apart;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;
import org.toroku.pki.status.BoundedBody;

/** Calls a registration authority from the CA's room; nothing is followed elsewhere, and every answer is bounded. */
final class PullClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI address;
    private final Channel channel;
    private final Duration longest;
    private final HttpClient http;

    sealed interface Called {
        record Body(Der bytes) implements Called {}

        record Status(int code) implements Called {}

        /** {@code reason} is a kebab-case code. */
        record Failed(String reason) implements Called {}

        /** Why what was brought is not taken; empty where it is. */
        default Optional<String> refusal() {
            return switch (this) {
                case Status(int code) when code == PullServer.TAKEN -> Optional.empty();
                case Status(int code) -> Optional.of("http-" + code);
                case Body body -> Optional.of("answer-out-of-place");
                case Failed(var reason) -> Optional.of(reason);
            };
        }
    }

    /**
     * @param address of the registration authority's listener, https
     * @param longest until the last octet of an answer is there; longer than a pull waits there
     */
    PullClient(URI address, Channel channel, Duration longest) {
        if (!"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("a registration authority is called by https: " + address);
        }
        this.address = address;
        this.channel = channel;
        this.longest = longest;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(channel.context())
                .sslParameters(channel.parameters())
                .build();
    }

    Called post(String path, Der body) {
        return post(path, HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()), longest);
    }

    /** @param longest until it is there and answered */
    Called post(String path, Path file, Duration longest) {
        try {
            return post(path, HttpRequest.BodyPublishers.ofFile(file), longest);
        } catch (FileNotFoundException e) {
            return new Called.Failed("file-gone");
        }
    }

    private Called post(String path, HttpRequest.BodyPublisher body, Duration longest) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/octet-stream")
                .POST(body)
                .build();
        CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
                http.sendAsync(request, info -> new BoundedBody(Letter.MOST_BYTES));
        try {
            return read(pending.get(longest.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Called.Failed("timed-out");
        } catch (ExecutionException e) {
            return new Called.Failed(reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Called.Failed("interrupted");
        } finally {
            // hangs up where the body is still coming
            pending.cancel(true);
        }
    }

    /** Whom we talk to is looked at again: the connection may be older than the end of a certificate. */
    private Called read(HttpResponse<Optional<byte[]>> answer) {
        if (answer.sslSession().filter(channel.pins()::holds).isEmpty()) {
            return new Called.Failed("not-the-pinned-server");
        }
        if (answer.statusCode() != 200) {
            return new Called.Status(answer.statusCode());
        }
        return answer.body()
                .<Called>map(bytes -> new Called.Body(Der.of(bytes)))
                .orElseGet(() -> new Called.Failed("message-too-large"));
    }

    private static String reason(Throwable failure) {
        if (caused(failure, CertificateException.class)) {
            return "not-the-pinned-server";
        }
        return caused(failure, SSLException.class) ? "no-secure-connection" : "connection-failed";
    }

    private static boolean caused(Throwable failure, Class<? extends Exception> by) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (by.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
