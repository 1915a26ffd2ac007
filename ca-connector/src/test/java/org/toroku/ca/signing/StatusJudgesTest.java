package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** OpenSSL as judge of lists and answers, by every kind of issuer key. */
@Timeout(120)
class StatusJudgesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(CaKeyAlgorithm.class)
    void opensslReadsAndVerifiesListAndAnswers(CaKeyAlgorithm kind) throws Exception {
        try (CaBench bench = new CaBench(kind);
                SigningCa ca = bench.open();
                PublishedStatus status = new PublishedStatus(
                        ca,
                        StatusSettings.standard(folder.resolve("status")),
                        Clock.systemUTC(),
                        StatusFailPoint.none())) {
            Submission.Issued good = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
            Submission.Issued revoked = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
            ca.revoke(revoked.serial(), RevocationReason.KEY_COMPROMISE, "officer-1");
            status.publish();
            Path issuer = pem("x509", ca.caCertificate(), "ca");
            Path goodPem = pem("x509", good.certificate(), "good");
            Path revokedPem = pem("x509", revoked.certificate(), "revoked");
            Path list = folder.resolve("list.pem");
            run(
                    0,
                    "crl",
                    "-inform",
                    "DER",
                    "-in",
                    status.shelf.list().orElseThrow().file(),
                    "-out",
                    list);

            assertThat(run(0, "crl", "-in", list, "-CAfile", issuer, "-noout")).contains("verify OK");
            assertThat(run(0, "crl", "-in", list, "-noout", "-text"))
                    .contains("Key Compromise", "X509v3 CRL Number", "X509v3 Authority Key Identifier")
                    .containsIgnoringCase(revoked.serial())
                    .doesNotContainIgnoringCase(good.serial());
            assertThat(verify(0, issuer, list, goodPem)).contains("OK");
            assertThat(verify(2, issuer, list, revokedPem)).contains("certificate revoked");
            for (var hash : List.of(OIWObjectIdentifiers.idSHA1, NISTObjectIdentifiers.id_sha256)) {
                String name = hash.equals(OIWObjectIdentifiers.idSHA1) ? "-sha1" : "-sha256";
                assertThat(ocsp(
                                status.shelf
                                        .answer(status.question(hash, new BigInteger(good.serial(), 16)))
                                        .der(),
                                issuer,
                                name,
                                goodPem))
                        .contains("Response verify OK", "good.pem: good");
                assertThat(ocsp(
                                status.shelf
                                        .answer(status.question(hash, new BigInteger(revoked.serial(), 16)))
                                        .der(),
                                issuer,
                                name,
                                revokedPem))
                        .contains("Response verify OK", "revoked.pem: revoked", "keyCompromise");
            }
        }
    }

    @Test
    void opensslVerifiesAnEmptyList() throws Exception {
        try (CaBench bench = new CaBench();
                SigningCa ca = bench.open();
                PublishedStatus status = new PublishedStatus(
                        ca, StatusSettings.standard(folder), Clock.systemUTC(), StatusFailPoint.none())) {
            status.publish();
            Path issuer = pem("x509", ca.caCertificate(), "ca");

            assertThat(run(
                            0,
                            "crl",
                            "-inform",
                            "DER",
                            "-in",
                            status.shelf.list().orElseThrow().file(),
                            "-CAfile",
                            issuer,
                            "-noout",
                            "-text"))
                    .contains("verify OK", "No Revoked Certificates");
        }
    }

    private String ocsp(Der answer, Path issuer, String hash, Path certificate) throws Exception {
        Path file = Files.write(folder.resolve("answer.der"), answer.toByteArray());
        return run(0, "ocsp", hash, "-issuer", issuer, "-cert", certificate, "-CAfile", issuer, "-respin", file);
    }

    private String verify(int expected, Path issuer, Path list, Path certificate) throws Exception {
        return run(
                expected, "verify", "-x509_strict", "-crl_check_all", "-CRLfile", list, "-CAfile", issuer, certificate);
    }

    private Path pem(String what, Der der, String name) throws Exception {
        Path file = Files.write(folder.resolve(name + ".der"), der.toByteArray());
        Path pem = folder.resolve(name + ".pem");
        run(0, what, "-inform", "DER", "-in", file, "-out", pem);
        return pem;
    }

    private static String run(int expected, Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(expected);
        return output;
    }
}
