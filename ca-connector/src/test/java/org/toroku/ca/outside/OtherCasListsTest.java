package org.toroku.ca.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.ca.signing.MovedClock;
import org.toroku.pki.Der;

/** When verifiers of another CA are told of a revocation: with its own lists, and only if they can be relied on. */
class OtherCasListsTest {
    private static final X500Name ISSUER = new X500Name("CN=other");

    private final MovedClock clock = new MovedClock();
    private final Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    private KeyPair keys;
    private Der issuer;
    private RepositoryServer server;

    @BeforeEach
    void open() throws Exception {
        keys = newKeys();
        issuer = Der.of(new JcaX509v3CertificateBuilder(
                        ISSUER,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(600)),
                        Date.from(now.plus(Duration.ofDays(9))),
                        ISSUER,
                        keys.getPublic())
                .build(signer(keys))
                .getEncoded());
        byte[] older = list(keys, now.minusSeconds(300));
        byte[] newer = list(keys, now.minusSeconds(100));
        server = new RepositoryServer(issuer::toByteArray, () -> newer, question -> question);
        server.parts.put("older.crl", () -> older);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static KeyPair newKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static ContentSigner signer(KeyPair keys) throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    }

    private static byte[] list(KeyPair keys, Instant made) throws Exception {
        return new X509v2CRLBuilder(ISSUER, Date.from(made))
                .setNextUpdate(Date.from(made.plus(Duration.ofHours(1))))
                .addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.TWO))
                .build(signer(keys))
                .getEncoded();
    }

    private OtherCasLists lists(String... names) {
        return new OtherCasLists(
                List.of(names).stream()
                        .map(name -> URI.create(server.address() + "/" + name))
                        .toList(),
                issuer,
                clock);
    }

    @Test
    void saysWhenTheOldestListWasMade() {
        try (OtherCasLists all = lists("ca.crl", "older.crl")) {
            assertThat(all.made()).contains(now.minusSeconds(300));
        }
    }

    @Test
    void saysNothingWhereOneListIsMissingOrEndedOrOfSomebodyElse() throws Exception {
        byte[] ended = list(keys, now.minus(Duration.ofHours(2)));
        byte[] foreign = list(newKeys(), now.minusSeconds(10));
        server.parts.put("ended.crl", () -> ended);
        server.parts.put("foreign.crl", () -> foreign);
        server.parts.put("rubbish.crl", () -> new byte[] {1, 2, 3});

        for (String bad : List.of("missing.crl", "ended.crl", "foreign.crl", "rubbish.crl")) {
            try (OtherCasLists all = lists("ca.crl", bad)) {
                assertThat(all.made()).as(bad).isEqualTo(Optional.empty());
            }
        }
    }

    @Test
    void asksAtMostOnceAMinute() throws Exception {
        byte[] next = list(keys, now.minusSeconds(1));
        try (OtherCasLists all = lists("ca.crl")) {
            assertThat(all.made()).contains(now.minusSeconds(100));
            server.list = () -> next;
            assertThat(all.made()).contains(now.minusSeconds(100));
            clock.move(Duration.ofSeconds(61));
            assertThat(all.made()).contains(now.minusSeconds(1));
        }
    }

    @Test
    void aCaWithoutAnyListIsNoSuchCa() {
        assertThatThrownBy(() -> lists()).isInstanceOf(IllegalArgumentException.class);
    }
}
