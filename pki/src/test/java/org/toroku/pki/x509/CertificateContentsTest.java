package org.toroku.pki.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.TinyCa;
import org.toroku.pki.x509.CertificateContents.NamePart;

class CertificateContentsTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
    private static final TinyCa CA = TinyCa.shared("C=JP,O=Tiny", NOW);

    private static CertificateContents contents(TinyCa.Leaf leaf) throws Exception {
        return CertificateContents.of(Der.of(leaf.issue().getEncoded()));
    }

    private static List<String> values(CertificateContents contents, ASN1ObjectIdentifier type) {
        return contents.extensions().stream()
                .filter(extension -> extension.oid().equals(type.getId()))
                .findFirst()
                .orElseThrow()
                .values();
    }

    @Test
    void readsANameWithItsTextsAsTheyAre() throws Exception {
        CertificateContents contents = contents(CA.leaf(TinyCa.ec("secp256r1").getPublic())
                .named("C=JP,O=\\#1\\, 甲\\+乙,CN=𠮷田 花子,serialNumber=P-2026-000042,1.2.3.4=x"));

        assertThat(contents.subject())
                .containsExactly(
                        new NamePart("C", "JP"),
                        new NamePart("O", "#1, 甲+乙"),
                        new NamePart("CN", "𠮷田 花子"),
                        new NamePart("SERIALNUMBER", "P-2026-000042"),
                        new NamePart("1.2.3.4", "x"));
        assertThat(contents.issuer()).containsExactly(new NamePart("C", "JP"), new NamePart("O", "Tiny"));
        assertThat(contents.toString()).doesNotContain("花子");
    }

    @Test
    void saysWhichKeyAndHowLong() throws Exception {
        Instant until = NOW.plusSeconds(3600);

        CertificateContents elliptic =
                contents(CA.leaf(TinyCa.ec("secp256r1").getPublic()).valid(NOW, until));

        assertThat(elliptic.publicKey()).isEqualTo("EC P-256");
        assertThat(elliptic.notBefore()).isEqualTo(NOW);
        assertThat(elliptic.notAfter()).isEqualTo(until);
        assertThat(elliptic.signatureAlgorithm()).isEqualTo("SHA256WITHRSA");
        assertThat(contents(CA.leaf(CA.keys.getPublic())).publicKey()).isEqualTo("RSA 2048");
    }

    @Test
    void namesUsagesPoliciesAndPlaces() throws Exception {
        GeneralNames crl =
                new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, "http://ca.example/ca.crl"));
        CertificateContents contents = contents(CA.card(CA.keys.getPublic())
                .with(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, "hanako@example.jp")))
                .with(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                    new DistributionPoint(new DistributionPointName(crl), null, null)
                })));

        assertThat(values(contents, Extension.keyUsage)).containsExactly("digitalSignature", "nonRepudiation");
        assertThat(values(contents, Extension.certificatePolicies)).containsExactly(TinyCa.CARD_POLICY);
        assertThat(values(contents, Extension.subjectAlternativeName)).containsExactly("hanako@example.jp");
        assertThat(values(contents, Extension.cRLDistributionPoints)).containsExactly("http://ca.example/ca.crl");
        assertThat(contents.extensions())
                .filteredOn(CertificateContents.Extension::critical)
                .extracting(CertificateContents.Extension::oid)
                .containsExactly(Extension.keyUsage.getId(), Extension.certificatePolicies.getId());
    }

    @Test
    void showsInHexadecimalWhatItDoesNotKnowOrCannotRead() throws Exception {
        CertificateContents contents = contents(CA.leaf(CA.keys.getPublic())
                .with(new ASN1ObjectIdentifier("1.2.3.9"), false, new DERUTF8String("a"))
                .with(Extension.keyUsage, true, new DERUTF8String("b")));

        assertThat(contents.extensions())
                .extracting(CertificateContents.Extension::values)
                .containsExactly(List.of("0c0161"), List.of("0c0162"));
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThatIllegalArgumentException().isThrownBy(() -> CertificateContents.of(Der.of(new byte[] {0x30, 0})));
    }
}
