package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Submission;

/** What an auditor types, on a machine that has nothing but files. */
@Timeout(120)
class ProofCommandTest {
    @TempDir
    Path folder;

    private LogBench bench;
    private Path proof;
    private Path growth;
    private Path ca;
    private Path key;
    private Path certificate;

    @BeforeEach
    void make() throws Exception {
        bench = new LogBench(folder.resolve("heads"));
        LogKeeper keeper = bench.keeper();
        Submission.Issued issued = bench.issue();
        keeper.round();
        bench.revoke(issued.serial());
        bench.kept(keeper);
        LogProver prover = new LogProver(bench.journal);
        proof = Files.writeString(
                folder.resolve("mine.tlog-proof"),
                prover.about(issued.serial()).getFirst().proof().text());
        growth = Files.writeString(
                folder.resolve("1-2.consistency"),
                prover.between(1, Optional.empty()).orElseThrow().text());
        ca = Files.write(
                folder.resolve("ca.cer"), bench.bench.keys.caCertificate().toByteArray());
        key = Files.writeString(folder.resolve("key.pem"), keeper.shelf().keyPem());
        certificate = Files.writeString(
                folder.resolve("mine.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(issued.certificate().toByteArray())
                        + "\n-----END CERTIFICATE-----\n");
        // from here on there is no CA, database or token any more
        bench.close();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private record Said(int exit, String text) {}

    private static Said said(List<Object> line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int exit = new ProofCommand(out, out)
                .run(line.stream().map(Object::toString).toList());
        return new Said(exit, bytes.toString(StandardCharsets.UTF_8));
    }

    private Said verify(Object... more) {
        List<Object> line = new ArrayList<>(List.of("verify", "--ca", ca, "--key", key));
        line.addAll(List.of(more));
        return said(line);
    }

    @Test
    void saysWhatTheFilesProve() {
        Said said = verify("--certificate", certificate, proof, growth);

        assertThat(said.exit()).isEqualTo(ProofCommand.HOLDS);
        assertThat(said.text()).contains("included: toroku-log-leaf-1, issued", "consistent: head of 1 signed");
    }

    @Test
    void saysWhichFileProvesNothing() throws Exception {
        Files.writeString(proof, Files.readString(proof).replaceFirst("index \\d+", "index 7"));

        Said said = verify(proof, growth);

        assertThat(said.exit()).isEqualTo(ProofCommand.REFUSED);
        assertThat(said.text()).contains("mine.tlog-proof: 証明になりません / REFUSED: BEYOND_END", "consistent");
    }

    @Test
    void readsNothingThatIsTooLongForAProof() throws Exception {
        Files.write(proof, new byte[200_000]);

        assertThat(verify(proof))
                .isEqualTo(new Said(ProofCommand.REFUSED, "mine.tlog-proof: 証明になりません / REFUSED: UNREADABLE\n"));
    }

    @Test
    void judgesNothingByWhatItCannotRead() throws Exception {
        assertThat(said(List.of()).exit()).isEqualTo(ProofCommand.NOT_JUDGED);
        assertThat(said(List.of("verify", "--ca", ca, proof)).exit()).isEqualTo(ProofCommand.NOT_JUDGED);
        assertThat(verify(folder.resolve("none")).exit()).isEqualTo(ProofCommand.NOT_JUDGED);
        Files.writeString(key, "no key");
        assertThat(verify(proof).exit()).isEqualTo(ProofCommand.NOT_JUDGED);
    }
}
