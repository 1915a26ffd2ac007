package org.toroku.testkit.emulator;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The PC/SC service with the virtual reader of vsmartcard: one that runs on this machine, or else one started here. */
public final class VirtualPcsc implements AutoCloseable {
    private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
    private static final List<Path> SERVICES = List.of(Path.of("/usr/sbin/pcscd"), Path.of("/usr/bin/pcscd"));
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Optional<Process> started;

    private VirtualPcsc(Optional<Process> started) {
        this.started = started;
    }

    /** @throws IOException with the reason, where there is no such service and none can be started */
    public static VirtualPcsc open() throws IOException {
        if (waits()) {
            return new VirtualPcsc(Optional.empty());
        }
        Path service = SERVICES.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("pcscd is not installed"));
        if (!Files.exists(DRIVER)) {
            throw new IOException("vsmartcard-vpcd is not installed");
        }
        Process process = new ProcessBuilder(service.toString(), "--foreground")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        // it is no child that dies with its parent
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        VirtualPcsc pcsc = new VirtualPcsc(Optional.of(process));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!waits()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                pcsc.close();
                throw new IOException("pcscd does not start: it needs root, and to be the only one");
            }
            pause();
        }
        return pcsc;
    }

    /** Whether it was started here, and therefore ends with this. */
    public boolean startedHere() {
        return started.isPresent();
    }

    private static boolean waits() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), VirtualReader.PORT), 1_000);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() throws IOException {
        if (started.isEmpty()) {
            return;
        }
        started.get().destroy();
        try {
            if (!started.get().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                started.get().destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
