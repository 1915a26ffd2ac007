package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product as it starts where another CA issues, and that CA is away. */
class OtherCaSpec {
    @TempDir
    private Path data;

    @TempDir
    private Path elsewhere;

    private Path file(String name) {
        return elsewhere.resolve(name);
    }

    private void key(String name) throws Exception {
        Openssl.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", file(name + ".key"));
    }

    /** Keys, certificates and profiles as an operator has them, and an address at which nobody listens. */
    private Map<String, String> settings() throws Exception {
        key("ca");
        Openssl.run(
                "req",
                "-x509",
                "-new",
                "-key",
                file("ca.key"),
                "-subj",
                "/C=JP/CN=Another CA",
                "-days",
                "3650",
                "-addext",
                "keyUsage=critical,keyCertSign,cRLSign",
                "-out",
                file("ca.pem"));
        key("ra");
        Openssl.run(
                "req",
                "-x509",
                "-new",
                "-key",
                file("ra.key"),
                "-subj",
                "/C=JP/CN=RA",
                "-days",
                "30",
                "-out",
                file("ra.pem"));
        Files.writeString(file("password"), "opens the key store of the RA\n");
        Openssl.run(
                "pkcs12",
                "-export",
                "-inkey",
                file("ra.key"),
                "-in",
                file("ra.pem"),
                "-passout",
                "file:" + file("password"),
                "-out",
                file("ra.p12"));
        Files.writeString(file("profiles"), """
                profiles = subscriber-sign-p256
                subscriber-sign-p256.accredited = true
                subscriber-sign-p256.validity = P1Y
                subscriber-sign-p256.subjectKeys = P-256
                subscriber-sign-p256.caMadeKey =
                subscriber-sign-p256.keyUsage = digitalSignature, nonRepudiation
                subscriber-sign-p256.policies = 2.999.1.1
                subscriber-sign-p256.crl = http://ca.example/ca.crl
                subscriber-sign-p256.caIssuers = http://ca.example/ca.crt
                subscriber-sign-p256.ocsp =
                subscriber-sign-p256.requiredAttributes = C, CN
                subscriber-sign-p256.allowedAttributes = C, O, OU, ST, L, CN, SERIALNUMBER
                """);
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        Map<String, String> settings = new HashMap<>();
        settings.put("TOROKU_CA_KIND", "cmp");
        settings.put("TOROKU_CA_PROFILES", file("profiles").toString());
        settings.put("TOROKU_CA_CMP_ADDRESS", "http://127.0.0.1:" + nobody + "/pkix/");
        settings.put("TOROKU_CA_CMP_CACERTIFICATE", file("ca.pem").toString());
        settings.put("TOROKU_CA_CMP_PROTECTION", "key-store");
        settings.put("TOROKU_CA_CMP_KEYSTORE", file("ra.p12").toString());
        settings.put("TOROKU_CA_CMP_KEYSTOREPASSWORDFILE", file("password").toString());
        settings.put("TOROKU_CA_CMP_DEADLINE", "PT5S");
        settings.put("TOROKU_CA_CMP_SETTLEEVERY", "PT1S");
        settings.put("TOROKU_CA_CMP_WITHOUTTLSBECAUSE", "on one machine");
        return settings;
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void startsSaysThatTheOtherCaIsAwayAndPublishesNothingOfItsOwn() throws Exception {
        ChildToroku toroku = ChildToroku.spawn(data, settings());
        try (HttpClient http = HttpClient.newHttpClient()) {
            toroku.awaitAnswer();
            Path log = ChildToroku.log(data);

            Waiting.until(Duration.ofMinutes(1), () -> said(log), said -> said.contains("other-ca-away"));
            assertThat(status(http, toroku.url() + "/actuator/health")).isEqualTo(503);
            assertThat(status(http, toroku.url() + "/repository/ca.crl")).isEqualTo(404);
            assertThat(status(http, toroku.url() + "/repository/ca.crt")).isEqualTo(200);
            assertThat(status(http, toroku.url() + "/repository/log/checkpoint"))
                    .isEqualTo(404);
            assertThat(said(log)).contains("no list and no OCSP answer is published here");
        } finally {
            toroku.end();
        }
    }
}
