package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.OwnKeyKind;

/** Route 3 over REST, from a key that the applicant made to its certificate, with nobody clicking. */
@ExtendWith(RunningToroku.class)
class SimultaneousKeySpec {
    private final Standalone toroku;
    private final ApplicantClient applicant;

    SimultaneousKeySpec(Standalone toroku) {
        this.toroku = toroku;
        this.applicant = new ApplicantClient(toroku);
    }

    @Test
    void certifiesTheKeyInsideTheSignedApplicationWithoutAnyPersonClicking(@TempDir Path folder) throws Exception {
        Path key = folder.resolve("key.pem");
        Openssl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key);
        byte[] request = request(folder, key);
        assertThat(applicant.get("/key-submission", "").body()).contains("true");

        var mine = applicant.enrolWithKey(People.newcomer(toroku), request);
        assertThat(mine.caseNumber()).startsWith("K-");
        applicant.await(mine, "ISSUED");

        Path certificate = Files.write(folder.resolve("mine.cer"), applicant.certificate(mine));
        Path ca = Files.write(
                folder.resolve("ca.cer"),
                applicant
                        .send(applicant.request("/ca-certificate", "").GET(), HttpResponse.BodyHandlers.ofByteArray())
                        .body());
        Openssl.run("x509", "-inform", "DER", "-in", certificate, "-out", folder.resolve("mine.pem"));
        Openssl.run("x509", "-inform", "DER", "-in", ca, "-out", folder.resolve("ca.pem"));
        assertThat(Openssl.run(
                        "verify", "-x509_strict", "-CAfile", folder.resolve("ca.pem"), folder.resolve("mine.pem")))
                .contains("OK");
        assertThat(Openssl.run("x509", "-in", folder.resolve("mine.pem"), "-noout", "-pubkey"))
                .isEqualTo(Openssl.run("pkey", "-in", key, "-pubout"));

        assertThat(applicant.pickUp(mine, "correct horse battery").statusCode())
                .as("we never had the key")
                .isEqualTo(409);
        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        assertThat(problems(request)).as("certified once").containsExactly("key-in-use");
    }

    @Test
    void refusesEachPoorKeyByItsName(@TempDir Path folder) throws Exception {
        OwnKey key = OwnKey.p256();
        byte[] good = key.request();
        assertThat(problems(OwnKey.rsa(1024).request())).contains("key-too-short");
        for (OwnKeyKind kind : List.of(OwnKeyKind.ED25519, OwnKeyKind.RSA_PSS_3072, OwnKeyKind.ML_DSA_65)) {
            assertThat(problems(OwnKey.of(kind).request()))
                    .as("off by default: " + kind)
                    .containsExactly("key-algorithm");
        }
        assertThat(problems(key.requestSignedBy(OwnKey.p256()))).containsExactly("request-pop-failed");
        assertThat(problems(Arrays.copyOf(good, good.length + 1))).containsExactly("request-trailing-bytes");
        Path pem = folder.resolve("key.pem");
        Openssl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", pem);
        assertThat(problems(request(folder, pem, "-addext", "basicConstraints=critical,CA:TRUE")))
                .contains("request-ca-requested");
    }

    @Test
    void takesNoKeyThatIsNotAwaited() {
        var mine = applicant.applied(applicant.form(People.newcomer(toroku)));
        Map<String, Object> body = Map.of(
                "code",
                "0000-0000-0000-0000-0000-0000-0000",
                "key",
                Map.of(
                        "request",
                        Base64.getEncoder().encodeToString(OwnKey.p256().request()),
                        "madeIn",
                        "UPLOAD"));
        var answer = applicant.post("/applications/" + mine.id() + "/key", mine.token(), body);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("key.key-not-awaited");
        assertThat(applicant
                        .post("/applications/" + mine.id() + "/key", "x", body)
                        .statusCode())
                .isEqualTo(404);
    }

    private List<String> problems(byte[] request) {
        var response = applicant.applyWithKey(applicant.form(People.newcomer(toroku)), request);
        assertThat(response.statusCode()).isEqualTo(422);
        return ApplicantClient.json(response)
                .get("fields")
                .valueStream()
                .map(field -> field.get("code").asString())
                .toList();
    }

    private static byte[] request(Path folder, Path key, String... more) throws Exception {
        Path request = folder.resolve("request.der");
        Object[] command = {"req", "-new", "-key", key, "-subj", "/CN=x", "-outform", "DER", "-out", request};
        Object[] whole = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, whole, command.length, more.length);
        Openssl.run(whole);
        return Files.readAllBytes(request);
    }
}
