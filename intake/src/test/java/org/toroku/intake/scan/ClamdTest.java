package org.toroku.intake.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.intake.scan.Scan.Cause;

/** Answers that a well-kept daemon does not give; what it does give, {@link RealClamdTest} asks it. */
class ClamdTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    INSTREAM size limit exceeded. ERROR, TOO_LARGE
                    Can't allocate memory ERROR, SCANNER_ERROR
                    stream: ok, NOT_UNDERSTOOD
                    stream: OK and more, NOT_UNDERSTOOD
                    PONG, NOT_UNDERSTOOD
                    stream:  FOUND, NOT_UNDERSTOOD
                    """)
    void anythingButAPlainYesLeavesTheDocumentUnscanned(String answer, Cause cause) throws IOException {
        assertThat(scanWhereAnswerIs(answer)).isEqualTo(new Scan.Unavailable(cause));
    }

    @Test
    void aNameIsTakenWithoutWhatIsNotPrintable() throws IOException {
        assertThat(scanWhereAnswerIs("stream: Ev\u001bil FOUND")).isEqualTo(new Scan.Infected("Ev?il"));
    }

    @Test
    void aSilentDaemonIsNotWaitedForEndlessly() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(scan(silent.getLocalPort())).isEqualTo(new Scan.Unavailable(Cause.TIMEOUT));
        }
    }

    @Test
    void aDaemonThatHangsUpLeavesTheDocumentUnscanned() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket accepted = server.accept()) {
                    accepted.getInputStream().readNBytes(5);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(scan(server.getLocalPort())).isEqualTo(new Scan.Unavailable(Cause.NOT_REACHABLE));
        }
    }

    @Test
    void noDaemonLeavesTheDocumentUnscanned() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(scan(port)).isEqualTo(new Scan.Unavailable(Cause.NOT_REACHABLE));
    }

    @Test
    void anOriginalThatCannotBeReadIsNotScannedInPart() throws IOException {
        try (ServerSocket server = answering("stream: OK")) {
            InputStream broken = InputStream.nullInputStream();
            broken.close();

            assertThat(clamd(server.getLocalPort()).scan(broken)).isEqualTo(new Scan.Unavailable(Cause.UNREADABLE));
        }
    }

    private static Scan scanWhereAnswerIs(String answer) throws IOException {
        try (ServerSocket server = answering(answer)) {
            return scan(server.getLocalPort());
        }
    }

    /** Takes one stream as clamd(8) describes INSTREAM, and answers. */
    private static ServerSocket answering(String answer) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (Socket accepted = server.accept();
                    DataInputStream in = new DataInputStream(accepted.getInputStream())) {
                in.readNBytes("zINSTREAM\0".length());
                for (int length = in.readInt(); length > 0; length = in.readInt()) {
                    in.readNBytes(length);
                }
                accepted.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.UTF_8));
            } catch (IOException ended) {
                return;
            }
        });
        return server;
    }

    private static Scan scan(int port) {
        return clamd(port).scan(new ByteArrayInputStream(new byte[100_000]));
    }

    private static Clamd clamd(int port) {
        return new Clamd(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SHORT);
    }
}
