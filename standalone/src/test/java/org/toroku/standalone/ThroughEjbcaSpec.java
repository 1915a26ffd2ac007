package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.RevocationReason;
import org.toroku.revocation.RevocationDesk;
import org.toroku.standalone.RunningToroku.Run;
import org.toroku.testkit.pki.OwnKey;

/** Whole cases whose certificates an EJBCA makes: from the card to the certificate, and to its revocation in that CA's list. */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThroughEjbcaSpec {

    private final Run run;
    private Path data;
    private OtherEjbca other;
    private ApplicantClient applicant;

    ThroughEjbcaSpec(Run run) {
        this.run = run;
    }

    @BeforeAll
    void runElsewhere(@TempDir Path files, @TempDir Path data) throws Exception {
        this.data = data;
        this.other = new OtherEjbca(files);
        run.elsewhere(data, other.settings());
        this.applicant = new ApplicantClient(run.running());
    }

    @AfterAll
    void runAsBefore() {
        run.restart(Map.of());
        assertThat(other.ejbca.objections).isEmpty();
        other.close();
        assertThat(new AuditCommand(System.out, System.out).run(List.of("verify", "--data", data.toString())))
                .as("book and journal agree about certificates that were made elsewhere")
                .isEqualTo(AuditCommand.INTACT);
    }

    private ApplicantClient.Mine issued(OwnKey key) {
        var mine = applicant.enrolWithKey(People.newcomer(run.running()), key.request());
        applicant.await(mine, "ISSUED");
        return mine;
    }

    private X509Certificate certificate(ApplicantClient.Mine mine) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine)));
    }

    @Test
    void issuesWithNobodyClickingAndRevokesWhereItWasIssued() throws Exception {
        OwnKey key = OwnKey.p256();
        var mine = issued(key);

        X509Certificate certificate = certificate(mine);
        BigInteger serial = certificate.getSerialNumber();
        assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(key.spki());
        assertThat(other.ca.issued).containsKey(serial);
        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        RevocationDesk.Request request = RevokedByOfficers.onTheTelephone(run.running(), mine);
        assertThat(other.ca.revoked).containsEntry(serial, RevocationReason.KEY_COMPROMISE.code());
        assertThat(request.publishedAt().orElseThrow())
                .as("seen since a list of EJBCA that was made later")
                .isAfterOrEqualTo(request.revokedAt().orElseThrow());
    }

    @Test
    void anAnswerThatIsLostCostsNoSecondCertificate() throws Exception {
        int before = other.ca.issued.size();
        int requests = other.ejbca.requests.get();
        other.ejbca.faults.hangUpAfterDoing("certificate/certificaterequest", 1);

        var mine = issued(OwnKey.p256());

        assertThat(other.ca.issued)
                .hasSize(before + 1)
                .containsKey(certificate(mine).getSerialNumber());
        assertThat(other.ejbca.requests.get() - requests).as("asked for once").isEqualTo(1);
    }

    @Test
    void previewsSayThatAnotherCaSettlesTheRest() {
        assertThat(run.running().context().getBean(CertificatePreview.class).maker())
                .isEqualTo(new CertificatePreview.Maker.Elsewhere(List.of()));
    }
}
