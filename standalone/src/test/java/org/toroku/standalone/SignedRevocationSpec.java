package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;

/** R16 over REST: the holder signs the text of the house, with the certificate's key by openssl or with the card, and nobody decides. */
@ExtendWith(RunningToroku.class)
class SignedRevocationSpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;

    SignedRevocationSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    private Map<String, String> text(String serial) {
        HttpResponse<String> answer = applicant.post(
                "/signed-revocations/text", "", Map.of("serial", serial, "reason", "cessationOfOperation"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var json = ApplicantClient.json(answer);
        return Map.of(
                "ticket",
                json.get("ticket").asString(),
                "content",
                json.get("content").asString());
    }

    private static byte[] content(Map<String, String> text) {
        return Base64.getDecoder().decode(text.get("content"));
    }

    private HttpResponse<String> submit(Map<String, String> text, byte[] cms) {
        return applicant.post(
                "/signed-revocations",
                "",
                Map.of("ticket", text.get("ticket"), "cms", Base64.getEncoder().encodeToString(cms)));
    }

    private void awaitRevoked(Map<String, String> text, byte[] cms) {
        HttpResponse<String> answer = Waiting.until(
                Duration.ofSeconds(60), () -> submit(text, cms), response -> response.statusCode() != 202);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"outcome\":\"ACCEPTED\"", "revokedAt");
    }

    @Test
    void theKeyOfTheCertificateRevokesItAtOnce(@TempDir Path folder) throws Exception {
        Held held = Held.received(applicant, applicant.enrol(People.newcomer(toroku)), folder);
        Map<String, String> text = text(held.serial());
        assertThat(new String(content(text), StandardCharsets.UTF_8)).contains("cessationOfOperation");
        byte[] cms = held.sign(content(text), folder);

        HttpResponse<String> first = submit(text, cms);
        assertThat(first.statusCode()).as(first.body()).isIn(200, 202);
        assertThat(first.body()).contains(held.mine().caseNumber(), "\"outcome\":\"RECEIVED\"");
        awaitRevoked(text, cms);
        assertThat(applicant.state(held.mine())).isEqualTo("REVOKED");
        Map<String, String> again = text(held.serial());
        assertThat(submit(again, held.sign(content(again), folder)).body())
                .contains("signed-revocation.already-revoked");
    }

    @Test
    void theCardOfTheHolderRevokesAndAnotherPersonsDoesNot(@TempDir Path folder) throws Exception {
        TestCard card = People.newcomer(toroku);
        ApplicantClient.Mine mine = applicant.enrol(card);
        applicant.await(mine, "ISSUED");
        String serial = ((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine))))
                .getSerialNumber()
                .toString(16);
        Map<String, String> text = text(serial);
        HttpResponse<String> stranger = submit(text, CardSigner.cms(People.newcomer(toroku), content(text)));
        assertThat(stranger.statusCode()).isEqualTo(409);
        assertThat(stranger.body()).contains("signed-revocation.not-the-holder");
        assertThat(applicant.state(mine)).isEqualTo("ISSUED");

        byte[] cms = CardSigner.cms(card, content(text));
        assertThat(submit(text, cms).statusCode()).isIn(200, 202);
        awaitRevoked(text, cms);
        assertThat(applicant.state(mine)).isEqualTo("REVOKED");
    }

    @Test
    void whatCannotBeReadIsSaidByItsCode() {
        assertThat(applicant
                        .post(
                                "/signed-revocations/text",
                                "",
                                Map.of("serial", "0123456789", "reason", "certificateHold"))
                        .body())
                .contains("signed-revocation.reason-unknown");
        assertThat(applicant
                        .post("/signed-revocations/text", "", Map.of("serial", "x", "reason", "superseded"))
                        .body())
                .contains("signed-revocation.serial-unreadable");
        assertThat(applicant.post("/signed-revocations/text", "", Map.of()).body())
                .contains("signed-revocation.incomplete");
        assertThat(applicant
                        .post("/signed-revocations", "", Map.of("ticket", "1.2.3"))
                        .body())
                .contains("signed-revocation.unsigned");
    }
}
