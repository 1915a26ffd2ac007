package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** Nobody but the two whose certificates are pinned, while they are in force, talks through the door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class StrangerTest {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final PapersOfBoth papers = new PapersOfBoth(PapersOfBoth.folder());
    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<String> turnedAway = new CopyOnWriteArrayList<>();
    private CaBench bench;

    @BeforeAll
    void make() {
        bench = new CaBench();
        papers.make("stranger");
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @AfterEach
    void closeEach() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        open.clear();
        turnedAway.clear();
    }

    private Endpoint endpoint(Clock clock) {
        Endpoint endpoint = new Endpoint(bench, papers.channel("authority", "connector", clock, turnedAway::add));
        open.add(endpoint);
        return endpoint;
    }

    private PullClient client(URI address, Channel channel) {
        PullClient client = new PullClient(address, channel, LONGEST);
        open.add(client);
        return client;
    }

    private Der hello(Endpoint endpoint) {
        return Endpoint.hello(endpoint.ca);
    }

    @Test
    void thePinnedConnectorFetches() {
        Endpoint endpoint = endpoint(Clock.systemUTC());

        assertThat(client(endpoint.address(), papers.connector()).post(PullServer.PULL, hello(endpoint)))
                .isEqualTo(new PullClient.Called.Status(PullServer.NOTHING));
        assertThat(endpoint.desk.present()).isTrue();
    }

    @Test
    void aClientWithAnotherCertificateFetchesNothing() {
        Endpoint endpoint = endpoint(Clock.systemUTC());

        assertThat(client(endpoint.address(), papers.channel("stranger", "authority", Clock.systemUTC(), why -> {}))
                        .post(PullServer.PULL, hello(endpoint)))
                .isInstanceOf(PullClient.Called.Failed.class);
        assertThat(turnedAway).contains("certificate-not-pinned");
        assertThat(endpoint.desk.present()).isFalse();
    }

    @Test
    void aClientWithoutACertificateFetchesNothing() throws Exception {
        Endpoint endpoint = endpoint(Clock.systemUTC());

        assertThatThrownBy(() -> post(anybody("TLSv1.3"), endpoint.address(), hello(endpoint)))
                .isInstanceOf(IOException.class);
        assertThat(endpoint.desk.present()).isFalse();
    }

    @Test
    void olderTlsIsNotSpoken() throws Exception {
        Endpoint endpoint = endpoint(Clock.systemUTC());

        assertThatThrownBy(() -> post(anybody("TLSv1.2"), endpoint.address(), hello(endpoint)))
                .isInstanceOf(javax.net.ssl.SSLException.class);
    }

    @Test
    void anExpiredConnectorFetchesNothing() {
        Endpoint endpoint = endpoint(later(366));

        assertThat(client(endpoint.address(), papers.connector()).post(PullServer.PULL, hello(endpoint)))
                .isInstanceOf(PullClient.Called.Failed.class);
        assertThat(turnedAway).contains("certificate-not-in-force");
    }

    @Test
    void aConnectorWhoseCertificateIsNotYetInForceFetchesNothing() {
        Endpoint endpoint = endpoint(later(-1));

        assertThat(client(endpoint.address(), papers.connector()).post(PullServer.PULL, hello(endpoint)))
                .isInstanceOf(PullClient.Called.Failed.class);
        assertThat(turnedAway).contains("certificate-not-in-force");
    }

    /** Neither a connection that is kept nor a resumed session outlives the certificate. */
    @Test
    void aCertificateThatEndsEndsTheConnectionThatWasMadeWithIt() {
        Movable clock = new Movable();
        Endpoint endpoint = endpoint(clock);
        PullClient client = client(endpoint.address(), papers.connector());
        assertThat(client.post(PullServer.PULL, hello(endpoint)))
                .isEqualTo(new PullClient.Called.Status(PullServer.NOTHING));

        clock.days = 366;

        assertThat(client.post(PullServer.PULL, hello(endpoint)))
                .satisfiesAnyOf(
                        called -> assertThat(called).isEqualTo(new PullClient.Called.Status(403)),
                        called -> assertThat(called).isInstanceOf(PullClient.Called.Failed.class));
    }

    @Test
    void aServerThatIsNotThePinnedOneIsToldNothing() {
        Endpoint impostor =
                new Endpoint(bench, papers.channel("stranger", "connector", Clock.systemUTC(), turnedAway::add));
        open.add(impostor);
        List<String> seen = new CopyOnWriteArrayList<>();

        assertThat(client(impostor.address(), papers.channel("connector", "authority", Clock.systemUTC(), seen::add))
                        .post(PullServer.PULL, hello(impostor)))
                .isEqualTo(new PullClient.Called.Failed("not-the-pinned-server"));
        assertThat(seen).contains("certificate-not-pinned");
        assertThat(impostor.desk.present()).isFalse();
    }

    @Test
    void anExpiredServerIsToldNothing() {
        Endpoint endpoint = endpoint(Clock.systemUTC());

        assertThat(client(endpoint.address(), papers.channel("connector", "authority", later(366), turnedAway::add))
                        .post(PullServer.PULL, hello(endpoint)))
                .isEqualTo(new PullClient.Called.Failed("not-the-pinned-server"));
        assertThat(turnedAway).contains("certificate-not-in-force");
    }

    @Test
    void theConnectorOfAnotherCaIsToldSo() {
        Endpoint endpoint = endpoint(Clock.systemUTC());
        Der other = Endpoint.hello(Der.of(new byte[32]));

        assertThat(client(endpoint.address(), papers.connector()).post(PullServer.PULL, other))
                .isEqualTo(new PullClient.Called.Status(PullServer.OTHER_CA));
        assertThat(endpoint.alarms).contains("other-ca");
    }

    @Test
    void garbageAndFloodsAreRefusedAndTheDoorStaysOpen() {
        Endpoint endpoint = endpoint(Clock.systemUTC());
        PullClient client = client(endpoint.address(), papers.connector());

        for (String path : List.of(PullServer.PULL, PullServer.ANSWER)) {
            assertThat(client.post(path, Der.of(new byte[] {1, 2, 3}))).isEqualTo(new PullClient.Called.Status(400));
            assertThat(client.post(path, Der.of(new byte[0]))).isEqualTo(new PullClient.Called.Status(400));
            assertThat(client.post(path, Der.of(new byte[5_000_000])))
                    .satisfiesAnyOf(
                            called -> assertThat(called).isEqualTo(new PullClient.Called.Status(413)),
                            // hung up on while it was still sending
                            called -> assertThat(called).isInstanceOf(PullClient.Called.Failed.class));
        }
        assertThat(client.post("/", hello(endpoint))).isEqualTo(new PullClient.Called.Status(404));
        assertThat(client.post(StatusDoor.OFFER, hello(endpoint))).isEqualTo(new PullClient.Called.Status(404));
        assertThat(endpoint.alarms).contains("message-unreadable", "message-too-large");
        assertThat(client.post(PullServer.PULL, hello(endpoint)))
                .isEqualTo(new PullClient.Called.Status(PullServer.NOTHING));
    }

    @Test
    void anEndlessBodyIsHungUpOn() throws Exception {
        Endpoint endpoint = endpoint(Clock.systemUTC());
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(papers.connector().context())
                .build();
        HttpRequest endless = HttpRequest.newBuilder(endpoint.address().resolve(PullServer.ANSWER))
                .timeout(LONGEST)
                .POST(HttpRequest.BodyPublishers.ofInputStream(Zeros::new))
                .build();

        try {
            assertThat(http.send(endless, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(413);
        } catch (java.net.http.HttpTimeoutException e) {
            throw e;
        } catch (IOException hungUp) {
            assertThat(hungUp).isNotNull();
        } finally {
            http.shutdownNow();
        }
        assertThat(endpoint.alarms).contains("message-too-large");
    }

    @Test
    void aKeyThatOthersMayReadIsNotUsed() throws IOException {
        papers.make("careless");
        Files.setPosixFilePermissions(papers.key("careless"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> papers.channel("careless", "authority", Clock.systemUTC(), why -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600");
    }

    private static Clock later(int days) {
        return Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    }

    private static final class Movable extends Clock {
        private volatile int days;

        @Override
        public java.time.ZoneId getZone() {
            return java.time.ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Instant.now(later(days));
        }
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int from, int count) {
            return count;
        }
    }

    private static void post(HttpClient http, URI address, Der body) throws IOException, InterruptedException {
        try (http) {
            http.send(
                    HttpRequest.newBuilder(address.resolve(PullServer.PULL))
                            .timeout(LONGEST)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Without a certificate, and content with every server's. */
    private static HttpClient anybody(String protocol) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Credulous()}, null);
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .sslParameters(parameters)
                .build();
    }

    private static final class Credulous extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
