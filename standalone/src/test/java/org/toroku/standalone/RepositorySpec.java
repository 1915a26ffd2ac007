package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What verifiers fetch, judged by OpenSSL. */
@ExtendWith(RunningToroku.class)
class RepositorySpec {
    private final Standalone toroku;
    private final HttpClient http = HttpClient.newHttpClient();

    RepositorySpec(Standalone toroku) {
        this.toroku = toroku;
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(toroku.url() + path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void servesCertificateAndCrlWhereCertificatesSayTheyAre(@TempDir Path folder) throws Exception {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        Path certificate = Files.write(folder.resolve("mine.cer"), applicant.certificate(mine));
        assertThat(Openssl.run("x509", "-inform", "DER", "-in", certificate, "-noout", "-text"))
                .contains("/repository/ca.crl", "/repository/ca.crt");

        Path crl =
                Files.write(folder.resolve("ca.crl"), get("/repository/ca.crl").body());
        Path ca =
                Files.write(folder.resolve("ca.crt"), get("/repository/ca.crt").body());
        Openssl.run("x509", "-inform", "DER", "-in", ca, "-out", folder.resolve("ca.pem"));
        Openssl.run("x509", "-inform", "DER", "-in", certificate, "-out", folder.resolve("mine.pem"));
        Openssl.run("crl", "-inform", "DER", "-in", crl, "-out", folder.resolve("crl.pem"));
        assertThat(Openssl.run(
                        "verify",
                        "-x509_strict",
                        "-crl_check",
                        "-CRLfile",
                        folder.resolve("crl.pem"),
                        "-CAfile",
                        folder.resolve("ca.pem"),
                        folder.resolve("mine.pem")))
                .contains("OK");
    }

    @Test
    void asksTheTokenForNoNewCrlWhileThereIsAFreshOne() throws Exception {
        byte[] first = get("/repository/ca.crl").body();
        assertThat(get("/repository/ca.crl").body()).isEqualTo(first);
    }

    @Test
    void describesTheApi() throws Exception {
        var description = get("/api/v1/openapi.yaml");
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.headers().firstValue("Content-Type").orElse("")).startsWith("application/yaml");
        assertThat(new String(description.body(), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("openapi: 3.1.0")
                .contains("電子証明書");
    }
}
