package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.outside.StatusCommand;
import org.toroku.ca.signing.SigningCa;
import org.toroku.pki.Der;

/** What verifiers fetch, judged by OpenSSL. */
@ExtendWith(RunningToroku.class)
class RepositorySpec {
    private final Standalone toroku;
    private final HttpClient http = HttpClient.newHttpClient();

    RepositorySpec(Standalone toroku) {
        this.toroku = toroku;
    }

    private HttpResponse<byte[]> get(String path, String known) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(toroku.url() + path))
                        .header("If-None-Match", known)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
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
        HttpResponse<byte[]> first = get("/repository/ca.crl");

        HttpResponse<byte[]> again =
                get("/repository/ca.crl", first.headers().firstValue("ETag").orElseThrow());

        assertThat(first.headers().firstValue("Content-Type")).contains("application/pkix-crl");
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=", "must-revalidate");
        assertThat(first.headers().map()).containsKeys("Last-Modified", "Expires");
        assertThat(again.statusCode()).isEqualTo(304);
    }

    /** The certificate names the responder; a revocation is visible within a minute. */
    @Test
    void answersOpensslAtTheAddressInTheCertificateAndShowsARevocationWithinAMinute(@TempDir Path folder)
            throws Exception {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        Path certificate = pem(folder, "mine", applicant.certificate(mine));
        Path ca = pem(folder, "ca", get("/repository/ca.crt").body());
        String written =
                Openssl.run("x509", "-in", certificate, "-noout", "-ocsp_uri").strip();
        assertThat(written).endsWith("/repository/ocsp");
        // the port of a test is not known yet when the profile is read
        String address = toroku.url() + URI.create(written).getPath();
        String serial = Openssl.run("x509", "-in", certificate, "-noout", "-serial")
                .strip()
                .replace("serial=", "");

        within(60, () -> ocsp(ca, certificate, address).contains("mine.pem: good"));
        assertThat(ocsp(ca, certificate, address)).contains("Response verify OK");
        assertThat(fromOutside(certificate)).contains("can be relied on (1 certificates");

        toroku.context()
                .getBean(SigningCa.class)
                .revoke(
                        new java.math.BigInteger(serial, 16).toString(16),
                        RevocationReason.KEY_COMPROMISE,
                        "officer-1");
        within(60, () -> ocsp(ca, certificate, address).contains("mine.pem: revoked"));
        Path list =
                Files.write(folder.resolve("ca.crl"), get("/repository/ca.crl").body());
        assertThat(Openssl.run("crl", "-inform", "DER", "-in", list, "-noout", "-text"))
                .containsIgnoringCase(serial.replaceFirst("^0+", ""));
        assertThat(fromOutside(certificate)).contains("can be relied on (1 certificates");
    }

    /** What {@code ./toroku status check} says. */
    private String fromOutside(Path certificate) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        new StatusCommand(out, out, Clock.systemUTC())
                .run(List.of(
                        "check",
                        "--repository",
                        toroku.url() + "/repository",
                        "--fingerprint",
                        Der.of(get("/repository/ca.crt").body()).sha256Hex(),
                        "--certificate",
                        certificate.toString()));
        return said.toString(StandardCharsets.UTF_8);
    }

    /** RFC 6960 appendix A.1 and RFC 5019 section 6: by GET, with whatever Base64 has percent-encoded or not. */
    @Test
    void answersByGetForCaches(@TempDir Path folder) throws Exception {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        Path certificate = pem(folder, "mine", applicant.certificate(mine));
        Path ca = pem(folder, "ca", get("/repository/ca.crt").body());
        Path question = folder.resolve("question.der");
        // of several, so that one of them has a slash and one a plus
        for (String hash : new String[] {"-sha1", "-sha256"}) {
            Openssl.run("ocsp", hash, "-issuer", ca, "-cert", certificate, "-no_nonce", "-reqout", question);
            String base64 = Base64.getEncoder().encodeToString(Files.readAllBytes(question));
            String encoded = URLEncoder.encode(base64, StandardCharsets.US_ASCII);
            within(
                    60,
                    () -> get("/repository/ocsp/" + encoded)
                            .headers()
                            .firstValue("ETag")
                            .isPresent());

            HttpResponse<byte[]> plain = get("/repository/ocsp/" + base64);
            HttpResponse<byte[]> answer = get("/repository/ocsp/" + encoded);

            assertThat(plain.body()).isEqualTo(answer.body());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/ocsp-response");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("max-age=", "public", "no-transform", "must-revalidate");
            assertThat(answer.headers().map()).containsKeys("Last-Modified", "Expires", "Content-Length");
            Path file = Files.write(folder.resolve("answer.der"), answer.body());
            assertThat(Openssl.run("ocsp", hash, "-issuer", ca, "-cert", certificate, "-CAfile", ca, "-respin", file))
                    .contains("Response verify OK", "mine.pem: good");
            assertThat(get(
                                    "/repository/ocsp/" + encoded,
                                    answer.headers().firstValue("ETag").orElseThrow())
                            .statusCode())
                    .isEqualTo(304);
        }
    }

    @Test
    void answersRubbishQuicklyAndKeepsNoneOfIt() throws Exception {
        byte[] malformed = {0x30, 3, 0x0a, 1, 1};
        for (String path : new String[] {
            "/repository/ocsp",
            "/repository/ocsp/",
            "/repository/ocsp/%25",
            "/repository/ocsp/AAAA",
            "/repository/ocsp//%2F//"
        }) {
            HttpResponse<byte[]> answer = get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEqualTo(malformed);
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
        HttpResponse<byte[]> huge = http.send(
                HttpRequest.newBuilder(URI.create(toroku.url() + "/repository/ocsp"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[500_000]))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(huge.body()).isEqualTo(malformed);
        assertThat(http.send(
                                HttpRequest.newBuilder(URI.create(toroku.url() + "/repository/ocsp"))
                                        .DELETE()
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(405);
        assertThat(get("/repository/a%2Fb").statusCode()).isIn(400, 404);
    }

    /** What OpenSSL says; that nobody answers for the certificate yet it says as an error. */
    private static String ocsp(Path ca, Path certificate, String address) throws Exception {
        try {
            return Openssl.run("ocsp", "-issuer", ca, "-cert", certificate, "-CAfile", ca, "-url", address);
        } catch (AssertionError refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Path pem(Path folder, String name, byte[] der) throws Exception {
        Path file = Files.write(folder.resolve(name + ".der"), der);
        Path pem = folder.resolve(name + ".pem");
        Openssl.run("x509", "-inform", "DER", "-in", file, "-out", pem);
        return pem;
    }

    private static void within(int seconds, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("within %s seconds", seconds).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
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
