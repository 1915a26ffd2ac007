package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.toroku.ca.CertificatePreview.Preview;
import org.toroku.ca.Submission;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.pki.Der;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewTest {
    private CaBench bench;
    private SigningCa ca;

    @BeforeAll
    void open() {
        bench = new CaBench();
        ca = bench.open();
    }

    @AfterAll
    void close() {
        ca.close();
        bench.close();
    }

    @Test
    void showsWhatIsThenIssuedButForSerialKeyAndSignature() throws Exception {
        Der key = CaBench.applicantKey();
        IssuanceOrder order =
                OrderEdit.of(CaBench.order(key)).mail("taro@example.jp").build();

        X509CertificateHolder shown = holder(drafted(order).certificate());
        Submission.Issued issued = (Submission.Issued) ca.submit(bench.sign(order), Optional.of(key));

        X509CertificateHolder made = holder(issued.certificate());
        assertThat(shown.getSubject()).isEqualTo(made.getSubject());
        assertThat(shown.getIssuer()).isEqualTo(made.getIssuer());
        assertThat((List<?>) shown.getExtensionOIDs()).isEqualTo(made.getExtensionOIDs());
        assertThat(Stream.of(Extension.keyUsage, Extension.certificatePolicies, Extension.subjectAlternativeName))
                .allSatisfy(type -> assertThat(shown.getExtension(type)).isEqualTo(made.getExtension(type)));
        assertThat(Duration.between(
                        made.getNotBefore().toInstant(), made.getNotAfter().toInstant()))
                .isEqualTo(Duration.between(
                        shown.getNotBefore().toInstant(), shown.getNotAfter().toInstant()));
    }

    @Test
    void showsNothingThatVerifiesUnderTheCa() throws Exception {
        Preview.Drafted drafted = drafted(CaBench.order(CaBench.applicantKey()));

        assertThatThrownBy(() -> x509(drafted.certificate())
                        .verify(x509(ca.caCertificate()).getPublicKey()))
                .isInstanceOf(SignatureException.class);
    }

    @Test
    void leavesNoTraceInTheJournal() {
        int before = ca.orphans().size();

        drafted(CaBench.order(CaBench.applicantKey()));

        assertThat(ca.orphans()).hasSize(before);
    }

    @Test
    void namesEveryRuleThatWouldRefuse() {
        IssuanceOrder order = CaBench.order(CaBench.applicantKey());

        Preview preview = ca.previews()
                .preview(
                        "CN=テスト,C=JP",
                        Optional.of("太郎@example.jp"),
                        order.profileId(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(preview)
                .isInstanceOfSatisfying(
                        Preview.Drafted.class,
                        drafted -> assertThat(drafted.findings())
                                .extracting(finding -> finding.rule())
                                .containsExactlyInAnyOrder(
                                        "subject-not-placeholder",
                                        "subject-alt-name-as-ordered",
                                        "subject-alt-name-syntax"));
    }

    @Test
    void saysWhichPartCannotBeDrafted() {
        String profile = CaBench.order(CaBench.applicantKey()).profileId();

        assertThat(ca.previews().preview("no name", Optional.empty(), profile, Optional.empty(), Optional.empty()))
                .isEqualTo(new Preview.Impossible("subject", "not-a-name"));
        assertThat(ca.previews().preview("CN=山田 太郎,C=JP", Optional.empty(), "none", Optional.empty(), Optional.empty()))
                .isEqualTo(new Preview.Impossible("profileId", "unknown-profile"));
    }

    private Preview.Drafted drafted(IssuanceOrder order) {
        Preview preview = ca.previews()
                .preview(
                        order.subject(), order.subjectAltName(), order.profileId(), Optional.empty(), Optional.empty());
        assertThat(preview)
                .isInstanceOfSatisfying(
                        Preview.Drafted.class,
                        drafted -> assertThat(drafted.findings()).isEmpty());
        return (Preview.Drafted) preview;
    }

    private static X509CertificateHolder holder(Der certificate) throws Exception {
        return new X509CertificateHolder(certificate.toByteArray());
    }

    private static X509Certificate x509(Der certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
    }
}
