package org.toroku.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.async.AsyncExecRuntime;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * The questions for work that wait in the engine. A closing client waits five seconds for them, then closes the
 * selector under their connections and reports an error of its own; so they are hung up on first. The engine gives what it
 * would have answered to somebody else.
 */
final class OpenPolls implements AsyncExecChainHandler {
    private static final String QUESTION = "/jobs/activation";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final Set<AsyncExecRuntime> open = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    @Override
    public void execute(
            HttpRequest request,
            AsyncEntityProducer body,
            AsyncExecChain.Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        if (!String.valueOf(request.getPath()).endsWith(QUESTION)) {
            chain.proceed(request, body, scope, callback);
        } else if (ended) {
            callback.failed(new InterruptedIOException("this node stops"));
        } else {
            open.add(scope.execRuntime);
            chain.proceed(request, body, scope, new Watched(scope.execRuntime, callback));
        }
    }

    /** Hangs up on all of them and lets no more through; what else the client sends is left alone. */
    void end() throws InterruptedException {
        ended = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!open.isEmpty() && System.nanoTime() < end) {
            // one that has no connection yet has one the next time
            open.forEach(AsyncExecRuntime::discardEndpoint);
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private final class Watched implements AsyncExecCallback {
        private final AsyncExecRuntime exchange;
        private final AsyncExecCallback callback;

        private Watched(AsyncExecRuntime exchange, AsyncExecCallback callback) {
            this.exchange = exchange;
            this.callback = callback;
        }

        @Override
        public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails details)
                throws HttpException, IOException {
            return callback.handleResponse(response, details);
        }

        @Override
        public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
            callback.handleInformationResponse(response);
        }

        @Override
        public void completed() {
            open.remove(exchange);
            callback.completed();
        }

        @Override
        public void failed(Exception cause) {
            open.remove(exchange);
            callback.failed(cause);
        }
    }
}
