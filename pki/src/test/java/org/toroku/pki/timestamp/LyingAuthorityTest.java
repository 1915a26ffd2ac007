package org.toroku.pki.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tsp.TimeStampRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.TinyCa;
import org.toroku.pki.timestamp.Timestamp.Flaw;

/** An authority over HTTP that lies in one respect at a time; each lie is refused for what it is. */
@Timeout(60)
class LyingAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final TinyCa CA = TinyCa.shared("C=JP,CN=Stamps", NOW);
    private static final TinyCa STRANGER = TinyCa.shared("C=JP,CN=Strange Stamps", NOW);
    private static final KeyPair KEYS = TinyCa.rsa(2048);
    private static final X509CertificateHolder SIGNER =
            certificate(CA, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
    private static final byte[] CONTENT = "a head".getBytes(StandardCharsets.US_ASCII);

    /** Answers whatever a test says. */
    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws Exception;
    }

    private HttpServer server;
    private volatile Answer answer = exchange -> {};

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer.to(exchange);
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static X509CertificateHolder certificate(TinyCa ca, boolean critical, ExtendedKeyUsage purposes) {
        try {
            return ca.leaf(KEYS.getPublic())
                    .named("C=JP,CN=Stamp")
                    .with(Extension.extendedKeyUsage, critical, purposes)
                    .issue();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static TimestampTrust trust() throws Exception {
        return new TimestampTrust(List.of(CA.der()), List.of(), Optional.of(ForgedTimestamp.POLICY));
    }

    private Timestamp stamped() throws Exception {
        return new TimestampAuthority(
                        new TimestampAuthority.Settings(
                                URI.create("http://127.0.0.1:"
                                        + server.getAddress().getPort() + "/"),
                                trust(),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(1)),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .stamp(CONTENT);
    }

    private Timestamp stampedBy(Consumer<ForgedTimestamp> lie) throws Exception {
        answer = exchange -> {
            TimeStampRequest asked =
                    new TimeStampRequest(exchange.getRequestBody().readAllBytes());
            ForgedTimestamp forged =
                    new ForgedTimestamp(asked.getMessageImprintDigest(), asked.getNonce(), NOW, SIGNER, KEYS);
            lie.accept(forged);
            send(exchange, 200, forged.response().toByteArray());
        };
        return stamped();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private void refused(Flaw flaw, Consumer<ForgedTimestamp> lie) throws Exception {
        assertThat(stampedBy(lie)).isEqualTo(new Timestamp.Bad(flaw));
    }

    @Test
    void aTruthfulAnswerCountsNowAndInFifteenYears() throws Exception {
        Timestamp stamped = stampedBy(truth -> {});

        assertThat(stamped).isInstanceOfSatisfying(Timestamp.Good.class, good -> {
            assertThat(good.at()).isEqualTo(NOW);
            try {
                // by then nobody knows the nonce, and the certificate has long expired
                assertThat(new TimestampJudge(trust()).judge(good.response(), CONTENT, Optional.empty()))
                        .isEqualTo(good);
                assertThat(new TimestampJudge(trust()).judge(good.response(), new byte[] {1}, Optional.empty()))
                        .isEqualTo(new Timestamp.Bad(Flaw.OTHER_IMPRINT));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void asksWithANonceOfItsOwnEachTime() throws Exception {
        BigInteger[] first = new BigInteger[1];
        stampedBy(truth -> first[0] = truth.nonce);
        stampedBy(truth -> assertThat(truth.nonce).isNotEqualTo(first[0]).isNotEqualTo(BigInteger.ZERO));
    }

    @Test
    void anAnswerToAnotherQuestion() throws Exception {
        refused(Flaw.OTHER_NONCE, lie -> lie.nonce = lie.nonce.add(BigInteger.ONE));
        refused(Flaw.OTHER_IMPRINT, lie -> lie.imprint = Der.of(new byte[] {1}).sha256());
        refused(Flaw.OTHER_POLICY, lie -> lie.policy = "1.2.3.4.2");
    }

    @Test
    void anAnswerOfAnotherTime() throws Exception {
        refused(Flaw.OTHER_TIME, lie -> lie.at = NOW.minus(2, ChronoUnit.HOURS));
        refused(Flaw.OTHER_TIME, lie -> lie.at = NOW.plus(2, ChronoUnit.HOURS));
    }

    @Test
    void aRefusalWithATokenInIt() throws Exception {
        refused(Flaw.NOT_GRANTED, lie -> lie.status = new PKIStatusInfo(PKIStatus.rejection));
    }

    @Test
    void aCertificateForSomethingElse() throws Exception {
        X509CertificateHolder mixed = certificate(CA, true, new ExtendedKeyUsage(new KeyPurposeId[] {
            KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_serverAuth
        }));
        X509CertificateHolder other = certificate(CA, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection));
        X509CertificateHolder notCritical =
                certificate(CA, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        X509CertificateHolder none = CA.leaf(KEYS.getPublic()).issue();
        for (X509CertificateHolder each : List.of(mixed, other, notCritical, none)) {
            refused(Flaw.OTHER_PURPOSE, lie -> {
                lie.signer = each;
                lie.named = each;
                lie.sent = List.of(each);
            });
        }
    }

    private static void signedWith(ForgedTimestamp lie, X509CertificateHolder certificate) {
        lie.signer = certificate;
        lie.named = certificate;
        lie.sent = List.of(certificate);
    }

    @Test
    void aCertificateThatHasExpired() throws Exception {
        X509CertificateHolder expired = CA.leaf(KEYS.getPublic())
                .with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                .valid(NOW.minus(10, ChronoUnit.DAYS), NOW.minus(1, ChronoUnit.DAYS))
                .issue();
        refused(Flaw.CERTIFICATE_NOT_VALID_THEN, lie -> signedWith(lie, expired));
        // and a time at which it was valid still
        refused(Flaw.OTHER_TIME, lie -> {
            signedWith(lie, expired);
            lie.at = NOW.minus(2, ChronoUnit.DAYS);
        });
    }

    @Test
    void aRootThatNobodyConfigured() throws Exception {
        X509CertificateHolder foreign =
                certificate(STRANGER, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        refused(Flaw.ISSUER_UNKNOWN, lie -> signedWith(lie, foreign));
        refused(Flaw.ISSUER_UNKNOWN, lie -> {
            signedWith(lie, foreign);
            lie.sent = List.of(foreign, STRANGER.certificate);
        });
    }

    /** A certificate of the root's that is no CA's cannot make one more. */
    @Test
    void anIssuerThatIsNoCa() throws Exception {
        TinyCa middle = new TinyCa("C=JP,CN=Middle", NOW);
        X509CertificateHolder noCa = CA.leaf(middle.keys.getPublic())
                .named("C=JP,CN=Middle")
                .with(Extension.basicConstraints, true, new BasicConstraints(false))
                .issue();
        X509CertificateHolder under = certificate(middle, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        refused(Flaw.ISSUER_UNKNOWN, lie -> {
            signedWith(lie, under);
            lie.sent = List.of(under, noCa);
        });
    }

    @Test
    void aCertificateThatIsNotSent() throws Exception {
        refused(Flaw.CERTIFICATE_MISSING, lie -> lie.sent = List.of());
    }

    @Test
    void aSignatureOfAnotherKeyOrForAnotherCertificate() throws Exception {
        refused(Flaw.SIGNATURE_WRONG, lie -> lie.keys = STRANGER.keys);
        refused(Flaw.SIGNATURE_WRONG, lie -> lie.named = CA.certificate);
    }

    @Test
    void aSignatureOverAWeakDigest() throws Exception {
        refused(Flaw.WEAK_ALGORITHM, lie -> lie.algorithm = "SHA1withRSA");
    }

    @Test
    void whatIsNoTimestamp() throws Exception {
        for (byte[] each : List.of(
                new byte[0],
                "<html>".getBytes(StandardCharsets.US_ASCII),
                new byte[] {0x30, 0x03, 0x02, 0x01, 0x00},
                new byte[] {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff})) {
            answer = exchange -> send(exchange, 200, each);
            assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.UNREADABLE));
        }
    }

    @Test
    void aGrantWithoutAToken() throws Exception {
        answer = exchange -> send(exchange, 200, new byte[] {0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x00});
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.UNREADABLE));
    }

    @Test
    void anAnswerThatIsHuge() throws Exception {
        answer = exchange -> send(exchange, 200, new byte[1_000_000]);
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.TOO_LARGE));
    }

    @Test
    void aRedirectToSomebodyElse() throws Exception {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(307, -1);
        };
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.REDIRECTED));
    }

    @Test
    void aServerThatFailsIsSlowOrAway() throws Exception {
        answer = exchange -> send(exchange, 503, new byte[0]);
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.SERVER_ERROR));
        answer = exchange -> send(exchange, 404, new byte[0]);
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.HTTP_STATUS));
        answer = exchange -> Thread.sleep(4_000);
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.TIMED_OUT));
        server.stop(0);
        assertThat(stamped()).isEqualTo(new Timestamp.Bad(Flaw.UNREACHABLE));
    }

    @Test
    void nobodyIsTrustedWithoutARoot() {
        assertThatThrownBy(() -> new TimestampTrust(List.of(), List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
