package org.toroku.ca.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.pki.Der;

/** Lists of some certificates, signed by the issuer itself: that they do not name another one says nothing about it. */
class PartialListTest {
    private static final X500Name ISSUER = new X500Name("CN=issuer");
    private static final String WHOLE = "http://ca.example/ca.crl";
    private static final String THIRD = "http://ca.example/ca-3.crl";
    private static final BigInteger SUBJECT = BigInteger.valueOf(0x4d);

    private final Instant now = Instant.now();
    private KeyPair keys;
    private byte[] issuer;
    private RepositoryServer server;

    @TempDir
    private Path folder;

    private record Ext(ASN1ObjectIdentifier type, ASN1Encodable value) {}

    @BeforeEach
    void open() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        keys = generator.generateKeyPair();
        issuer = certificate(1, Optional.empty());
        byte[] whole = list(1);
        byte[] later =
                new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        server = new RepositoryServer(() -> issuer, () -> whole, question -> later);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ContentSigner signer() throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    }

    private byte[] certificate(int serial, Optional<String> list) throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                ISSUER,
                BigInteger.valueOf(serial),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(Duration.ofDays(1))),
                serial == 1 ? ISSUER : new X500Name("CN=someone"),
                keys.getPublic());
        if (list.isPresent()) {
            builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                new DistributionPoint(place(list.get()), null, null)
            }));
        }
        return builder.build(signer()).getEncoded();
    }

    private static DistributionPointName place(String address) {
        return new DistributionPointName(
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address)));
    }

    private static Ext scope(String address) {
        return new Ext(Extension.issuingDistributionPoint, new IssuingDistributionPoint(place(address), false, false));
    }

    private byte[] list(int number, Ext... extensions) {
        try {
            X509v2CRLBuilder list = new X509v2CRLBuilder(ISSUER, Date.from(now.minusSeconds(60)));
            list.setNextUpdate(Date.from(now.plus(Duration.ofHours(12))));
            list.addCRLEntry(BigInteger.valueOf(99), Date.from(now.minusSeconds(90)), CRLReason.keyCompromise);
            list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            for (Ext each : extensions) {
                list.addExtension(each.type(), true, each.value());
            }
            return list.build(signer()).getEncoded();
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is said of lists. */
    private List<String> findings(String list, String... more) throws Exception {
        return look(list, more).findings().stream()
                .filter(each -> each.startsWith("crl"))
                .toList();
    }

    private Look look(String list, String... more) throws Exception {
        Path file = Files.write(folder.resolve("subject.cer"), certificate(SUBJECT.intValueExact(), Optional.of(list)));
        List<String> line = new ArrayList<>(List.of(
                "--repository",
                server.address(),
                "--fingerprint",
                Der.of(issuer).sha256Hex(),
                "--certificate",
                file.toString()));
        line.addAll(List.of(more));
        return Look.at(Clock.systemUTC(), line);
    }

    @Test
    void aListOfSomeCertificatesIsNotTakenForTheWholeOne() throws Exception {
        for (IssuingDistributionPoint some : List.of(
                new IssuingDistributionPoint(null, false, true, null, false, false),
                new IssuingDistributionPoint(null, false, false, null, false, true),
                new IssuingDistributionPoint(null, false, false, null, true, false),
                new IssuingDistributionPoint(
                        null, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false))) {
            server.list = () -> list(1, new Ext(Extension.issuingDistributionPoint, some));

            assertThat(findings(WHOLE)).containsExactly("crl: for-some-certificates-only");
            assertThat(look(WHOLE).out()).doesNotContain("crl: number");
        }
    }

    @Test
    void aListOfChangesIsNotTakenForTheWholeOne() throws Exception {
        server.list = () -> list(2, new Ext(Extension.deltaCRLIndicator, new CRLNumber(BigInteger.ONE)));

        assertThat(findings(WHOLE)).containsExactly("crl: changes-only");
    }

    @Test
    void aShardInThePlaceOfTheWholeListIsNamed() throws Exception {
        server.list = () -> list(1, scope(THIRD));

        assertThat(findings(WHOLE)).containsExactly("crl: of-another-place");
    }

    @Test
    void aWholeListThatNamesItsPlaceIsTaken() throws Exception {
        server.list = () -> list(1, scope(WHOLE));

        assertThat(findings(WHOLE)).isEmpty();
        // it says so itself: it is not for certificates that name another place
        server.parts.put("ca-3.crl", () -> list(1, scope(THIRD)));
        assertThat(findings(THIRD)).isEmpty();
    }

    @Test
    void theListThatACertificateNamesIsLookedAt() throws Exception {
        assertThat(findings(THIRD)).containsExactly("crl ca-3.crl: http-404");
        server.parts.put("ca-3.crl", () -> list(1, scope("http://ca.example/ca-4.crl")));
        assertThat(findings(THIRD)).containsExactly("crl ca-3.crl: of-another-place");
        server.parts.put("ca-3.crl", () -> list(1, scope("http://other.example/ca-3.crl")));
        assertThat(findings(THIRD)).containsExactly("crl ca-3.crl 4d: for-other-certificates");
        server.parts.put("ca-3.crl", () -> list(1, scope(THIRD)));
        assertThat(findings(THIRD)).isEmpty();
        assertThat(look(THIRD).out()).contains("crl ca-3.crl: number 1, entries 1,");
        assertThat(findings("ldap://ca.example/cn=ca")).containsExactly("crl 4d: named-nowhere-here");
    }

    @Test
    void remembersEachListByItself() throws Exception {
        String memory = folder.resolve("memory").toString();
        byte[] third = list(5, scope(THIRD));
        server.parts.put("ca-3.crl", () -> third);
        assertThat(findings(THIRD, "--memory", memory)).isEmpty();
        assertThat(findings(WHOLE, "--memory", memory)).isEmpty();

        server.parts.put("ca-3.crl", () -> list(4, scope(THIRD)));
        assertThat(findings(THIRD, "--memory", memory)).containsExactly("crl ca-3.crl: number-went-back");
    }
}
