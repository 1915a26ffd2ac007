package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.profile.Validity;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.TestCard;

/** Renewals over REST with the real engine, CA and token; the holder signs with openssl. */
@ExtendWith(RunningToroku.class)
class RenewalSpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;

    RenewalSpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    private Held byCard(TestCard card, Path folder) throws Exception {
        return Held.received(applicant, applicant.enrol(card), folder);
    }

    private Map<String, Object> form(TestCard card) {
        return applicant.form(card);
    }

    private ApplicantClient.Mine signed(Held held, Map<String, Object> form, Path folder) throws Exception {
        return held.renewing(applicant, form, folder);
    }

    private List<String> problems(Map<String, Object> form, byte[] certificate) {
        HttpResponse<String> response = applicant.renew(form, certificate);
        assertThat(response.statusCode()).isEqualTo(422);
        return ApplicantClient.json(response)
                .get("fields")
                .valueStream()
                .map(field ->
                        field.get("field").asString() + " " + field.get("code").asString())
                .toList();
    }

    @Test
    void renewsTwiceByRuleAndEndsWithTheProofing(@TempDir Path folder) throws Exception {
        TestCard card = People.newcomer(toroku);
        Held first = byCard(card, folder);

        Held second = Held.received(applicant, signed(first, form(card), folder), folder);
        Held third = Held.received(applicant, signed(second, form(card), folder), folder);

        assertThat(second.mine().caseNumber()).startsWith("R-");
        var anchor = first.certificate().getNotBefore().toInstant();
        for (Held renewed : List.of(second, third)) {
            assertThat(renewed.certificate().getNotAfter().toInstant())
                    .isEqualTo(Validity.of(anchor, Period.ofYears(5)).notAfter());
            assertThat(renewed.certificate().getSubjectX500Principal())
                    .isEqualTo(first.certificate().getSubjectX500Principal());
            Path ca = Files.write(
                    folder.resolve("ca.cer"),
                    applicant
                            .send(
                                    applicant.request("/ca-certificate", "").GET(),
                                    HttpResponse.BodyHandlers.ofByteArray())
                            .body());
            Openssl.run("x509", "-inform", "DER", "-in", ca, "-out", folder.resolve("ca.pem"));
            assertThat(Openssl.run("verify", "-x509_strict", "-CAfile", folder.resolve("ca.pem"), renewed.pem()))
                    .contains("OK");
        }
        assertThat(List.of(first, second, third))
                .extracting(held -> held.certificate().getPublicKey())
                .doesNotHaveDuplicates();
        assertThat(new String(third.mine().content(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(first.mine().caseNumber(), second.serial())
                .doesNotContain(first.serial());
        assertThat(problems(form(card), second.certificate().getEncoded()))
                .containsExactly("certificate renewed-already");
    }

    @Test
    void refusesARevokedCertificateAndASignatureOfAnotherCase(@TempDir Path folder) throws Exception {
        TestCard card = People.newcomer(toroku);
        Held held = byCard(card, folder);
        ApplicantClient.Mine one =
                applicant.renewing(form(card), held.certificate().getEncoded());
        ApplicantClient.Mine other =
                applicant.renewing(form(card), held.certificate().getEncoded());
        byte[] signature = held.sign(one.content(), folder);

        // replayed: bound to the bytes of its own case by the digest
        var replayed = applicant.submit(other, signature);
        assertThat(replayed.statusCode()).isEqualTo(422);
        assertThat(replayed.body()).contains("other-content");
        assertThat(applicant.status(other).get("state").toString()).contains("AWAITING_SIGNATURE");

        assertThat(revoked(held)).isInstanceOf(Revocation.Revoked.class);
        assertThat(applicant.submit(one, signature).statusCode()).isEqualTo(202);
        applicant.await(one, "REJECTED");
        assertThat(applicant.status(one).get("reasons").toString()).contains("renewal-certificate-revoked");
        assertThat(problems(form(card), held.certificate().getEncoded()))
                .containsExactly("certificate certificate-revoked");
        assertThat(applicant
                        .get(
                                "/applications/" + held.mine().id() + "/renewal",
                                held.mine().token())
                        .body())
                .contains("renewal.certificate-revoked");
    }

    /** Reliability scenario 28, for the certificate in the place of the card. */
    @Test
    void cancelsWhatWasAcceptedBeforeTheCertificateWasRevoked(@TempDir Path folder) throws Exception {
        Staff staff = new Staff(toroku);
        TestCard card = People.withSubstitute(toroku);
        ApplicantClient.Mine first = applicant.enrol(card);
        staff.examined(first);
        staff.decided(first, true);
        Held held = Held.received(applicant, first, folder);
        ApplicantClient.Mine renewal = signed(held, form(card), folder);
        staff.examined(renewal);
        staff.decideTask(renewal);

        assertThat(revoked(held)).isInstanceOf(Revocation.Revoked.class);
        staff.decided(renewal, true);

        applicant.await(renewal, "CANCELLED");
        try (Superuser superuser = Superuser.of(toroku)) {
            assertThat(superuser.certificates(renewal.id())).isZero();
        }
    }

    @Test
    void refusesWhatWasNotProvenAndWhatIsNotOurs(@TempDir Path folder) throws Exception {
        TestCard card = People.newcomer(toroku);
        Held held = byCard(card, folder);
        Map<String, Object> moved = form(card);
        moved.put("address", "北海道札幌市中央区北一条西２丁目");
        ApplicantClient.Mine mine = signed(held, moved, folder);
        applicant.await(mine, "REJECTED");
        assertThat(applicant.status(mine).get("reasons").toString()).contains("renewal-data-changed");

        assertThat(problems(form(card), card.certificate().getEncoded()))
                .containsExactly("certificate certificate-not-ours");
        assertThat(applicant
                        .apply(
                                form(card),
                                "device",
                                Map.of(
                                        "renews",
                                        Base64.getEncoder()
                                                .encodeToString(
                                                        held.certificate().getEncoded()),
                                        "key",
                                        Map.of(
                                                "request",
                                                Base64.getEncoder()
                                                        .encodeToString(
                                                                OwnKey.p256().request()),
                                                "madeIn",
                                                "UPLOAD")))
                        .body())
                .contains("renewal-with-key");
        assertThat(applicant.apply(form(card), "device", Map.of("renews", "A")).body())
                .contains("renewed-certificate-unreadable");
    }

    @Test
    void offersARenewalToWhoHoldsTheToken(@TempDir Path folder) throws Exception {
        TestCard card = People.newcomer(toroku);
        Held held = byCard(card, folder);

        var offer = applicant.get(
                "/applications/" + held.mine().id() + "/renewal", held.mine().token());

        assertThat(offer.statusCode()).isEqualTo(200);
        assertThat(ApplicantClient.json(offer).get("anchorCase").asString())
                .isEqualTo(held.mine().caseNumber());
        assertThat(Base64.getDecoder()
                        .decode(ApplicantClient.json(offer).get("certificate").asString()))
                .isEqualTo(held.certificate().getEncoded());
        assertThat(applicant
                        .get("/applications/" + held.mine().id() + "/renewal", "guess")
                        .statusCode())
                .isEqualTo(404);
    }

    private Revocation revoked(Held held) {
        return toroku.context()
                .getBean(CaConnector.class)
                .revoke(held.serial(), RevocationReason.KEY_COMPROMISE, "spec");
    }
}
