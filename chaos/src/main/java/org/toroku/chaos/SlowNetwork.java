package org.toroku.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * The network between clients and Toroku: passes bytes on, late or not at all. Toroku sees the address that the client came
 * from, since its rules go by networks.
 */
final class SlowNetwork implements AutoCloseable {
    private final ServerSocket door;
    private final int toroku;
    private final RandomGenerator random;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Duration delay = Duration.ZERO;
    private volatile double lost;

    SlowNetwork(int toroku, RandomGenerator random) {
        this.toroku = toroku;
        this.random = random;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Each piece of what is said arrives later. */
    void slow(Duration wanted) {
        delay = wanted;
    }

    /** @param share of answers that never arrive: Toroku has done what was asked, and the client does not know */
    void loseAnswers(double share) {
        lost = share;
    }

    void heal() {
        delay = Duration.ZERO;
        lost = 0;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closing) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket()) {
            server.bind(new InetSocketAddress(client.getInetAddress(), 0));
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), toroku), 5_000);
            threads.execute(() -> pass(client, server, false));
            pass(server, client, true);
        } catch (IOException refused) {
            // the client sees its connection end, as it would without this in between
            return;
        }
    }

    private boolean loses() {
        synchronized (random) {
            return random.nextDouble() < lost;
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Duration pause = delay;
                if (pause.isPositive()) {
                    LockSupport.parkNanos(pause.toNanos());
                }
                if (answers && lost > 0 && loses()) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException ended) {
            // one of the two hung up; both sockets are closed, which tells the other
            return;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
