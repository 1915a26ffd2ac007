package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.standalone.RunningToroku.Run;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.OwnKeyKind;

/**
 * Applicants' keys of kinds that an operator has to allow, from the request to the certificate. The platform's own reader is the
 * judge: OpenSSL reads ML-DSA from 3.5 on.
 */
@ExtendWith(RunningToroku.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyKindsSpec {
    /** DER of 2.999.1.1 and 2.999.1.2. */
    private static final String ACCREDITED_POLICY = "060488370101";

    private static final String UNACCREDITED_POLICY = "060488370102";

    private static final String SIGNATURES = "subscriber-sign-signatures";

    private final Run run;

    KeyKindsSpec(Run run) {
        this.run = run;
    }

    /** An operator who certifies Ed25519 and RSASSA-PSS beside the usual keys, and ML-DSA outside the accreditation. */
    @BeforeAll
    static void allow(Run run, @TempDir Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "toroku.ca.profiles",
                Files.writeString(folder.resolve("profiles.properties"), profiles())
                        .toString(),
                "toroku.decision.profile",
                SIGNATURES,
                "toroku.decision.unaccredited-profile",
                "subscriber-sign-ml-dsa"));
        List<String> kinds = List.of("ED25519", "RSA_PSS", "ML_DSA_65", "ML_DSA_87");
        for (int i = 0; i < kinds.size(); i++) {
            String rule = "toroku.subject-key.algorithms[" + i + "].";
            settings.putAll(Map.of(
                    rule + "algorithm", kinds.get(i), rule + "clause", "CPS 6.1.5", rule + "from", "2026-01-01"));
        }
        run.restart(settings);
    }

    @AfterAll
    static void runAsBefore(Run run) {
        run.restart(Map.of());
    }

    private static String profiles() {
        return profile(SIGNATURES, true, "P-256, Ed25519 from 2026-01-01, RSA-PSS-3072", "P-256", "2.999.1.1")
                + profile("subscriber-sign-ml-dsa", false, "ML-DSA-65", "", "2.999.1.2")
                + "profiles = " + SIGNATURES + ", subscriber-sign-ml-dsa\n";
    }

    private static String profile(String id, boolean accredited, String kinds, String made, String policy) {
        return """
                .accredited = %s
                .validity = P1Y
                .subjectKeys = %s
                .caMadeKey = %s
                .keyUsage = digitalSignature, nonRepudiation
                .policies = %s
                .crl = ${publication}/ca.crl
                .caIssuers = ${publication}/ca.crt
                .ocsp =
                .requiredAttributes = C, CN
                .allowedAttributes = C, O, OU, ST, L, CN, SERIALNUMBER
                """.formatted(accredited, kinds, made, policy).replaceAll("(?m)^\\.", id + ".");
    }

    @Test
    void certifiesALatticeKeyOutsideTheAccreditation() throws Exception {
        certified(OwnKeyKind.ML_DSA_65, UNACCREDITED_POLICY);
    }

    @Test
    void certifiesAnEdwardsKey() throws Exception {
        certified(OwnKeyKind.ED25519, ACCREDITED_POLICY);
    }

    @Test
    void certifiesAKeyBoundToPss() throws Exception {
        certified(OwnKeyKind.RSA_PSS_3072, ACCREDITED_POLICY);
    }

    @Test
    void refusesAtTheApplicationWhatThePolicyTakesAndTheProfileDoesNot() {
        ApplicantClient applicant = new ApplicantClient(run.running());
        assertThat(applicant.get("/key-submission", "").body()).contains("ML-DSA-65");
        var response = applicant.applyWithKey(
                applicant.form(People.newcomer(run.running())),
                OwnKey.of(OwnKeyKind.ML_DSA_87).request());
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("key-not-in-profile");
    }

    /** With nobody clicking, and with exactly the key of the request. */
    private void certified(OwnKeyKind kind, String policy) throws Exception {
        ApplicantClient applicant = new ApplicantClient(run.running());
        OwnKey key = OwnKey.of(kind);
        var mine = applicant.enrolWithKey(People.newcomer(run.running()), key.request());
        applicant.await(mine, "ISSUED");

        X509Certificate certificate = certificate(applicant.certificate(mine));
        assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(key.spki());
        certificate.verify(certificate(applicant
                        .send(applicant.request("/ca-certificate", "").GET(), HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .getPublicKey());
        assertThat(certificate.getKeyUsage())
                .as("digitalSignature and nonRepudiation, nothing else")
                .containsExactly(true, true, false, false, false, false, false, false, false);
        assertThat(HexFormat.of().formatHex(certificate.getExtensionValue("2.5.29.32")))
                .contains(policy);
        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
    }

    private static X509Certificate certificate(byte[] der) throws CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
