package org.toroku.ca.apart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line between two rooms that can be cut; what comes afterwards is a new connection. */
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket server;
    private final int to;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    CuttingProxy(int to) {
        this.to = to;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                join(near, new Socket(InetAddress.getLoopbackAddress(), to));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized void join(Socket near, Socket far) throws IOException {
        if (down) {
            near.close();
            far.close();
            return;
        }
        sockets.addAll(List.of(near, far));
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
    }

    private static void pump(Socket from, Socket into) {
        try (from;
                into) {
            from.getInputStream().transferTo(into.getOutputStream());
        } catch (IOException cut) {
            // one side went away; the other is closed with it
        }
    }

    /** Breaks every connection there is. */
    synchronized void cut() {
        for (Socket each : sockets) {
            try {
                each.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sockets.clear();
    }

    /** Lets no connection come about until it is up again. */
    synchronized void down(boolean now) {
        down = now;
        if (now) {
            cut();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
