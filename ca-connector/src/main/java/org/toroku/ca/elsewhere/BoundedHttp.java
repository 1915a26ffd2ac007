package org.toroku.ca.elsewhere;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;
import org.toroku.pki.status.BoundedBody;

/** Messages over HTTP, bounded in size and time; nothing is followed elsewhere or sent twice. */
public final class BoundedHttp implements AutoCloseable {
    /** A certificate with its chain has a few thousand octets. */
    public static final int MOST_BYTES = 100_000;

    public sealed interface Carried {
        /** The whole answer, whatever its status. */
        record Answer(int status, Der bytes) implements Carried {}

        /** No connection came about: nobody has read the message. */
        record NotSent(String why) implements Carried {}

        /** The message may have been read. */
        record Silence(String why) implements Carried {}
    }

    private final Duration deadline;
    private final HttpClient http;

    /** Trusts whom the JDK trusts. */
    public BoundedHttp(Duration deadline) {
        this(deadline, Optional.empty());
    }

    /** @param tls whom to trust, and as whom to appear */
    public BoundedHttp(Duration deadline, SSLContext tls) {
        this(deadline, Optional.of(tls));
    }

    private BoundedHttp(Duration deadline, Optional<SSLContext> tls) {
        this.deadline = deadline;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER);
        tls.ifPresent(builder::sslContext);
        this.http = builder.build();
    }

    public Carried send(HttpRequest request) {
        CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
                http.sendAsync(request, info -> new BoundedBody(MOST_BYTES));
        try {
            // a timeout of the request would end with the headers
            return read(pending.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Carried.Silence("ca-timed-out");
        } catch (ExecutionException e) {
            return unreached(e) ? new Carried.NotSent("ca-unreachable") : new Carried.Silence("ca-connection-lost");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Carried.Silence("interrupted");
        } finally {
            // hangs up where the body is still coming
            pending.cancel(true);
        }
    }

    private static boolean unreached(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLHandshakeException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) {
                return true;
            }
        }
        return false;
    }

    private static Carried read(HttpResponse<Optional<byte[]>> answer) {
        return answer.body()
                .<Carried>map(bytes -> new Carried.Answer(answer.statusCode(), Der.of(bytes)))
                .orElseGet(() -> new Carried.Silence("ca-answer-too-large"));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
