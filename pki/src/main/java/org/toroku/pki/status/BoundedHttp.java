package org.toroku.pki.status;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.toroku.pki.Der;

/** HTTP with a limit on the whole exchange, body included, and on its size; follows no redirect. */
public final class BoundedHttp {
    private final HttpClient client;
    private final Duration timeout;
    private final int maxBytes;

    public BoundedHttp(Duration timeout, int maxBytes) {
        this.timeout = timeout;
        this.maxBytes = maxBytes;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout)
                .build();
    }

    public HttpAnswer exchange(HttpRequest request) {
        // The client's own request timeout ends with the headers; a body may trickle for ever after that.
        CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
                client.sendAsync(request, head -> new BoundedBody(head.statusCode() == 200 ? maxBytes : 0));
        try {
            return read(pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException late) {
            return new HttpAnswer.TimedOut();
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof java.net.http.HttpTimeoutException
                    ? new HttpAnswer.TimedOut()
                    : new HttpAnswer.Unreachable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.Interrupted();
        } finally {
            // Closes the connection of an exchange that is still running; does nothing to a finished one.
            pending.cancel(true);
        }
    }

    private static HttpAnswer read(HttpResponse<Optional<byte[]>> response) {
        int status = response.statusCode();
        if (status >= 500) {
            return new HttpAnswer.ServerError();
        }
        if (status >= 300 && status < 400) {
            return new HttpAnswer.Redirected();
        }
        if (status != 200) {
            return new HttpAnswer.OtherStatus();
        }
        return response.body()
                .<HttpAnswer>map(bytes -> new HttpAnswer.Body(Der.of(bytes)))
                .orElseGet(HttpAnswer.TooLarge::new);
    }
}
