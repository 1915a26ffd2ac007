package org.toroku.intake.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.intake.scan.Scan.Cause;

/**
 * Asks ClamAV's daemon by INSTREAM (clamd(8)). Whatever is not its plain "OK" leaves the document unscanned.
 *
 * <p>The daemon has to run with {@code AlertExceedsMax yes}: without it, a document beyond one of its own limits counts
 * as clean.
 */
public final class Clamd implements MalwareScanner {
    private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FOUND = Pattern.compile("stream: (.{1,200}) FOUND");
    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_ANSWER = 1_024;

    private final SocketAddress address;
    private final Duration patience;

    /**
     * @param address of a TCP port or a Unix socket
     * @param patience for the connection, and again for each step that the daemon does not go on
     */
    public Clamd(SocketAddress address, Duration patience) {
        this.address = address;
        this.patience = patience;
    }

    @Override
    public Scan scan(InputStream original) {
        try (Connection connection = new Connection()) {
            try {
                connection.connect();
            } catch (SocketTimeoutException e) {
                return new Scan.Unavailable(Cause.TIMEOUT);
            } catch (IOException e) {
                return new Scan.Unavailable(Cause.NOT_REACHABLE);
            }
            return ask(connection, original);
        } catch (IOException e) {
            return new Scan.Unavailable(Cause.NOT_REACHABLE);
        }
    }

    private static Scan ask(Connection connection, InputStream original) {
        byte[] chunk = new byte[CHUNK];
        try {
            connection.write(ByteBuffer.wrap(COMMAND));
            while (true) {
                int length;
                try {
                    length = original.readNBytes(chunk, 0, CHUNK);
                } catch (IOException e) {
                    return new Scan.Unavailable(Cause.UNREADABLE);
                }
                connection.write(ByteBuffer.allocate(4).putInt(length).flip());
                if (length == 0) {
                    break;
                }
                connection.write(ByteBuffer.wrap(chunk, 0, length));
            }
        } catch (SocketTimeoutException e) {
            return new Scan.Unavailable(Cause.TIMEOUT);
        } catch (IOException hungUp) {
            // It says why before it hangs up, when the stream is longer than it takes.
            return answer(connection);
        }
        return answer(connection);
    }

    private static Scan answer(Connection connection) {
        try {
            return understand(connection.read());
        } catch (SocketTimeoutException e) {
            return new Scan.Unavailable(Cause.TIMEOUT);
        } catch (IOException e) {
            return new Scan.Unavailable(Cause.NOT_REACHABLE);
        }
    }

    private static Scan understand(String answer) {
        if (answer.equals("stream: OK")) {
            return new Scan.Clean();
        }
        Matcher found = FOUND.matcher(answer);
        if (found.matches()) {
            return new Scan.Infected(found.group(1).replaceAll("[^\\x20-\\x7e]", "?"));
        }
        if (answer.startsWith("INSTREAM size limit exceeded")) {
            return new Scan.Unavailable(Cause.TOO_LARGE);
        }
        return new Scan.Unavailable(answer.endsWith("ERROR") ? Cause.SCANNER_ERROR : Cause.NOT_UNDERSTOOD);
    }

    /** A socket of either sort that does not wait longer than it is told. */
    private final class Connection implements AutoCloseable {
        private final SocketChannel channel;
        private final Selector selector;

        Connection() throws IOException {
            channel = address instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
            selector = Selector.open();
            channel.configureBlocking(false);
        }

        void connect() throws IOException {
            if (!channel.connect(address)) {
                await(SelectionKey.OP_CONNECT);
                channel.finishConnect();
            }
        }

        void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (channel.write(bytes) == 0) {
                    await(SelectionKey.OP_WRITE);
                }
            }
        }

        /** @return until the daemon's zero byte, without it */
        String read() throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(LONGEST_ANSWER);
            while (answer.size() < LONGEST_ANSWER) {
                buffer.clear();
                int read = channel.read(buffer);
                if (read < 0) {
                    throw new IOException("no answer");
                }
                if (read == 0) {
                    await(SelectionKey.OP_READ);
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    byte next = buffer.get();
                    if (next == 0) {
                        return answer.toString(StandardCharsets.UTF_8);
                    }
                    answer.write(next);
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }

        private void await(int operation) throws IOException {
            channel.register(selector, operation);
            if (selector.select(patience.toMillis()) == 0) {
                throw new SocketTimeoutException();
            }
            selector.selectedKeys().clear();
        }

        @Override
        public void close() throws IOException {
            selector.close();
            channel.close();
        }
    }
}
