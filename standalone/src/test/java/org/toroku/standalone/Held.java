package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;

/**
 * A certificate that was received, with its key as openssl has it.
 *
 * @param p12 as it was picked up, under {@link #PASSPHRASE}
 * @param pem key and certificates
 */
record Held(ApplicantClient.Mine mine, Path p12, Path pem, X509Certificate certificate) {
    static final String PASSPHRASE = "correct horse battery";

    /** Waits for the certificate, picks it up and confirms the receipt. */
    static Held received(ApplicantClient applicant, ApplicantClient.Mine mine, Path folder) throws Exception {
        Held held = pickedUp(applicant, mine, folder);
        assertThat(applicant.confirm(mine).statusCode()).isEqualTo(200);
        return held;
    }

    /** Waits for the certificate and picks it up; nobody has confirmed the receipt. */
    static Held pickedUp(ApplicantClient applicant, ApplicantClient.Mine mine, Path folder) throws Exception {
        applicant.await(mine, "ISSUED");
        Path p12 = Files.write(
                folder.resolve(mine.caseNumber() + ".p12"),
                applicant.pickUp(mine, PASSPHRASE).body());
        Path pem = folder.resolve(mine.caseNumber() + ".pem");
        Openssl.run("pkcs12", "-in", p12, "-passin", "pass:" + PASSPHRASE, "-noenc", "-out", pem);
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(applicant.certificate(mine)));
        return new Held(mine, p12, pem, certificate);
    }

    String serial() {
        return certificate.getSerialNumber().toString(16);
    }

    /** Detached CMS over exactly these bytes. */
    byte[] sign(byte[] content, Path folder) throws Exception {
        Path text = Files.write(folder.resolve("application.txt"), content);
        Path signed = folder.resolve("application.p7s");
        Openssl.run(
                "cms",
                "-sign",
                "-binary",
                "-md",
                "sha256",
                "-nosmimecap",
                "-in",
                text,
                "-signer",
                pem,
                "-outform",
                "DER",
                "-out",
                signed);
        return Files.readAllBytes(signed);
    }

    /** A renewal, signed and handed in. */
    ApplicantClient.Mine renewing(ApplicantClient applicant, Map<String, Object> form, Path folder) throws Exception {
        ApplicantClient.Mine renewal = applicant.renewing(form, certificate.getEncoded());
        assertThat(applicant.submit(renewal, sign(renewal.content(), folder)).statusCode())
                .isEqualTo(202);
        return renewal;
    }

    @Override
    public String toString() {
        return "Held[" + mine.caseNumber() + "]";
    }
}
