package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.JournalCheck;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.log.LogFailPoint.Step;
import org.toroku.ca.pkcs11.VerifyingKey;
import org.toroku.pki.Der;

/** Heads stamped by a real authority over HTTP, and what happens while there is none. */
@Timeout(300)
class LogStampTest {
    @TempDir
    Path temporary;

    private LogBench bench;
    private OpensslTsa tsa;

    @BeforeEach
    void make() throws Exception {
        bench = new LogBench(temporary.resolve("heads"));
        tsa = new OpensslTsa(temporary.resolve("tsa"));
    }

    @AfterEach
    void close() {
        tsa.close();
        bench.close();
    }

    private LogKeeper keeper(boolean required) throws Exception {
        return bench.keeper(new LogSettings(
                bench.folder, LogBench.SIGN_EVERY, Optional.empty(), Optional.of(tsa.stamping(required))));
    }

    @Test
    void opensslJudgesTheTimestampOfAHead() throws Exception {
        LogKeeper keeper = keeper(false);
        bench.issue();
        keeper.round();

        LogJournal.Stamp stamp = bench.journal.newestStamp().orElseThrow();
        assertThat(keeper.shelf().stamp(1)).contains(stamp.response());
        Path head = Files.writeString(
                temporary.resolve("head"), keeper.shelf().newest().orElseThrow());
        Path response =
                Files.write(temporary.resolve("head.tsr"), stamp.response().toByteArray());
        assertThat(openssl(head, response)).contains("Verification: OK");
        Files.writeString(head, Files.readString(head) + "\n");
        assertThat(openssl(head, response)).contains("Verification: FAILED");
        assertThat(bench.ca.verifyJournal()).isInstanceOf(JournalCheck.Verdict.Intact.class);
        bench.assertIntact(1);
    }

    /** The command that an auditor has instead, from the same files. */
    @Test
    void theCommandJudgesTheTimestampOfAProof() throws Exception {
        LogKeeper keeper = keeper(false);
        Submission.Issued issued = bench.issue();
        keeper.round();
        LogProver.Proof proof =
                new LogProver(bench.journal).about(issued.serial()).getFirst();
        Path text = Files.writeString(
                temporary.resolve("mine.tlog-proof"), proof.proof().text());
        Path stamp = Files.write(
                temporary.resolve("mine.tsr"), proof.stamp().orElseThrow().toByteArray());
        Path ca = Files.write(
                temporary.resolve("ca.cer"), bench.bench.keys.caCertificate().toByteArray());
        Path key =
                Files.writeString(temporary.resolve("key.pem"), keeper.shelf().keyPem());
        List<String> line = List.of(
                "verify",
                "--ca",
                ca.toString(),
                "--key",
                key.toString(),
                "--stamp",
                stamp.toString(),
                "--tsa-roots",
                tsa.root().toString(),
                text.toString());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        assertThat(new ProofCommand(out, out).run(line)).isEqualTo(ProofCommand.HOLDS);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("timestamp: 2");
        Files.writeString(stamp, "none");
        assertThat(new ProofCommand(out, out).run(line)).isEqualTo(ProofCommand.REFUSED);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("timestamp REFUSED: UNREADABLE");
        assertThat(new ProofCommand(out, out).run(line.subList(0, 7))).isEqualTo(ProofCommand.NOT_JUDGED);
    }

