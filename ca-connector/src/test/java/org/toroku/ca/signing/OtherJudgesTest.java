package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.toroku.ca.signing.Answers.issued;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.status.StatusFailPoint;
import org.toroku.ca.status.StatusSettings;
import org.toroku.pki.Der;

/** GnuTLS and NSS, on which most programs rely that do not rely on OpenSSL, as judges of lists and answers. */
@Timeout(120)
class OtherJudgesTest {
    private CaBench bench;
    private SigningCa ca;
    private PublishedStatus status;
    private Submission.Issued good;
    private Submission.Issued revoked;

    @TempDir
    private Path folder;

    @BeforeEach
    void publish() {
        bench = new CaBench();
        ca = bench.open();
        status = new PublishedStatus(
                ca, StatusSettings.standard(folder.resolve("status")), Clock.systemUTC(), StatusFailPoint.none());
        good = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
        revoked = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
        ca.revoke(revoked.serial(), RevocationReason.KEY_COMPROMISE, "officer-1");
        status.publish();
    }

    @AfterEach
    void close() {
        status.close();
        ca.close();
        bench.close();
    }

    private static void installed(String program, String packageName) {
        assumeTrue(
                Stream.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
                        .anyMatch(each -> Files.isExecutable(Path.of(each, program))),
                program + " is not installed (Debian: " + packageName + ")");
    }

    private Path file(String name, Der content) throws Exception {
        return Files.write(folder.resolve(name), content.toByteArray());
    }

    private record Said(int exit, String output) {}

    private static Said run(Object... line) throws Exception {
        List<String> command = new ArrayList<>();
        for (Object each : line) {
            command.add(each.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }

    private static String agreed(Object... line) throws Exception {
        Said said = run(line);
        assertThat(said.exit()).as(said.output()).isZero();
        return said.output();
    }

    private Path pem(String name, Der certificate) throws Exception {
        Path pem = folder.resolve(name + ".pem");
        agreed(
                "certtool",
                "--inder",
                "--certificate-info",
                "--infile",
                file(name + ".cer", certificate),
                "--outfile",
                pem);
        return pem;
    }

    private Path list() {
        return status.shelf.list().orElseThrow().file();
    }

    @Test
    void gnutlsVerifiesTheListAndRefusesWhatItRevokes() throws Exception {
        installed("certtool", "gnutls-bin");
        Path issuer = pem("ca", ca.caCertificate());
        Path list = folder.resolve("list.pem");
        agreed("certtool", "--inder", "--crl-info", "--infile", list(), "--outfile", list);

        assertThat(agreed("certtool", "--verify-crl", "--load-ca-certificate", issuer, "--infile", list))
                .contains("Verified");
        assertThat(verify(issuer, list, pem("good", good.certificate())))
                .satisfies(said -> assertThat(said.output()).contains("Chain verification output: Verified"))
                .satisfies(said -> assertThat(said.exit()).isZero());
        assertThat(verify(issuer, list, pem("revoked", revoked.certificate())))
                .satisfies(said -> assertThat(said.output()).containsIgnoringCase("revoked"))
                .satisfies(said -> assertThat(said.exit()).isNotZero());
    }

    private static Said verify(Path issuer, Path list, Path certificate) throws Exception {
        return run(
                "certtool", "--verify", "--load-ca-certificate", issuer, "--load-crl", list, "--infile", certificate);
    }

    @Test
    void gnutlsVerifiesTheAnswers() throws Exception {
        installed("ocsptool", "gnutls-bin");
        Path issuer = pem("ca", ca.caCertificate());
        for (Submission.Issued each : List.of(good, revoked)) {
            Path answer = file("answer.der", status.ask(each.serial()).der());
            assertThat(agreed("ocsptool", "--verify-response", "--load-trust", issuer, "--infile", answer))
                    .contains("Verifying OCSP Response: Success");
            assertThat(agreed("ocsptool", "--response-info", "--infile", answer))
                    .contains("Certificate Status: " + (each.equals(good) ? "good" : "revoked"))
                    .containsIgnoringCase(each.serial());
        }
        byte[] altered = status.ask(good.serial()).der().toByteArray();
        altered[altered.length - 20] ^= 1;
        Path file = Files.write(folder.resolve("altered.der"), altered);
        assertThat(run("ocsptool", "--verify-response", "--load-trust", issuer, "--infile", file)
                        .output())
                .contains("Verifying OCSP Response: Failure");
    }

    @Test
    void nssTakesTheListAndRefusesWhatItRevokes() throws Exception {
        installed("crlutil", "libnss3-tools");
        String store = "sql:" + Files.createDirectory(folder.resolve("nss"));
        agreed("certutil", "-N", "-d", store, "--empty-password");
        agreed("certutil", "-A", "-d", store, "-n", "ca", "-t", "CT,C,C", "-i", file("ca.cer", ca.caCertificate()));
        for (Submission.Issued each : List.of(good, revoked)) {
            String name = each.equals(good) ? "good" : "revoked";
            agreed("certutil", "-A", "-d", store, "-n", name, "-t", ",,", "-i", file(name, each.certificate()));
            assertThat(agreed("certutil", "-V", "-d", store, "-n", name, "-u", "S"))
                    .as("before the list is known")
                    .contains("valid");
        }

        agreed("crlutil", "-I", "-d", store, "-i", list());

        assertThat(agreed("certutil", "-V", "-d", store, "-n", "good", "-u", "S"))
                .contains("valid");
        Said said = run("certutil", "-V", "-d", store, "-n", "revoked", "-u", "S");
        assertThat(said.output()).containsIgnoringCase("revoked");
        assertThat(said.exit()).isNotZero();
    }

    @Test
    void nssTakesNoListThatSomebodyAltered() throws Exception {
        installed("crlutil", "libnss3-tools");
        String store = "sql:" + Files.createDirectory(folder.resolve("nss"));
        agreed("certutil", "-N", "-d", store, "--empty-password");
        agreed("certutil", "-A", "-d", store, "-n", "ca", "-t", "CT,C,C", "-i", file("ca.cer", ca.caCertificate()));
        byte[] altered = Files.readAllBytes(list());
        altered[altered.length - 3] ^= 1;

        assertThat(run("crlutil", "-I", "-d", store, "-i", Files.write(folder.resolve("altered.crl"), altered))
                        .exit())
                .isNotZero();
    }
}
