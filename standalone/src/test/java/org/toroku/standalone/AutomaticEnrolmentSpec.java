package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.testkit.pki.CardSigner;

/** Route 2 over REST, from application to certificate, with nobody clicking. */
@ExtendWith(RunningToroku.class)
class AutomaticEnrolmentSpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;

    AutomaticEnrolmentSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    @Test
    void issuesACertificateThatOpenSslVerifiesWithoutAnyPersonClicking(@TempDir Path folder) throws Exception {
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");

        Path certificate = Files.write(folder.resolve("mine.cer"), applicant.certificate(mine));
        Path ca = Files.write(
                folder.resolve("ca.cer"),
                applicant
                        .send(
                                applicant.request("/ca-certificate", "").GET(),
                                java.net.http.HttpResponse.BodyHandlers.ofByteArray())
                        .body());
        Openssl.run("x509", "-inform", "DER", "-in", certificate, "-out", folder.resolve("mine.pem"));
        Openssl.run("x509", "-inform", "DER", "-in", ca, "-out", folder.resolve("ca.pem"));
        assertThat(Openssl.run(
                        "verify", "-x509_strict", "-CAfile", folder.resolve("ca.pem"), folder.resolve("mine.pem")))
                .contains("OK");

        var response = applicant.pickUp(mine, "correct horse battery");
        assertThat(response.statusCode()).isEqualTo(200);
        Path p12 = Files.write(folder.resolve("mine.p12"), response.body());
        assertThat(Openssl.run("pkcs12", "-in", p12, "-passin", "pass:correct horse battery", "-noenc"))
                .contains("BEGIN PRIVATE KEY");

        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        assertThat(applicant.state(mine)).isEqualTo("DELIVERED");
        assertThat(applicant.pickUp(mine, "correct horse battery").statusCode()).isEqualTo(409);
    }

    @Test
    void acceptsTheRawSignatureOfACardLikeACms() throws Exception {
        var card = People.newcomer(toroku);
        var mine = applicant.applied(applicant.form(card));
        var response = applicant.post(
                "/applications/" + mine.id() + "/signature",
                mine.token(),
                Map.of(
                        "signature", java.util.Base64.getEncoder().encodeToString(CardSigner.raw(card, mine.content())),
                        "certificate",
                                java.util.Base64.getEncoder()
                                        .encodeToString(card.certificate().getEncoded())));
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(applicant.await(mine, "ISSUED")).isEqualTo("ISSUED");
    }

    @ParameterizedTest
    @CsvSource({
        "revoked,REJECTED",
        "expired,REJECTED",
        "wrong-policy,REJECTED",
        "authentication,REJECTED",
        "look-alike-ca,REJECTED",
        "weak-1024,REJECTED",
        "swapped-oids,REJECTED",
        "flag-length-mismatch,REJECTED",
        "substitute,REFERRED",
        "unknown-birth-date,REFERRED",
        "unknown-to-ocsp,PENDING_STATUS",
        "p384,ISSUED"
    })
    void treatsEachKindOfCardAsTheRulesSay(String card, String state) {
        var mine = applicant.enrol(toroku.pki().card(card));
        assertThat(applicant.await(mine, state)).isEqualTo(state);
    }

    @Test
    void stopsAProxyAndSaysWhatToDo() {
        Map<String, Object> form = applicant.form(People.newcomer(toroku));
        form.put("operator", "PROXY");
        var response = applicant.apply(form, "device");
        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.body()).contains("proxy-stops").contains("書面");
    }

    @Test
    void namesEveryFaultyField() {
        Map<String, Object> form = applicant.form(People.newcomer(toroku));
        form.put("familyName", "");
        form.put("familyNameKana", "とうろく");
        form.put("email", "nobody");
        form.put("birthDate", "2099-01-01");
        var response = applicant.apply(form, "device");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(ApplicantClient.json(response).get("fields").valueStream())
                .extracting(f -> f.get("field").asString() + " " + f.get("code").asString())
                .containsExactlyInAnyOrder(
                        "familyName required", "familyNameKana not-kana", "email not-email", "birthDate in-future");
    }

    @Test
    void refusesTheSignatureOfAnotherCasesContent() {
        var card = People.newcomer(toroku);
        var first = applicant.applied(applicant.form(card));
        var second = applicant.applied(applicant.form(card));
        var refused = applicant.submit(second, CardSigner.cms(card, first.content()));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("submit.other-content");
        assertThat(applicant.state(second)).isEqualTo("AWAITING_SIGNATURE");
        assertThat(applicant
                        .submit(second, CardSigner.cms(card, second.content()))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void answersARepeatedSubmissionWithTheFirstAnswer() {
        var card = People.newcomer(toroku);
        var mine = applicant.applied(applicant.form(card));
        byte[] cms = CardSigner.cms(card, mine.content());
        assertThat(applicant.submit(mine, cms).statusCode()).isEqualTo(202);
        assertThat(applicant.submit(mine, cms).statusCode()).isEqualTo(200);
        assertThat(applicant
                        .submit(mine, CardSigner.cms(People.newcomer(toroku), mine.content()))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void hidesOtherPeoplesApplications() {
        var mine = applicant.applied(applicant.form(People.newcomer(toroku)));
        var other = applicant.applied(applicant.form(People.newcomer(toroku)));
        assertThat(applicant.get("/applications/" + mine.id(), other.token()).statusCode())
                .isEqualTo(404);
        assertThat(applicant.get("/applications/" + mine.id(), "").statusCode()).isEqualTo(404);
        assertThat(applicant.get("/applications/not-a-uuid", mine.token()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersGarbageWithAFourHundredAndASentence() {
        var response = applicant.send(
                applicant
                        .request("/applications", "")
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "en")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{\"form\": {\"birthDate\": \"x\"")),
                java.net.http.HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("body-unreadable").doesNotContain("Exception");
    }
}