    private String openssl(Path head, Path response) throws Exception {
        Process process = new ProcessBuilder(
                        "openssl",
                        "ts",
                        "-verify",
                        "-data",
                        head.toString(),
                        "-in",
                        response.toString(),
                        "-CAfile",
                        tsa.root().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void oneTimestampSpeaksForEveryHeadBeforeIt() throws Exception {
        LogKeeper keeper = keeper(false);
        Submission.Issued first = bench.issue();
        keeper.round();
        bench.issue();
        bench.kept(keeper);
        bench.issue();
        bench.kept(keeper);
        assertThat(tsa.asked()).isEqualTo(1);

        bench.clock.move(Duration.ofHours(1));
        bench.kept(keeper);
        bench.kept(keeper);

        assertThat(tsa.asked()).isEqualTo(2);
        assertThat(bench.journal.newestStamp().orElseThrow().size()).isEqualTo(3);
        assertThat(bench.journal.oldestUnstamped()).isEmpty();
        // a proof has the earliest of them
        LogProver.Proof proof =
                new LogProver(bench.journal).about(first.serial()).getFirst();
        assertThat(proof.proof().head().checkpoint().size()).isEqualTo(1);
        assertThat(proof.stamp()).isPresent();
    }

    /** Heads that come out of a room that reaches no authority are stamped where they are fetched. */
    @Test
    void headsThatWereBroughtAreStampedWithoutTheJournal() throws Exception {
        LogKeeper keeper = bench.keeper();
        HeadIntake intake = new HeadIntake(
                temporary.resolve("brought"),
                new VerifyingKey(bench.bench.keys.bookKey()),
                bench.bench.keys.caCertificate());
        BroughtStamps stamps = new BroughtStamps(tsa.stamping(false), temporary.resolve("brought"), bench.clock);
        stamps.round();
        assertThat(tsa.asked()).isZero();
        bench.issue();
        keeper.round();
        intake.take(new HeadOutlet(bench.folder).after(0, 10));
        stamps.round();

        Path head = Files.writeString(
                temporary.resolve("head"), intake.shelf().newest().orElseThrow());
        Path response = Files.write(
                temporary.resolve("head.tsr"),
                intake.shelf().stamp(1).orElseThrow().toByteArray());
        assertThat(openssl(head, response)).contains("Verification: OK");

        tsa.away(true);
        bench.issue();
        bench.kept(keeper);
        intake.take(new HeadOutlet(bench.folder).after(1, 10));
        stamps.round();
        assertThat(tsa.asked()).as("one an hour").isEqualTo(1);
        bench.clock.move(Duration.ofHours(8));
        stamps.round();
        assertThat(stamps.late()).isTrue();
        tsa.away(false);
        bench.clock.move(Duration.ofMinutes(1));
        stamps.round();
        stamps.round();
        assertThat(stamps.late()).isFalse();
        assertThat(intake.shelf().stamp(2)).isPresent();
    }

    @Test
    void issuingElsewhereCannotWaitForTimestampsHere() throws Exception {
        Stamping required = tsa.stamping(true);

        assertThatThrownBy(() -> new BroughtStamps(required, temporary, bench.clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("toroku.log.tsa.required");
    }

    @Test
    void anAuthorityThatIsAwayStopsNothingAndIsAskedAgain() throws Exception {
        tsa.away(true);
        LogKeeper keeper = keeper(false);
        bench.issue();
        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(1, 1));
        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(1, 1));
        assertThat(tsa.asked()).isEqualTo(1);
        assertThat(keeper.late()).isEmpty();

        bench.clock.move(Duration.ofHours(8));
        keeper.round();
        assertThat(tsa.asked()).isEqualTo(2);
        assertThat(keeper.late()).contains(HeadStamper.LATE);
        assertThat(bench.submit()).isInstanceOf(Submission.Issued.class);

        tsa.away(false);
        bench.kept(keeper);
        assertThat(keeper.late()).isEmpty();
        assertThat(bench.journal.oldestUnstamped()).isEmpty();
    }

    @Test
    void nothingIsIssuedWithoutTimestampsWhereTheyAreRequired() throws Exception {
        tsa.away(true);
        LogKeeper keeper = keeper(true);
        bench.issue();
        keeper.round();
        assertThat(bench.submit()).isInstanceOf(Submission.Issued.class);

        bench.clock.move(Duration.ofHours(8));
        keeper.round();
        assertThat(bench.submit()).isEqualTo(new Submission.Unavailable(HeadStamper.LATE));
        // also by a process that has not looked yet
        LogKeeper other = keeper(true);
        assertThat(bench.submit()).isEqualTo(new Submission.Unavailable(HeadStamper.LATE));

        tsa.away(false);
        bench.kept(other);
        assertThat(bench.submit()).isInstanceOf(Submission.Issued.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.class,
            names = {"STAMPED", "STAMP_EXPORTED", "STAMP_RECORDED"})
    void whoDiesWhileStampingLeavesOneTimestampInTheEnd(Step step) throws Exception {
        bench.issue();

        assertThat(HaltingKeeper.start(
                                step,
                                bench.bench,
                                bench.folder,
                                Duration.ZERO,
                                tsa.url().toString(),
                                tsa.root().toString())
                        .waitFor())
                .isEqualTo(HaltingKeeper.HALTED);
        bench.kept(keeper(false));

        assertThat(tsa.asked()).isEqualTo(step == Step.STAMPED ? 2 : 1);
        Der recorded = bench.journal.newestStamp().orElseThrow().response();
        assertThat(keeper(false).shelf().stamp(1)).contains(recorded);
        assertThat(bench.ca.verifyJournal()).isInstanceOf(JournalCheck.Verdict.Intact.class);
    }
}
