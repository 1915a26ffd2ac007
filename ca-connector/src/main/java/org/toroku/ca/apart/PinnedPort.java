package org.toroku.ca.apart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The port for the connector: whoever has not shown the pinned certificate within seconds is hung up on, and is in nobody's way
 * until then. Each limit is this port's own, whatever else runs in the process.
 */
final class PinnedPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PinnedPort.class);
    private static final int BACKLOG = 128;
    private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

    private final Channel channel;
    private final Limits limits;
    private final Calls calls;
    private final ServerSocket server;
    private final Strangers strangers;
    private final Set<Socket> known = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("pinned-port-watch").daemon().factory());
    private final Thread accepting;

    /** What is done with a request; an exception ends the connection. */
    @FunctionalInterface
    interface Calls {
        void on(Exchange exchange) throws IOException;
    }

    /**
     * How many and how long.
     *
     * @param strangers that have not shown a certificate yet; the next takes the place of the oldest one of whoever has most
     * @param ofAnAddress of these, from one address
     * @param known connections with the pinned certificate
     * @param handshake until it is shown
     * @param silence between two octets, a pull's wait excepted, which is the other side's
     * @param request until all of a request is there, a file of status included
     */
    record Limits(int strangers, int ofAnAddress, int known, Duration handshake, Duration silence, Duration request) {
        static Limits standard() {
            return new Limits(64, 16, 64, Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofMinutes(10));
        }
    }

    private PinnedPort(ServerSocket server, Channel channel, Limits limits, Calls calls) {
        this.server = server;
        this.channel = channel;
        this.limits = limits;
        this.calls = calls;
        this.strangers = new Strangers(limits.strangers(), limits.ofAnAddress());
        this.accepting = Thread.ofPlatform().name("pinned-port").daemon().unstarted(this::accept);
    }

    static PinnedPort open(InetSocketAddress address, Channel channel, Limits limits, Calls calls) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        PinnedPort port = new PinnedPort(server, channel, limits, calls);
        port.accepting.start();
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                strangers.admit(socket);
                var _ = threads.submit(() -> serve(socket));
            } catch (SocketException e) {
                if (!server.isClosed()) {
                    LOG.error("no connection is taken just now", e);
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
            } catch (IOException | RuntimeException e) {
                if (!server.isClosed()) {
                    LOG.error("a connection was not taken", e);
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Optional<SSLSocket> shown = shown(socket);
            if (shown.isPresent() && known.size() < limits.known()) {
                known.add(socket);
                strangers.remove(socket);
                talk(socket, shown.get());
            }
        } catch (Exchange.Malformed e) {
            LOG.warn("what came of the connector was no request: {}", e.getMessage());
        } catch (IOException e) {
            LOG.debug("a connection ended", e);
        } catch (RuntimeException e) {
            if (server.isClosed()) {
                LOG.debug("a call ended with the port", e);
            } else {
                LOG.error("a call of the connector failed", e);
            }
        } finally {
            strangers.remove(socket);
            known.remove(socket);
        }
    }

    /** Empty where somebody else is there than whose certificate is pinned. */
    private Optional<SSLSocket> shown(Socket socket) throws IOException {
        Future<?> deadline = endAfter(socket, limits.handshake());
        try {
            socket.setTcpNoDelay(true);
            SSLSocket tls = (SSLSocket) channel.context()
                    .getSocketFactory()
                    .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
            tls.setUseClientMode(false);
            tls.setSSLParameters(channel.parameters());
            tls.startHandshake();
            return channel.pins().holds(tls.getSession()) ? Optional.of(tls) : Optional.empty();
        } finally {
            deadline.cancel(false);
        }
    }

    private void talk(Socket socket, SSLSocket tls) throws IOException {
        tls.setSoTimeout((int) limits.silence().toMillis());
        BufferedInputStream in = new BufferedInputStream(tls.getInputStream());
        boolean goesOn = true;
        while (goesOn) {
            Future<?> deadline = endAfter(socket, limits.request());
            try {
                Optional<Exchange> exchange = Exchange.next(in, tls.getOutputStream());
                goesOn = exchange.isPresent() && answered(exchange.get(), tls);
            } finally {
                deadline.cancel(false);
            }
        }
        tls.close();
    }

    /** A connection is older than a request: certificate and pins are looked at again. */
    private boolean answered(Exchange exchange, SSLSocket tls) throws IOException {
        if (channel.pins().holds(tls.getSession())) {
            calls.on(exchange);
        } else {
            exchange.hangUp(403);
        }
        return exchange.goesOn();
    }

    private Future<?> endAfter(Socket socket, Duration most) {
        return watch.schedule(() -> Strangers.end(socket), most.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.warn("the port was not closed in order", e);
        }
        strangers.endAll();
        known.forEach(Strangers::end);
        threads.shutdownNow();
        watch.shutdownNow();
    }
}
