package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.CertificatePreview.Preview;
import org.toroku.ca.Submission;
import org.toroku.ca.check.RuleSets;
import org.toroku.ca.profile.Profiles;
import org.toroku.pki.Der;

/** Kinds of key beyond RSA and the two curves are certified where, and on the days on which, a profile says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicantKeyKindsTest {
    private final LocalDate today = LocalDate.ofInstant(Instant.now(Clock.systemUTC()), ZoneId.of("Asia/Tokyo"));

    private CaBench bench;

    @BeforeAll
    void open() {
        bench = new CaBench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA-PSS-3072, RSASSA-PSS, 3072, true",
        "Ed25519, Ed25519, 0, true",
        "ML-DSA-44, ML-DSA-44, 0, false",
        "ML-DSA-65, ML-DSA-65, 0, false",
        "ML-DSA-87, ML-DSA-87, 0, false"
    })
    void certifiesTheKeyByteForByteUnderAProfileThatListsItsKind(
            String kind, String algorithm, int bits, boolean accredited) throws IOException, GeneralSecurityException {
        Der key = key(algorithm, bits);
        Profiles profiles = profiles(kind, "", accredited);
        try (SigningCa ca = open(profiles)) {
            assertThat(ca.previews().objection("own", key)).isEmpty();
            Submission answer = ca.submit(order(profiles, key), Optional.of(key));

            assertThat(answer).isInstanceOf(Submission.Issued.class);
            X509CertificateHolder certificate = new X509CertificateHolder(
                    ((Submission.Issued) answer).certificate().toByteArray());
            assertThat(certificate.getSubjectPublicKeyInfo().getEncoded()).isEqualTo(key.toByteArray());
            assertThat(PublicKeyFactory.createKey(certificate.getSubjectPublicKeyInfo()))
                    .isNotNull();
            KeyUsage usage = KeyUsage.fromExtensions(certificate.getExtensions());
            assertThat(usage.hasUsages(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                    .isTrue();
            assertThat(usage.hasUsages(KeyUsage.keyEncipherment)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSASSA-PSS", "Ed25519", "ML-DSA-65"})
    void refusesWhatTheBundledProfileDoesNotList(String algorithm) throws GeneralSecurityException {
        Der key = key(algorithm, algorithm.startsWith("RSA") ? 2048 : 0);
        try (SigningCa ca = bench.open()) {
            assertThat(ca.previews().objection(CaBench.PROFILE, key)).contains("key-kind-not-allowed");
            assertThat(ca.submit(bench.sign(CaBench.order(key)), Optional.of(key)))
                    .isEqualTo(new Submission.Refused("spkiSha256", "key-kind-not-allowed"));
        }
    }

    @Test
    void holdsToTheDaysOfAKind() throws GeneralSecurityException {
        Der key = key("Ed25519", 0);
        assertThat(objection(" from " + today.plusDays(1), key)).contains("key-kind-not-yet");
        assertThat(objection(" until " + today.minusDays(1), key)).contains("key-kind-ended");
        assertThat(objection(" from " + today + " until " + today, key)).isEmpty();
    }

    @Test
    void tellsAKeyBoundToPssFromOneThatIsNot() throws GeneralSecurityException {
        try (SigningCa ca = open(profiles("RSA-PSS-2048", "", true))) {
            assertThat(ca.previews().objection("own", key("RSA", 2048))).contains("key-kind-not-allowed");
            assertThat(ca.previews().objection("own", key("RSASSA-PSS", 2048))).isEmpty();
        }
    }

    @Test
    void judgesAPoorKeyOfAKindThatIsListed() throws GeneralSecurityException {
        byte[] small = key("Ed25519", 0).toByteArray();
        // the neutral element of the curve, of order one
        java.util.Arrays.fill(small, small.length - 32, small.length, (byte) 0);
        small[small.length - 32] = 1;
        assertThat(objection("", Der.of(small))).contains("key-ed25519-point");
    }

    @Test
    void makesNoKeyUnderAProfileThatNamesNone() {
        Profiles profiles = profiles("ML-DSA-65", "", false);
        try (SigningCa ca = open(profiles)) {
            assertThat(ca.submit(
                            bench.sign(o -> o.profile(
                                    "own", profiles.find("own").orElseThrow().sha256())),
                            Optional.empty()))
                    .isEqualTo(new Submission.Refused("spkiSha256", "public-key-missing"));
            assertThat(ca.previews()
                            .preview("CN=Taro,C=JP", Optional.empty(), "own", Optional.empty(), Optional.empty()))
                    .isEqualTo(new Preview.Impossible("publicKey", "public-key-missing"));
        }
    }

    private Optional<String> objection(String period, Der key) {
        try (SigningCa ca = open(profiles("Ed25519", period, true))) {
            return ca.previews().objection("own", key);
        }
    }

    private SigningCa open(Profiles profiles) {
        return SigningCa.open(
                CaSettings.of(bench.keys, profiles, new RuleSets.AnyPublished()), bench.database, Clock.systemUTC());
    }

    private org.toroku.ca.order.SignedOrder order(Profiles profiles, Der key) {
        return bench.sign(o -> o.applicationId(UUID.randomUUID())
                .spki(key.sha256Hex())
                .profile("own", profiles.find("own").orElseThrow().sha256()));
    }

    private static Profiles profiles(String kind, String period, boolean accredited) {
        String text = """
                profiles = own
                own.accredited = %s
                own.validity = P1Y
                own.subjectKeys = %s
                own.caMadeKey =
                own.keyUsage = digitalSignature, nonRepudiation
                own.policies = 2.999.1.9
                own.crl = ${publication}/ca.crl
                own.caIssuers = ${publication}/ca.crt
                own.ocsp =
                own.requiredAttributes = C, CN
                own.allowedAttributes = C, O, OU, ST, L, CN, SERIALNUMBER
                """.formatted(accredited, kind + period);
        try {
            return Profiles.load(new StringReader(text), URI.create("http://ca.example/"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Der key(String algorithm, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (bits > 0) {
            generator.initialize(bits);
        }
        return Der.of(generator.generateKeyPair().getPublic().getEncoded());
    }
}
