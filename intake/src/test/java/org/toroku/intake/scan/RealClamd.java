package org.toroku.intake.scan;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** ClamAV's own daemon with one signature of ours, if it is installed. */
final class RealClamd implements AutoCloseable {
    static final String SIGNATURE = "Toroku.Test.Eicar";
    static final int STREAM_LIMIT = 1 << 20;
    private static final long TO_START_MILLIS = 60_000;

    private final Process process;
    private final InetSocketAddress tcp;
    private final Path socket;

    private RealClamd(Process process, InetSocketAddress tcp, Path socket) {
        this.process = process;
        this.tcp = tcp;
        this.socket = socket;
    }

    static Optional<Path> program() {
        return Stream.of("/usr/sbin/clamd", "/usr/local/sbin/clamd", "/usr/bin/clamd")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param text that the daemon is to find */
    static RealClamd start(Path program, Path folder, byte[] text) throws IOException, InterruptedException {
        Path signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("test.ndb"),
                SIGNATURE + ":0:*:" + HexFormat.of().formatHex(text) + "\n");
        InetSocketAddress tcp = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        Path socket = folder.resolve("clamd.sock");
        Path configuration = folder.resolve("clamd.conf");
        Files.write(
                configuration,
                List.of(
                        "Foreground yes",
                        "DatabaseDirectory " + signatures,
                        "LocalSocket " + socket,
                        "TCPSocket " + tcp.getPort(),
                        "TCPAddr 127.0.0.1",
                        "AlertExceedsMax yes",
                        "StreamMaxLength " + STREAM_LIMIT),
                StandardCharsets.UTF_8);
        Process process = new ProcessBuilder(program.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        RealClamd clamd = new RealClamd(process, tcp, socket);
        clamd.awaitStart();
        return clamd;
    }

    private void awaitStart() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TO_START_MILLIS * 1_000_000;
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (SocketChannel connected = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                if (connected.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        close();
        throw new IOException("clamd did not start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    InetSocketAddress tcp() {
        return tcp;
    }

    UnixDomainSocketAddress socket() {
        return UnixDomainSocketAddress.of(socket);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
