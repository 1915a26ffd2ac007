package org.toroku.testkit.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardProfileTest {

    @TempDir
    static Path folder = Path.of("");

    private final TestNationalPki pki = TestPkis.shared();

    @Test
    void opensslReadsTheProfileOfARealCard() throws Exception {
        assertThat(openssl(pki.card("good").certificate()))
                .contains("Issuer: C = JP, O = TEST JPKI, OU = JPKI for digital signature,"
                        + " OU = Japan Agency for Local Authority Information Systems")
                .containsPattern("Subject: C = JP, L = Tokyo-to, L = Chiyoda-ku, CN = \\d{19}TEST13101A")
                .contains("Signature Algorithm: sha256WithRSAEncryption")
                .contains("Public-Key: (2048 bit)")
                .containsPattern("X509v3 Key Usage: critical\\s+Digital Signature, Non Repudiation\n")
                .containsPattern("X509v3 Certificate Policies: critical\\s+Policy: 1.2.392.200149.8.5.1.0.20\\s+"
                        + "CPS: http://www.jpki.go.jp/cps.html")
                .containsPattern("X509v3 Issuer Alternative Name:")
                .containsPattern(
                        "(?s)X509v3 CRL Distribution Points:\\s+Full Name:\\s+DirName:\\s*C = JP, O = TEST JPKI,"
                                + " OU = JPKI for digital signature, OU = CRL Distribution Points, OU = Tokyo-to,"
                                + " CN = Chiyoda-ku CRLDP")
                .contains("X509v3 Authority Key Identifier")
                .contains("X509v3 Subject Key Identifier")
                .doesNotContain("Basic Constraints");
    }

    @Test
    void opensslReadsTheAnchorAsCaWithoutPathLength() throws Exception {
        assertThat(openssl(pki.anchor()))
                .containsPattern("X509v3 Basic Constraints: critical\\s+CA:TRUE\n")
                .containsPattern("X509v3 Key Usage: critical\\s+Certificate Sign, CRL Sign\n");
    }

    @Test
    void theItemsOfTheHolderAreOtherNamesInTheObservedOrder() throws Exception {
        TestCard card = pki.card("substitute");
        assertThat(items(card.certificate()))
                .containsExactly(
                        "1=" + card.holder().name(),
                        "4=" + card.holder().birthDate(),
                        "3=" + card.holder().sex(),
                        "5=" + card.holder().address(),
                        "2=10000",
                        "6=" + card.holder().addressFlags());
        assertThat(card.holder().addressFlags())
                .startsWith("0001")
                .hasSize(card.holder().address().length());
    }

    @Test
    void swappedCardCarriesTheAddressAsFlags() throws Exception {
        TestCard card = pki.card("swapped-oids");
        assertThat(items(card.certificate()))
                .contains("6=" + card.holder().address(), "5=" + card.holder().addressFlags());
    }

    @Test
    void authenticationCertificateSaysNothingOfItsHolder() throws Exception {
        assertThat(openssl(pki.card("authentication").certificate()))
                .containsPattern("X509v3 Key Usage: critical\\s+Digital Signature\n")
                .contains("Policy: 1.2.392.200149.8.5.1.3.30")
                .doesNotContain("Subject Alternative Name");
    }

    @Test
    void opensslTrustsEveryCardOfTheAnchorAndNotTheLookAlike() throws Exception {
        Path anchor = pem(pki.anchor(), "anchor");
        // other tests of this folder may have made cards with a defect each, in whatever order the classes run
        for (TestCard card : pki.cards().stream()
                .filter(card -> !card.name().startsWith("defect-"))
                .toList()) {
            Tool verified = Tool.run(
                    "openssl",
                    "verify",
                    "-no_check_time",
                    "-ignore_critical",
                    "-CAfile",
                    anchor.toString(),
                    pem(card.certificate(), card.name()).toString());
            assertThat(verified.exitCode() == 0)
                    .as(card.name() + ": " + verified.output())
                    .isEqualTo(!card.name().equals("look-alike-ca"));
        }
    }

    @Test
    void aReopenedPkiHasTheSameAnchorCardsAndRevocations() {
        TestNationalPki again = TestNationalPki.openOrCreate(TestPkis.FOLDER, Clock.systemUTC());
        assertThat(again.anchor()).isEqualTo(pki.anchor());
        for (String name : List.of("good", "revoked", "p384", "unknown-to-ocsp")) {
            TestCard before = pki.card(name);
            assertThat(again.card(name))
                    .usingRecursiveComparison()
                    .ignoringFields("key")
                    .isEqualTo(before);
            assertThat(again.register().revocation(before.certificate().getSerialNumber()))
                    .isEqualTo(pki.register().revocation(before.certificate().getSerialNumber()));
        }
    }

    private static List<String> items(X509Certificate certificate) throws Exception {
        GeneralNames names = GeneralNames.fromExtensions(
                new JcaX509CertificateHolder(certificate).getExtensions(), Extension.subjectAlternativeName);
        List<String> items = new ArrayList<>();
        for (GeneralName name : names.getNames()) {
            assertThat(name.getTagNo()).isEqualTo(GeneralName.otherName);
            ASN1Sequence otherName = ASN1Sequence.getInstance(name.getName());
            String type = otherName.getObjectAt(0).toString();
            assertThat(type).startsWith("1.2.392.200149.8.5.5.");
            String value = ASN1UTF8String.getInstance(ASN1TaggedObject.getInstance(otherName.getObjectAt(1))
                            .getExplicitBaseObject())
                    .getString();
            items.add(type.substring(type.lastIndexOf('.') + 1) + "=" + value);
        }
        return items;
    }

    private static String openssl(X509Certificate certificate) throws Exception {
        return Tool.run("openssl", "x509", "-in", pem(certificate, "shown").toString(), "-noout", "-text")
                .output();
    }

    private static Path pem(X509Certificate certificate, String name) throws Exception {
        return Files.writeString(folder.resolve(name + ".pem"), TestPkis.pem(certificate));
    }
}
