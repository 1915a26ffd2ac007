package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.log.ProofCommand;

/** From an application to a proof that the certificate is in the log, as an auditor gets and judges it. */
@ExtendWith(RunningToroku.class)
class LogSpec {
    private final Standalone toroku;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

    LogSpec(Standalone toroku) {
        this.toroku = toroku;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(toroku.url() + "/repository/log/" + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aCertificateIsProvenFromFilesAlone(@TempDir Path folder) throws Exception {
        ApplicantClient applicant = new ApplicantClient(toroku);
        var mine = applicant.enrol(People.newcomer(toroku));
        applicant.await(mine, "ISSUED");
        Path certificate = Files.write(folder.resolve("mine.cer"), applicant.certificate(mine));
        LogCommand prove = new LogCommand(out, out);
        List<String> asked = List.of(
                "prove",
                "--certificate",
                certificate.toString(),
                "--data",
                RunningToroku.data().toString(),
                "--out",
                folder.resolve("proofs").toString());

        // a head is signed each ten seconds
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int exit = prove.run(asked);
        while (exit == LogCommand.NOT_THERE && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            exit = prove.run(asked);
        }

        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(LogCommand.PROVEN);
        Path proofs = folder.resolve("proofs");
        Path proof;
        try (var files = Files.list(proofs)) {
            proof = files.filter(file -> file.toString().endsWith("-issued.tlog-proof"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(get("key.pem").body()).isEqualTo(Files.readString(proofs.resolve("key.pem")));
        assertThat(new ProofCommand(out, out)
                        .run(List.of(
                                "verify",
                                "--ca",
                                proofs.resolve("ca.cer").toString(),
                                "--key",
                                proofs.resolve("key.pem").toString(),
                                "--certificate",
                                certificate.toString(),
                                proof.toString())))
                .as(said.toString(StandardCharsets.UTF_8))
                .isEqualTo(ProofCommand.HOLDS);

        HttpResponse<String> newest = get("checkpoint");
        assertThat(newest.statusCode()).isEqualTo(200);
        String size = newest.body().lines().toList().get(1);
        assertThat(get("checkpoint/" + size).body()).isEqualTo(newest.body());
        // no authority stamps the demonstration's heads
        assertThat(get("checkpoint/" + size + ".tsr").statusCode()).isEqualTo(404);
        assertThat(get("checkpoint/999999").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingIsProvenThatTheLogDoesNotHold(@TempDir Path folder) {
        assertThat(new LogCommand(out, out)
                        .run(List.of(
                                "prove",
                                "--serial",
                                "12:34:56:78:9A:BC:DE:F0",
                                "--data",
                                RunningToroku.data().toString(),
                                "--out",
                                folder.toString())))
                .isEqualTo(LogCommand.NOT_THERE);
        assertThat(new LogCommand(out, out).run(List.of("prove", "--out", folder.toString())))
                .isEqualTo(LogCommand.NOT_FOUND_OUT);
    }
}
