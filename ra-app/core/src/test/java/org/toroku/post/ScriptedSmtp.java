package org.toroku.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server on a real socket that refuses what a test tells it to refuse. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile Duration drop = Duration.ZERO;

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Mails that were taken with 250. */
    int accepted() {
        return accepted.get();
    }

    /** @param command e.g. {@code RCPT}; {@code .} for the end of the mail */
    ScriptedSmtp answers(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    ScriptedSmtp complies(String command) {
        answers.remove(command);
        return this;
    }

    /** Answers one character at a time, each within any time-out of a single read. */
    ScriptedSmtp drips(Duration pause) {
        drop = pause;
        return this;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                OutputStream out = client.getOutputStream()) {
            say(out, "220 scripted");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                String command = data ? "." : line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                String usual = command.equals("DATA") ? "354 go on" : "250 ok";
                String answer = answers.getOrDefault(command, usual);
                if (command.equals(".") && answer.startsWith("250")) {
                    accepted.incrementAndGet();
                }
                data = command.equals("DATA") && answer.startsWith("354");
                say(out, answer);
                if (command.equals("QUIT")) {
                    return;
                }
            }
        } catch (IOException | InterruptedException _) {
            // the client has gone
        }
    }

    private void say(OutputStream out, String answer) throws IOException, InterruptedException {
        for (byte each : (answer + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
            if (!drop.isZero()) {
                Thread.sleep(drop);
            }
            out.write(each);
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
