package org.toroku.pki.jpki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.TinyCa;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.identity.StatusEvidence;
import org.toroku.pki.status.StatusAnswer;
import org.toroku.pki.status.StatusInquiry;

/** Certificates that the test national PKI does not issue: each differs from a good card in one thing. */
class CertificateChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final byte[] CONTENT = "利用申込書".getBytes(StandardCharsets.UTF_8);
    private static final String CA_NAME = "C=JP,O=JPKI,OU=JPKI for digital signature";
    private static final Set<String> ALGORITHMS = Set.of("SHA256withRSA/2048", "SHA384withECDSA/384");

    private static final TinyCa CA = TinyCa.shared(CA_NAME, NOW);
    private static final KeyPair RSA = TinyCa.rsa(2048);

    @Test
    void aGoodCardIsVerifiedInProduction() throws Exception {
        assertThat(outcome(CA.card(RSA.getPublic()))).isEqualTo("verified");
    }

    @Test
    void aTestCardIsRefusedInProductionEvenFromATrustedAnchor() throws Exception {
        assertThat(outcome(CA.card(RSA.getPublic())
                        .with(Extension.certificatePolicies, true, policies("1.2.392.200149.8.5.1.0.20"))))
                .isEqualTo("test-policy");
        assertThat(outcome(CA.card(RSA.getPublic())
                        .with(
                                Extension.certificatePolicies,
                                true,
                                policies(TinyCa.CARD_POLICY, "1.2.392.200149.8.5.1.0.20"))))
                .isEqualTo("test-policy");
    }

    @Test
    void anyPolicyIsNoAcceptedPolicy() throws Exception {
        assertThat(outcome(CA.card(RSA.getPublic()).with(Extension.certificatePolicies, true, policies("2.5.29.32.0"))))
                .isEqualTo("policy-not-accepted");
    }

    @Test
    void aCriticalExtensionNobodyKnowsIsRefusedAndAnUncriticalOneIsNot() throws Exception {
        ASN1ObjectIdentifier unknown = new ASN1ObjectIdentifier("2.999.77");
        assertThat(outcome(CA.card(RSA.getPublic()).with(unknown, true, DERNull.INSTANCE)))
                .isEqualTo("critical-extension");
        assertThat(outcome(CA.card(RSA.getPublic()).with(unknown, false, DERNull.INSTANCE)))
                .isEqualTo("verified");
    }

    @Test
    void keyUsageIsExactlyThatOfASignatureCard() throws Exception {
        assertThat(outcome(CA.card(RSA.getPublic())
                        .with(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(
                                        KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyCertSign))))
                .isEqualTo("key-usage-not-accepted");
        assertThat(outcome(
                        CA.card(RSA.getPublic()).with(Extension.keyUsage, true, new KeyUsage(KeyUsage.nonRepudiation))))
                .isEqualTo("key-usage-not-accepted");
        assertThat(outcome(CA.leaf(RSA.getPublic()))).isEqualTo("key-usage-not-accepted");
        assertThat(outcome(CA.card(RSA.getPublic())
                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))))
                .isEqualTo("authentication-certificate");
    }

    @Test
    void aCertificateTheCaSignedWithSha1IsRefused() throws Exception {
        assertThat(outcome(CA.card(RSA.getPublic()).signedWith("SHA1withRSA"))).isEqualTo("algorithm-not-accepted");
    }

    @Test
    void aCurveThatIsNotInTheTableIsRefused() throws Exception {
        KeyPair p256 = TinyCa.ec("secp256r1");
        KeyPair p384 = TinyCa.ec("secp384r1");
        assertThat(outcome(CA.card(p256.getPublic()), p256, "SHA384withECDSA")).isEqualTo("key-not-accepted");
        assertThat(outcome(CA.card(p384.getPublic()), p384, "SHA384withECDSA")).isEqualTo("verified");
        assertThat(outcome(CA.card(p384.getPublic()), p384, "SHA256withECDSA")).isEqualTo("signature-invalid");
    }

    @Test
    void validityIncludesBothEnds() throws Exception {
        assertThat(outcome(CA.card(RSA.getPublic()).valid(NOW, NOW))).isEqualTo("verified");
        assertThat(outcome(CA.card(RSA.getPublic()).valid(NOW.minusSeconds(9), NOW.minusSeconds(1))))
                .isEqualTo("card-expired");
        assertThat(outcome(CA.card(RSA.getPublic()).valid(NOW.plusSeconds(1), NOW.plusSeconds(9))))
                .isEqualTo("card-not-yet-valid");
    }

    @Test
    void aCaOfTheSameNameButAnotherKeyIsALookAlike() throws Exception {
        TinyCa lookAlike = new TinyCa(CA_NAME, NOW);
        assertThat(outcome(lookAlike.card(RSA.getPublic()))).isEqualTo("issuer-key-mismatch");
        TinyCa stranger = new TinyCa("C=JP,O=Stranger", NOW);
        assertThat(outcome(stranger.card(RSA.getPublic()))).isEqualTo("issuer-unknown");
    }

    @Test
    void everyPinnedGenerationOfOneNameIsTried() throws Exception {
        TinyCa older = new TinyCa(CA_NAME, NOW);
        Der card = Der.of(older.card(RSA.getPublic()).issue().getEncoded());
        assertThat(outcome(verifier(List.of(CA.der(), older.der())).verify(signed(card, RSA, "SHA256withRSA"))))
                .isEqualTo("verified");
    }

    @Test
    void anAnchorBeyondItsOwnValidityIsNotTrusted() throws Exception {
        TinyCa old = new TinyCa(CA_NAME, NOW, NOW.minusSeconds(1000), NOW.minusSeconds(1));
        Der card = Der.of(old.card(RSA.getPublic()).issue().getEncoded());
        assertThat(outcome(verifier(List.of(old.der())).verify(signed(card, RSA, "SHA256withRSA"))))
                .isEqualTo("anchor-expired");
    }

    @Test
    void theAnchorItselfIsNoCard() throws Exception {
        assertThat(outcome(verifier(List.of(CA.der())).verify(signed(CA.der(), CA.keys, "SHA256withRSA"))))
                .isEqualTo("key-usage-not-accepted");
    }

    @Test
    void itemsAreFoundInAnyOrderAmongOtherNames() throws Exception {
        GeneralName[] ordered =
                TinyCa.items("試験　一郎", "00000", "1", "319681105", "大阪府", "000").getNames();
        GeneralNames shuffled = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.rfc822Name, "nobody@example.invalid"),
            ordered[5],
            TinyCa.item(7, new DERUTF8String("シケン　イチロウ")),
            ordered[0],
            ordered[2],
            ordered[4],
            ordered[1],
            ordered[3]
        });
        assertThat(outcome(CA.card(RSA.getPublic()).with(Extension.subjectAlternativeName, false, shuffled)))
                .isEqualTo("verified");
    }

    @Test
    void itemsMustBeUtf8AndFitTheirFlags() throws Exception {
        GeneralName[] names =
                TinyCa.items("試験　一郎", "00000", "1", "319681105", "大阪府", "000").getNames();
        names[0] = TinyCa.item(1, new DERBMPString("試験　一郎"));
        assertThat(outcome(CA.card(RSA.getPublic())
                        .with(Extension.subjectAlternativeName, false, new GeneralNames(names))))
                .isEqualTo("basic-item-malformed");
        assertThat(items("試験　一郎", "0000", "1", "319681105", "大阪府", "000")).isEqualTo("substitute-flags-length");
        assertThat(items("試験　一郎", "00000", "1", "319681105", "大阪府", "0000")).isEqualTo("substitute-flags-length");
        assertThat(items("試験　一郎", "00002", "1", "319681105", "大阪府", "000")).isEqualTo("substitute-flags-malformed");
        assertThat(items("試験　一郎", "00000", "1", "319681105", "000", "大阪府")).isEqualTo("basic-items-swapped");
        assertThat(items("00000", "試験　一郎", "1", "319681105", "大阪府", "000")).isEqualTo("basic-items-swapped");
        assertThat(items("試験　一郎", "00000", "1", "19681105", "大阪府", "000")).isEqualTo("birth-date-malformed");
        assertThat(items("試験　一郎", "00000", "1", "319681305", "大阪府", "000")).isEqualTo("birth-date-malformed");
        assertThat(items("試験　一郎", "00000", "1", "319681105", "大阪府")).isEqualTo("basic-item-missing");
        assertThat(outcome(CA.card(RSA.getPublic()).with(Extension.subjectAlternativeName, false, DERNull.INSTANCE)))
                .isEqualTo("not-processable");
    }

    @Test
    void aPolicyThatCannotBeReadIsRefusedAtStart() throws Exception {
        assertThatThrownBy(() -> verifier(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> verifier(List.of(Der.of(new byte[] {1, 2, 3}))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JpkiVerifier(policy(List.of(CA.der()), Set.of("SHA256withRSA")), clock()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new JpkiVerifier(policy(List.of(CA.der()), Set.of("SHA256withECDSA/255")), clock()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String items(String... values) throws Exception {
        return outcome(CA.card(RSA.getPublic()).with(Extension.subjectAlternativeName, false, TinyCa.items(values)));
    }

    private static CertificatePolicies policies(String... oids) {
        return new CertificatePolicies(java.util.Arrays.stream(oids)
                .map(oid -> new PolicyInformation(new ASN1ObjectIdentifier(oid)))
                .toArray(PolicyInformation[]::new));
    }

    private String outcome(TinyCa.Leaf leaf) throws Exception {
        return outcome(leaf, RSA, "SHA256withRSA");
    }

    private String outcome(TinyCa.Leaf leaf, KeyPair keys, String algorithm) throws Exception {
        return outcome(
                verifier(List.of(CA.der())).verify(signed(Der.of(leaf.issue().getEncoded()), keys, algorithm)));
    }

    private static SignedApplication signed(Der certificate, KeyPair keys, String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(CONTENT);
        return new SignedApplication.Raw(Der.of(CONTENT), Der.of(signature.sign()), certificate);
    }

    private static String outcome(IdentityVerification verification) {
        return switch (verification) {
            case IdentityVerification.Verified verified -> {
                assertThat(verified.checks()).allMatch(CheckResult.Passed.class::isInstance);
                yield "verified";
            }
            case IdentityVerification.Rejected rejected -> rejected.reason();
            case IdentityVerification.Pending _ -> "pending";
        };
    }

    private static JpkiVerifier verifier(List<Der> anchors) {
        StatusInquiry alwaysGood = new StatusInquiry(
                _ -> new StatusAnswer.Answered(new CardStatus.Good(new StatusEvidence(
                        "OCSP",
                        NOW,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))),
                Optional.empty());
        return new JpkiVerifier(policy(anchors, ALGORITHMS), alwaysGood, clock());
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    private static IdentityPolicy policy(List<Der> anchors, Set<String> algorithms) {
        return new IdentityPolicy(
                anchors,
                Set.of(TinyCa.CARD_POLICY),
                false,
                algorithms,
                URI.create("http://127.0.0.1:9/ocsp"),
                Optional.empty(),
                Duration.ofMinutes(30),
                Duration.ofHours(36),
                Duration.ofSeconds(1),
                65536);
    }
}
