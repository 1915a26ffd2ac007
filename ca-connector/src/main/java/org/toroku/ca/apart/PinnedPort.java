package org.toroku.ca.apart;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
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
    private final DoorAlarm alarm;
    private final Semaphore places;
    private final Set<Socket> known = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("pinned-port-watch").daemon().factory());
    private final Failures failures = new Failures();
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

    private PinnedPort(ServerSocket server, Channel channel, Limits limits, DoorAlarm alarm, Calls calls) {
        this.server = server;
        this.channel = channel;
        this.limits = limits;
        this.calls = calls;
        this.alarm = alarm;
        this.places = new Semaphore(limits.known());
        // a deadline that was met would else be kept, with all of its connection, until its time
        this.watch.setRemoveOnCancelPolicy(true);
        this.strangers = new Strangers(limits.strangers(), limits.ofAnAddress());
        this.accepting = Thread.ofPlatform().name("pinned-port").daemon().unstarted(this::accept);
    }

    static PinnedPort open(InetSocketAddress address, Channel channel, Limits limits, DoorAlarm alarm, Calls calls)
            throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        PinnedPort port = new PinnedPort(server, channel, limits, alarm, calls);
        port.accepting.start();
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    /** Whatever happens, the next one is taken: a port that nobody listens at shows nowhere. */
    private void accept() {
        while (!server.isClosed()) {
            try {
                take(server.accept());
            } catch (Throwable e) {
                if (!server.isClosed()) {
                    failed(e);
                    LockSupport.parkNanos(AFTER_FAILURE.toNanos());
                }
            }
        }
    }

    private void take(Socket socket) {
        boolean taken = false;
        try {
            strangers.admit(socket);
            threads.execute(() -> serve(socket));
            taken = true;
        } finally {
            if (!taken) {
                strangers.remove(socket);
                Strangers.end(socket);
            }
        }
    }

    /** Told now and then: where descriptors or memory are used up, it is so ten times a second. */
    private void failed(Throwable why) {
        try {
            alarm.tell("port-failed", why.getClass().getSimpleName());
            failures.log(why);
        } catch (Throwable again) {
            // as little memory for telling as for serving; the next failure counts this one
            failures.untold();
        }
    }

    private void serve(Socket socket) {
        boolean placed = false;
        try (socket) {
            Optional<SSLSocket> shown = shown(socket);
            if (shown.isPresent()) {
                placed = places.tryAcquire();
                if (placed) {
                    welcome(socket);
                    talk(socket, shown.get());
                } else {
                    alarm.tell("connections-full", Strangers.from(socket));
                }
            }
        } catch (Exchange.Malformed e) {
            alarm.tell("message-unreadable", e.getMessage() + ", from " + Strangers.from(socket));
        } catch (IOException e) {
            LOG.debug("a connection ended", e);
        } catch (Throwable e) {
            if (server.isClosed()) {
                LOG.debug("a call ended with the port", e);
            } else {
                failed(e);
            }
        } finally {
            strangers.remove(socket);
            known.remove(socket);
            if (placed) {
                places.release();
            }
        }
    }

    /** The key for the connection is in one place: from two at the same time it is used by somebody who copied it. */
    private void welcome(Socket socket) {
        InetAddress from = socket.getInetAddress();
        Optional<InetAddress> other = known.stream()
                .map(Socket::getInetAddress)
                .filter(address -> address != null && !address.equals(from))
                .findFirst();
        known.add(socket);
        strangers.remove(socket);
        other.ifPresent(
                address -> alarm.tell("two-connectors", from.getHostAddress() + " beside " + address.getHostAddress()));
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
                Optional<Exchange> exchange = Exchange.next(in, tls.getOutputStream(), Strangers.from(socket));
                goesOn = exchange.isPresent() && answered(exchange.get(), tls);
            } finally {
                deadline.cancel(false);
            }
        }
        // says good-bye, to somebody who need not read it
        Future<?> deadline = endAfter(socket, limits.handshake());
        try {
            tls.close();
        } finally {
            deadline.cancel(false);
        }
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

    /** How many deadlines are kept. */
    int deadlines() {
        return watch.getQueue().size();
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

    /** With its trace once a minute, and how many there were since. */
    private static final class Failures {
        private static final Duration AGAIN = Duration.ofMinutes(1);

        private long next = System.nanoTime();
        private long untold;

        synchronized void log(Throwable why) {
            if (System.nanoTime() - next < 0) {
                untold++;
                return;
            }
            LOG.error("the port for the connector failed; {} times more since this was told last", untold, why);
            next = System.nanoTime() + AGAIN.toNanos();
            untold = 0;
        }

        synchronized void untold() {
            untold++;
        }
    }
}
