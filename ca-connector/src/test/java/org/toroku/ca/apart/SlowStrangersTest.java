package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** Whoever merely reaches the port is in the connector's way neither by number nor by slowness. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class SlowStrangersTest {
    private static final int CROWD = 100;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PapersOfBoth papers = new PapersOfBoth(PapersOfBoth.folder());
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private CaBench bench;
    private Endpoint endpoint;

    @BeforeAll
    void make() {
        bench = new CaBench();
        endpoint = new Endpoint(bench, papers.authority());
    }

    @AfterAll
    void close() {
        endpoint.close();
        bench.close();
    }

    @AfterEach
    void hangUp() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        open.clear();
        alarms.clear();
    }

    private Socket stranger() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), endpoint.address().getPort());
        open.add(socket);
        return socket;
    }

    private PullClient.Called pull(URI address) {
        Der hello = Endpoint.hello(endpoint.ca);
        try (PullClient client = new PullClient(address, papers.connector(), LONGEST)) {
            return client.post(PullServer.PULL, hello);
        }
    }

    private static boolean hungUpOn(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Test
    void aHundredSilentConnectionsKeepNobodyOutAndAreHungUpOn() throws Exception {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(stranger());
        }

        assertThat(pull(endpoint.address())).isEqualTo(new PullClient.Called.Status(PullServer.NOTHING));
        await(() -> crowd.stream().allMatch(SlowStrangersTest::hungUpOn));
    }

    @Test
    void aCrowdThatComesAgainAndAgainKeepsNobodyOut() throws Exception {
        AtomicBoolean on = new AtomicBoolean(true);
        Thread crowd = Thread.ofVirtual().start(() -> {
            while (on.get()) {
                try {
                    stranger();
                    Thread.sleep(5);
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(pull(endpoint.address())).isEqualTo(new PullClient.Called.Status(PullServer.NOTHING));
            }
        } finally {
            on.set(false);
            crowd.join();
        }
    }

    /** An octet now and then is no handshake. */
    @Test
    void aSlowHandshakeIsHungUpOn() throws Exception {
        Socket slow = stranger();
        byte[] begin = {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xfc, 0x03, 0x03};
        long before = System.nanoTime();
        Thread drip = Thread.ofVirtual().start(() -> {
            try {
                OutputStream out = slow.getOutputStream();
                for (int i = 0; ; i++) {
                    out.write(i < begin.length ? begin[i] : 1);
                    Thread.sleep(300);
                }
            } catch (IOException | InterruptedException ended) {
                // hung up on, as it should be
            }
        });

        await(() -> hungUpOn(slow));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        drip.interrupt();
        drip.join();
    }

    private static final PinnedPort.Limits HASTY =
            new PinnedPort.Limits(4, 4, 2, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(3));

    private PinnedPort port() throws IOException {
        PinnedPort port = PinnedPort.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                papers.authority(),
                HASTY,
                (why, detail) -> alarms.add(why),
                exchange -> exchange.answer(200, exchange.body().readAllBytes()));
        open.add(port);
        return port;
    }

    private SSLSocket pinned(PinnedPort port) throws IOException {
        SSLSocket socket = (SSLSocket) papers.connector()
                .context()
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), port.address().getPort());
        open.add(socket);
        socket.startHandshake();
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Test
    void requestsFollowEachOtherOnAConnection() throws Exception {
        SSLSocket socket = pinned(port());
        write(
                socket,
                "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
                        + "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n1;x=y\r\nf\r\n0\r\n\r\n"
                        + "POST /a HTTP/1.1\r\nConnection: close\r\n\r\n");

        assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                .isEqualTo("HTTP/1.1 200 -\r\nContent-Length: 3\r\n\r\nabc"
                        + "HTTP/1.1 200 -\r\nContent-Length: 3\r\n\r\ndef"
                        + "HTTP/1.1 200 -\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    /** A deadline that was met keeps nothing of its request. */
    @Test
    void whatWasAnsweredInTimeLeavesNoDeadlineBehind() throws Exception {
        PinnedPort port = port();
        SSLSocket socket = pinned(port);
        byte[] answer = new byte["HTTP/1.1 200 -\r\nContent-Length: 3\r\n\r\nabc".length()];
        for (int i = 0; i < 50; i++) {
            write(socket, "POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(socket.getInputStream().readNBytes(answer, 0, answer.length))
                    .isEqualTo(answer.length);
        }

        assertThat(port.deadlines()).isLessThan(5);
    }

    @Test
    void aFullPortSaysSoAndHasRoomAgain() throws Exception {
        PinnedPort port = port();
        List<SSLSocket> all = new ArrayList<>();
        for (int i = 0; i < HASTY.known(); i++) {
            all.add(pinned(port));
            write(all.getLast(), "POST /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
            assertThat(all.getLast().getInputStream().read()).isEqualTo('H');
        }
        assertThat(answer(pinned(port))).isEmpty();
        assertThat(alarms).containsExactly("connections-full");

        all.getFirst().close();
        await(() -> {
            try {
                SSLSocket next = pinned(port);
                write(next, "POST /a HTTP/1.1\r\nConnection: close\r\n\r\n");
                return answer(next).length > 0;
            } catch (IOException stillFull) {
                return false;
            }
        });
    }

    @Test
    void theKeyOfTheConnectorInTwoPlacesIsTold() throws Exception {
        PinnedPort port = port();
        assertThat(pinned(port).getInputStream()).isNotNull();
        SSLSocket other =
                (SSLSocket) papers.connector().context().getSocketFactory().createSocket();
        open.add(other);
        other.bind(new InetSocketAddress("127.0.0.2", 0));
        other.connect(port.address());
        other.startHandshake();
        write(other, "POST /a HTTP/1.1\r\nConnection: close\r\n\r\n");
        answer(other);

        await(() -> alarms.contains("two-connectors"));
    }

    /** Whatever goes wrong with one connection, the next one is taken. */
    @Test
    void anErrorInACallEndsThatCallOnly() throws Exception {
        PinnedPort port = PinnedPort.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                papers.authority(),
                HASTY,
                (why, detail) -> alarms.add(why),
                exchange -> {
                    throw new AssertionError("as where memory is used up");
                });
        open.add(port);
        for (int i = 0; i < HASTY.known() + 2; i++) {
            SSLSocket socket = pinned(port);
            write(socket, "POST /a HTTP/1.1\r\n\r\n");
            assertThat(answer(socket)).isEmpty();
        }
        await(() -> alarms.size() == HASTY.known() + 2);
        assertThat(alarms).containsOnly("port-failed");
    }

    @Test
    void aHouseWithManyAddressesIsOneStranger() throws Exception {
        InetAddress one = InetAddress.getByName("2001:db8:1:2:3:4:5:6");
        InetAddress neighbour = InetAddress.getByName("2001:db8:1:2:ffff::1");
        InetAddress other = InetAddress.getByName("2001:db8:1:3::1");

        assertThat(Strangers.place(one)).isEqualTo(Strangers.place(neighbour)).isNotEqualTo(Strangers.place(other));
        InetAddress old = InetAddress.getByName("192.0.2.1");
        assertThat(Strangers.place(old)).isEqualTo(old);
    }

    static Stream<String> noRequests() {
        return Stream.of(
                "GET / HTTP/1.0\r\n\r\n",
                "nonsense\r\n\r\n",
                "POST / HTTP/1.1\n\n",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
                "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nabc",
                "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "POST / HTTP/1.1\r\n: x\r\n\r\n",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nX: " + "x".repeat(10_000) + "\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("noRequests")
    void whatIsNoRequestIsNotAnswered(String text) throws Exception {
        SSLSocket socket = pinned(port());
        write(socket, text);

        assertThat(answer(socket)).isEmpty();
    }

    private static byte[] answer(SSLSocket socket) {
        try (InputStream in = socket.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException reset) {
            return new byte[0];
        }
    }

    @Test
    void aBodyThatComesSlowlyOrNotAtAllIsHungUpOn() throws Exception {
        PinnedPort port = port();
        SSLSocket silent = pinned(port);
        write(silent, "POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc");
        assertThat(answer(silent)).isEmpty();

        SSLSocket slow = pinned(port);
        write(slow, "POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n");
        await(() -> {
            try {
                Thread.sleep(500);
                write(slow, "x");
                return false;
            } catch (IOException hungUp) {
                return true;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Strangers are told apart by address: nobody at one shuts out who comes from another. */
    @Test
    void theOldestOfTheLargestCrowdGivesWay() throws Exception {
        Strangers strangers = new Strangers(6, 5);
        List<Socket> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(from("127.0.0.2"));
            strangers.admit(many.getLast());
        }
        Socket other = from("127.0.0.3");
        strangers.admit(other);
        Socket third = from("127.0.0.4");
        strangers.admit(third);

        assertThat(many.getFirst().isClosed()).isTrue();
        assertThat(many.subList(1, 5)).noneMatch(Socket::isClosed);
        assertThat(other.isClosed()).isFalse();
        assertThat(third.isClosed()).isFalse();
        assertThat(strangers.count()).isEqualTo(6);
    }

    private Socket from(String address) throws IOException {
        try (java.net.ServerSocket server = new java.net.ServerSocket(0, 1, InetAddress.getByName(address))) {
            Socket near = new Socket();
            open.add(near);
            near.connect(server.getLocalSocketAddress());
            Socket far = server.accept();
            open.add(far);
            return near;
        }
    }
}
