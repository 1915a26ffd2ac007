package org.toroku.pki.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.TinyCa;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.x509.AcceptedAlgorithms;

/** CRLs that do not list the card and still prove nothing (RFC 5280 6.3.3). */
class CrlJudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration OLDEST = Duration.ofHours(36);
    private static final String CA_NAME = "C=JP,O=JPKI,OU=JPKI for digital signature";
    private static final DistributionPointName CHIYODA = point("C=JP,O=JPKI,OU=Tokyo-to,CN=Chiyoda-ku CRLDP");
    private static final DistributionPointName MINATO = point("C=JP,O=JPKI,OU=Tokyo-to,CN=Minato-ku CRLDP");

    private static final TinyCa CA = TinyCa.shared(CA_NAME, NOW);
    private static final KeyPair CARD_KEYS = TinyCa.rsa(2048);

    private final StatusQuestion question = new StatusQuestion(
            CA.card(CARD_KEYS.getPublic())
                    .with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                        new DistributionPoint(CHIYODA, null, null)
                    }))
                    .parsed(),
            CA.parsed());
    private final CrlJudge judge = new CrlJudge(AcceptedAlgorithms.of(Set.of("SHA256withRSA/2048")), OLDEST);

    CrlJudgeTest() throws Exception {}

    @Test
    void acceptsAFullCrlAndFindsTheCardInIt() throws Exception {
        assertThat(outcome(_ -> {})).isEqualTo("good");
        assertThat(outcome(crl -> crl.addCRLEntry(question.certificate().serial(), Date.from(NOW), 5)))
                .isEqualTo("revoked 5");
        assertThat(outcome(crl -> crl.addCRLEntry(question.certificate().serial(), Date.from(NOW), 0)))
                .isEqualTo("revoked -1");
        assertThat(outcome(crl -> crl.addCRLEntry(BigInteger.TWO, Date.from(NOW), 5)))
                .isEqualTo("good");
    }

    @Test
    void acceptsAPartialCrlOnlyWhereItCoversTheCard() throws Exception {
        assertThat(scoped(new IssuingDistributionPoint(CHIYODA, false, false))).isEqualTo("good");
        assertThat(scoped(new IssuingDistributionPoint(MINATO, false, false))).isEqualTo("crl-out-of-scope");
        assertThat(scoped(new IssuingDistributionPoint(null, true, false, null, false, false)))
                .isEqualTo("good");
        assertThat(scoped(new IssuingDistributionPoint(null, false, true, null, false, false)))
                .isEqualTo("crl-out-of-scope");
        assertThat(scoped(new IssuingDistributionPoint(null, false, false, null, false, true)))
                .isEqualTo("crl-out-of-scope");
        assertThat(scoped(new IssuingDistributionPoint(null, false, false, null, true, false)))
                .isEqualTo("crl-out-of-scope");
        assertThat(scoped(new IssuingDistributionPoint(
                        CHIYODA, false, false, new ReasonFlags(ReasonFlags.keyCompromise), false, false)))
                .isEqualTo("crl-out-of-scope");
    }

    @Test
    void refusesDeltaCrlsAndUnknownCriticalExtensionsAnywhere() throws Exception {
        assertThat(outcome(crl -> extend(crl, Extension.deltaCRLIndicator, new ASN1Integer(1))))
                .isEqualTo("crl-critical-extension");
        Extensions indirect = new Extensions(
                new Extension(new ASN1ObjectIdentifier("2.999.9"), true, new DEROctetString(new byte[] {5, 0})));
        assertThat(outcome(crl -> crl.addCRLEntry(BigInteger.TWO, Date.from(NOW), indirect)))
                .isEqualTo("crl-critical-extension");
    }

    @Test
    void refusesAnotherIssuerAnotherKeyAndWeakAlgorithms() throws Exception {
        assertThat(outcome(new TinyCa("C=JP,O=Stranger", NOW), "SHA256withRSA", NOW, day(), _ -> {}))
                .isEqualTo("crl-other-issuer");
        assertThat(outcome(new TinyCa(CA_NAME, NOW), "SHA256withRSA", NOW, day(), _ -> {}))
                .isEqualTo("crl-signature-invalid");
        assertThat(outcome(CA, "SHA1withRSA", NOW, day(), _ -> {})).isEqualTo("crl-algorithm");
    }

    @Test
    void refusesACrlThatIsOldFromTheFutureOrWithoutEnd() throws Exception {
        Instant oldest = NOW.minus(OLDEST);
        assertThat(outcome(CA, "SHA256withRSA", oldest, Optional.of(NOW), _ -> {}))
                .isEqualTo("good");
        assertThat(outcome(CA, "SHA256withRSA", oldest.minusSeconds(1), Optional.of(NOW), _ -> {}))
                .isEqualTo("crl-stale");
        assertThat(outcome(CA, "SHA256withRSA", oldest, Optional.of(NOW.minusSeconds(1)), _ -> {}))
                .isEqualTo("crl-stale");
        assertThat(outcome(CA, "SHA256withRSA", NOW.plusSeconds(61), day(), _ -> {}))
                .isEqualTo("crl-not-yet-valid");
        assertThat(outcome(CA, "SHA256withRSA", NOW, Optional.empty(), _ -> {})).isEqualTo("crl-malformed");
    }

    private String scoped(IssuingDistributionPoint scope) throws Exception {
        return outcome(crl -> extend(crl, Extension.issuingDistributionPoint, scope));
    }

    private String outcome(Consumer<X509v2CRLBuilder> change) throws Exception {
        return outcome(CA, "SHA256withRSA", NOW, day(), change);
    }

    private String outcome(
            TinyCa issuer,
            String algorithm,
            Instant thisUpdate,
            Optional<Instant> nextUpdate,
            Consumer<X509v2CRLBuilder> change)
            throws Exception {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.name, Date.from(thisUpdate));
        nextUpdate.map(Date::from).ifPresent(builder::setNextUpdate);
        change.accept(builder);
        Der crl = Der.of(builder.build(issuer.signer(algorithm)).getEncoded());
        CardStatus status = judge.judge(question, crl, NOW);
        assertThat(status.evidence().response()).contains(crl);
        return switch (status) {
            case CardStatus.Good _ -> "good";
            case CardStatus.Revoked revoked -> "revoked " + revoked.reason();
            case CardStatus.Unknown _ -> "unknown";
            case CardStatus.Unavailable unavailable -> unavailable.reason();
        };
    }

    private static Optional<Instant> day() {
        return Optional.of(NOW.plus(Duration.ofDays(1)));
    }

    private static void extend(X509v2CRLBuilder crl, ASN1ObjectIdentifier type, ASN1Encodable value) {
        try {
            crl.addExtension(type, true, value);
        } catch (CertIOException e) {
            throw new IllegalStateException("an ASN.1 value encodes", e);
        }
    }

    private static DistributionPointName point(String name) {
        return new DistributionPointName(new GeneralNames(new GeneralName(new X500Name(name))));
    }
}
