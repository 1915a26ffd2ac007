package org.toroku.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuingTest {

    private static final Holder HOLDER = Holder.of("試験　花子", "2", "319800217", "東京都千代田区一番町１");
    private static final Instant ISSUED = Instant.parse("2026-06-01T03:00:00Z");

    private final TestNationalPki pki = TestPkis.shared();

    @ParameterizedTest
    @CsvSource({
        "319800217, 2026-06-01T03:00:00Z, 2031-02-17T14:59:59Z",
        "319800901, 2026-06-01T03:00:00Z, 2030-09-01T14:59:59Z",
        "319800601, 2026-06-01T03:00:00Z, 2031-06-01T14:59:59Z",
        "320000229, 2026-06-01T03:00:00Z, 2031-02-28T14:59:59Z",
        "320000229, 2027-06-01T03:00:00Z, 2032-02-29T14:59:59Z",
        "319480000, 2026-06-01T03:00:00Z, 2031-06-01T14:59:59Z",
        "000000000, 2026-06-01T16:00:00Z, 2031-06-02T14:59:59Z"
    })
    void aCardIsValidUntilTheEndOfTheFifthBirthdayInJapan(String birthDate, Instant issued, Instant end) {
        Holder holder = Holder.of("試験　花子", "2", birthDate, "東京都");
        assertThat(CardValidity.fifthBirthdayAfter(issued, holder)).isEqualTo(new CardValidity(issued, end));
    }

    @Test
    void aSoundCardIsExpectedToBeAcceptedAndKept() {
        TestCard card = pki.issue(CardRequest.of("adhoc", HOLDER, ISSUED));
        assertThat(card.expected()).isEqualTo(Expectation.ACCEPTED);
        assertThat(pki.card("adhoc")).isSameAs(card);
        assertThat(pki.unlock("adhoc", card.password())).isPresent();
        assertThat(card.certificate().getNotBefore()).isEqualTo(ISSUED);
        assertThat(card.toString() + card.holder()).doesNotContain("花子");
    }

    @Test
    void eachDefectShowsInTheCertificate() throws Exception {
        assertThat(issue(CardDefect.CA_LEAF).getBasicConstraints()).isNotNegative();
        assertThat(issue(CardDefect.WITHOUT_NON_REPUDIATION).getKeyUsage()[1]).isFalse();
        assertThat(items(issue(CardDefect.MISSING_NAME))).hasSize(5);
        assertThat(items(issue(CardDefect.DUPLICATE_NAME))).hasSize(7);
        assertThat(items(issue(CardDefect.UNKNOWN_ITEM))).hasSize(7);
        assertThat(pki.register().knows(issue(CardDefect.UNKNOWN_TO_OCSP).getSerialNumber()))
                .isFalse();
        X509Certificate impostor = issue(CardDefect.LOOK_ALIKE_CA);
        assertThat(impostor.getIssuerX500Principal()).isEqualTo(pki.anchor().getSubjectX500Principal());
        assertThat(impostor.getExtensionValue(Extension.authorityKeyIdentifier.getId()))
                .isEqualTo(pki.card("good").certificate().getExtensionValue(Extension.authorityKeyIdentifier.getId()));
        assertThatThrownBy(() -> impostor.verify(pki.anchor().getPublicKey())).isInstanceOf(SignatureException.class);
        assertThat(((RSAPublicKey) pki.card("weak-1024").certificate().getPublicKey())
                        .getModulus()
                        .bitLength())
                .isEqualTo(1024);
    }

    @Test
    void everyStandardCardIsThereAndSaysTest() {
        Collection<String> names = pki.cards().stream().map(TestCard::name).toList();
        assertThat(names)
                .contains(
                        "good",
                        "good2",
                        "good3",
                        "revoked",
                        "expired",
                        "wrong-policy",
                        "authentication",
                        "substitute",
                        "unknown-birth-date",
                        "former-name",
                        "old-kanji-takahashi",
                        "old-kanji-watanabe",
                        "p384",
                        "look-alike-ca",
                        "unknown-to-ocsp",
                        "weak-1024",
                        "swapped-oids",
                        "flag-length-mismatch",
                        "phone-policy");
        assertThat(pki.card("expired").certificate().getNotAfter()).isInThePast();
        assertThat(pki.card("supplementary-kanji").holder().nameFlags()).isEqualTo("00000");
        for (TestCard card : pki.cards()) {
            assertThat(card.certificate().getSubjectX500Principal().getName()).contains("TEST");
            assertThat(card.certificate().getIssuerX500Principal().getName()).contains("TEST");
            assertThat(card.certificate().getNotAfter()).isBefore(pki.anchor().getNotAfter());
            assertThat(card.password().length()).isBetween(6, 16);
        }
    }

    @Test
    void refusesNamesThatLeaveTheFolder() {
        assertThat(pki.find("../cards/good")).isEmpty();
        assertThat(pki.unlock("../cards/good", "TEST1234")).isEmpty();
        assertThatThrownBy(() -> CardRequest.of("../evil", HOLDER, ISSUED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoOpenersOfAnEmptyFolderGetOnePki(@TempDir Path folder) throws Exception {
        Clock clock = Clock.fixed(ISSUED, ZoneOffset.UTC);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<TestNationalPki>> opened = List.of(
                    threads.submit(() -> TestNationalPki.openOrCreate(folder, clock)),
                    threads.submit(() -> TestNationalPki.openOrCreate(folder, clock)));
            TestNationalPki one = opened.getFirst().get();
            TestNationalPki other = opened.getLast().get();
            assertThat(other.anchor()).isEqualTo(one.anchor());
            assertThat(other.card("good").certificate())
                    .isEqualTo(one.card("good").certificate());
            assertThat(one.crl()).isEqualTo(other.crl());
        }
    }

    private X509Certificate issue(CardDefect defect) {
        String name = "defect-" + defect.name().toLowerCase(Locale.ROOT).replace('_', '-');
        TestCard card = pki.issue(CardRequest.of(name, HOLDER, ISSUED).with(defect));
        assertThat(card.expected())
                .isEqualTo(
                        switch (defect) {
                            case UNKNOWN_ITEM -> Expectation.ACCEPTED;
                            case UNKNOWN_TO_OCSP -> Expectation.PENDING;
                            default -> Expectation.REJECTED;
                        });
        return card.certificate();
    }

    private static List<?> items(X509Certificate certificate) throws Exception {
        return List.of(GeneralNames.fromExtensions(
                        new JcaX509CertificateHolder(certificate).getExtensions(), Extension.subjectAlternativeName)
                .getNames());
    }
}
