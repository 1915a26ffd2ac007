package org.toroku.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the demonstration's e-mails go: files of a folder, one each, as they came (RFC 5322). It speaks just enough SMTP
 * (RFC 5321) for Toroku, to this machine only, and sends nothing on.
 */
final class DemoMailbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoMailbox.class);
    private static final int MOST_LINES = 20_000;

    private final ServerSocket socket;
    private final Path folder;
    private final AtomicInteger received;

    /** @param earlier how many mails the folder has already */
    private DemoMailbox(ServerSocket socket, Path folder, int earlier) {
        this.socket = socket;
        this.folder = folder;
        this.received = new AtomicInteger(earlier);
    }

    static DemoMailbox start(Path folder) {
        try {
            Files.createDirectories(folder);
            int earlier;
            try (Stream<Path> files = Files.list(folder)) {
                earlier = (int) files.count();
            }
            DemoMailbox box =
                    new DemoMailbox(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), folder, earlier);
            Thread.ofPlatform().daemon().name("demo-mailbox").start(box::listen);
            return box;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Toroku has to be told to send here. */
    Map<String, String> settings() {
        return Map.of(
                "toroku.mail.host", "127.0.0.1",
                "toroku.mail.port", Integer.toString(socket.getLocalPort()),
                "toroku.mail.security", "NONE",
                "toroku.mail.from", "toroku@example.jp",
                "toroku.mail.poll-interval", "PT1S");
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException e) {
                LOG.atDebug().setCause(e).log("The demonstration's mailbox closes");
            }
        }
    }

    private void serve(Socket caller) {
        try (caller;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            caller.setSoTimeout(30_000);
            OutputStream out = caller.getOutputStream();
            say(out, "220 toroku demonstration");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String verb = line.strip().toUpperCase(Locale.ROOT);
                if (verb.equals("DATA")) {
                    say(out, "354 go on");
                    keep(in);
                    say(out, "250 kept");
                } else if (verb.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("A mail did not arrive");
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void keep(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        int lines = 0;
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (++lines > MOST_LINES) {
                throw new IOException("a mail without an end");
            }
            // RFC 5321, 4.5.2
            mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        Path file = folder.resolve("%06d.eml".formatted(received.incrementAndGet()));
        Files.writeString(file, mail, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
