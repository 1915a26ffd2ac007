package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bouncycastle.asn1.cmp.PKIBody;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.cmp.LittleCa;
import org.toroku.halted.HaltDesk;
import org.toroku.pki.Der;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.standalone.RunningToroku.Run;
import org.toroku.testkit.pki.OwnKey;

/**
 * Whole cases whose certificates another CA makes, asked over CMP by HTTP: from the card to the certificate, and to its revocation.
 * OpenSSL judges what came of them by the other CA's certificate and list alone.
 */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThroughOtherCaSpec {
    /** A list is asked for once a minute at most. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String MANAGER = "manager1";

    private final Run run;
    private Path data;
    private OtherCa other;
    private ApplicantClient applicant;

    ThroughOtherCaSpec(Run run) {
        this.run = run;
    }

    @BeforeAll
    void runElsewhere(@TempDir Path files, @TempDir Path data) throws Exception {
        this.data = data;
        this.other = new OtherCa(files);
        run.elsewhere(data, other.settings());
        this.applicant = new ApplicantClient(run.running());
    }

    @AfterAll
    void runAsBefore() {
        run.restart(Map.of());
        other.close();
        assertThat(new AuditCommand(System.out, System.out).run(List.of("verify", "--data", data.toString())))
                .as("book and journal agree about certificates that were made elsewhere")
                .isEqualTo(AuditCommand.INTACT);
    }

    /** An application with a key of the applicant's own, signed with the card. */
    private ApplicantClient.Mine enrolled(OwnKey key) {
        return applicant.enrolWithKey(People.newcomer(run.running()), key.request());
    }

    private ApplicantClient.Mine enrolled() {
        return enrolled(OwnKey.p256());
    }

    private X509Certificate certificate(ApplicantClient.Mine mine) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine)));
    }

    /** Of one application, at the other CA and in both books; and that it is the one that the applicant has. */
    private BigInteger onlyCertificateOf(ApplicantClient.Mine mine) throws Exception {
        X509Certificate certificate = certificate(mine);
        String subject = "SERIALNUMBER=" + mine.caseNumber();
        assertThat(other.ca.issued.values())
                .filteredOn(each ->
                        each.getSubject().toString().toUpperCase(Locale.ROOT).contains(subject))
                .as("the other CA made one certificate for %s", subject)
                .singleElement()
                .satisfies(each -> assertThat(each.getEncoded()).isEqualTo(certificate.getEncoded()));
        try (Superuser superuser = Superuser.of(run.running())) {
            assertThat(superuser.certificates(mine.id())).isEqualTo(1);
            assertThat(superuser.count(
                            "SELECT count(*)::int FROM ca.cmp_exchange WHERE application_id = ? AND state = 'ISSUED'",
                            mine.id()))
                    .isEqualTo(1);
        }
        assertThat(other.ca.confirmed)
                .as("nothing was handed over before the other CA took the confirmation")
                .contains(certificate.getSerialNumber());
        return certificate.getSerialNumber();
    }

    private int exchanges(ApplicantClient.Mine mine, String state) {
        try (Superuser superuser = Superuser.of(run.running())) {
            return superuser.count(
                    "SELECT count(*)::int FROM ca.cmp_exchange WHERE application_id = ? AND state = ?",
                    mine.id(),
                    state);
        }
    }

    @Test
    void issuesWithNobodyClickingAndRevokesWhereItWasIssued(@TempDir Path folder) throws Exception {
        OwnKey key = OwnKey.p256();
        var mine = enrolled(key);
        applicant.await(mine, "ISSUED");

        BigInteger serial = onlyCertificateOf(mine);
        assertThat(certificate(mine).getPublicKey().getEncoded()).isEqualTo(key.spki());
        Path pem = Files.writeString(folder.resolve("mine.pem"), OtherCa.pem(Der.of(applicant.certificate(mine))));
        assertThat(verified(folder, pem)).contains("OK");
        assertThat(Der.of(fetched(run.running().url() + "/repository/ca.crt")))
                .as("the certificate that this house gives out is the other CA's")
                .isEqualTo(other.ca.certificate());
        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);

        assertThat(other.ca.revoked).doesNotContainKey(serial);
        Request request = RevokedByOfficers.onTheTelephone(run.running(), mine);

        assertThat(other.ca.revoked).containsEntry(serial, RevocationReason.KEY_COMPROMISE.code());
        assertThat(applicant.state(mine)).isEqualTo("REVOKED");
        assertThat(request.outcome()).contains(RevocationDesk.Outcome.REVOKED);
        assertThat(request.publishedAt().orElseThrow())
                .as("seen since a list of the other CA that was made later")
                .isAfterOrEqualTo(request.revokedAt().orElseThrow());
        assertThat(verified(folder, pem)).contains("certificate revoked");
        assertThat(new String(fetched(run.running().url() + "/repository/ca.crl"), StandardCharsets.UTF_8))
                .as("no list of this house says anything about it")
                .contains("published-elsewhere");
    }

    @Test
    void waitsWhileTheOtherCaIsAwayAndGoesOnByItself() throws Exception {
        other.ca.goAway();
        ApplicantClient.Mine mine;
        try {
            mine = enrolled();
            Waiting.until(PATIENCE, () -> exchanges(mine, "ASKED"), asked -> asked == 1);
            assertThat(applicant.state(mine)).isEqualTo("ACCEPTED");
            assertThat(applicant.status(mine).get("standsStillSince").isNull())
                    .as("it waits; nobody has to do anything")
                    .isTrue();
        } finally {
            other.ca.comeBack();
        }
        applicant.await(mine, "ISSUED");
        onlyCertificateOf(mine);
    }

    @Test
    void asksForTheAnswerOfACaThatLetsItWait() throws Exception {
        int polls = other.ca.polls.get();
        int requests = other.ca.requests.get();
        other.ca.faults.letWait(3, Duration.ofSeconds(1));
        ApplicantClient.Mine mine;
        try {
            mine = enrolled();
            applicant.await(mine, "ISSUED");
        } finally {
            other.ca.faults.letWait(0, Duration.ofSeconds(1));
        }
        assertThat(other.ca.polls.get() - polls).isEqualTo(4);
        assertThat(other.ca.requests.get() - requests).as("asked for once").isEqualTo(1);
        onlyCertificateOf(mine);
    }

    @Test
    void standsStillWhereTheOtherCaRefusesAndIsDecidedAnewOnceTheManagerSays() throws Exception {
        other.ca.faults.refuse(
                PKIBody.TYPE_INIT_REQ, LittleCa.refusal(PKIFailureInfo.badCertTemplate, "not with this profile"));
        var mine = enrolled();
        HaltDesk desk = run.running().context().getBean(HaltDesk.class);
        HaltDesk.Halt halt = Waiting.until(
                        PATIENCE,
                        () -> desk.list(MANAGER, 0, 1_000).stream()
                                .filter(each -> each.caseId().equals(mine.id()))
                                .toList(),
                        halts -> halts.size() == 1)
                .getFirst();
        assertThat(halt.reason()).isEqualTo("order-refused-ca-bad-cert-template");
        assertThat(exchanges(mine, "REFUSED")).isEqualTo(1);
        assertThat(applicant.status(mine).get("expected").get("kind").asString())
                .isEqualTo("STANDS_STILL");

        assertThat(desk.tryAgain(halt, MANAGER, "the profile there was mended"))
                .isEqualTo(new HaltDesk.Answer.Ordered());

        applicant.await(mine, "ISSUED");
        onlyCertificateOf(mine);
        assertThat(exchanges(mine, "REFUSED"))
                .as("another order than the refused one")
                .isEqualTo(1);
    }

    /** What OpenSSL says of a certificate by the other CA's certificate and its list of this moment. */
    private String verified(Path folder, Path pem) throws Exception {
        Path list = Files.write(
                folder.resolve("ca.crl"), fetched(other.ca.publishHere().toString()));
        Path listPem = folder.resolve("crl.pem");
        Openssl.run("crl", "-inform", "DER", "-in", list, "-out", listPem);
        try {
            return Openssl.run(
                    "verify", "-x509_strict", "-crl_check", "-CRLfile", listPem, "-CAfile", other.root(), pem);
        } catch (AssertionError bad) {
            return String.valueOf(bad.getMessage());
        }
    }

    private byte[] fetched(String address) {
        return applicant
                .send(HttpRequest.newBuilder(URI.create(address)).GET(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }
}
