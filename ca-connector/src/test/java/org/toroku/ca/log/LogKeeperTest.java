package org.toroku.ca.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.LogEvent;
import org.toroku.pki.Der;

/** What the log holds, when a head is signed, and when nothing is issued any more. */
@Timeout(300)
class LogKeeperTest {
    @TempDir
    Path temporary;

    private LogBench bench;
    private Path folder;

    @BeforeEach
    void make() {
        folder = temporary.resolve("heads");
        bench = new LogBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void everyCertificateAndRevocationHasItsPlaceInTheOrderOfTheJournal() {
        LogKeeper keeper = bench.keeper();
        Submission.Issued first = bench.issue();
        Submission.Issued second = bench.issue();
        bench.revoke(first.serial());
        bench.revoke(first.serial());

        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(3, 3));
        bench.issue();
        assertThat(bench.kept(keeper)).isEqualTo(new LogRound.Kept(4, 4));

        List<LogEvent> events = bench.leaves().stream()
                .map(leaf -> LeafText.read(leaf).orElseThrow())
                .toList();
        assertThat(events.getFirst()).isInstanceOfSatisfying(LogEvent.Issued.class, issued -> {
            assertThat(issued.serial()).isEqualTo(first.serial());
            assertThat(issued.certificate())
                    .isEqualTo(Der.of(first.certificate().sha256()));
        });
        assertThat(events.get(1).event()).isGreaterThan(events.getFirst().event());
        assertThat(MerkleLog.serial(events.get(1))).isEqualTo(second.serial());
        assertThat(events.get(2)).isInstanceOfSatisfying(LogEvent.Revoked.class, revoked -> {
            assertThat(revoked.serial()).isEqualTo(first.serial());
            assertThat(revoked.reason()).isEqualTo(1);
        });
        bench.assertIntact(4);
        assertThat(bench.ca.verifyJournal()).isInstanceOf(org.toroku.ca.journal.JournalCheck.Verdict.Intact.class);
    }

    @Test
    void namesNobody() {
        bench.keeper().round();
        bench.issue();
        bench.kept(bench.keeper());

        assertThat(bench.leaves()).hasSize(1).allSatisfy(leaf -> {
            String text = new String(leaf.toByteArray(), java.nio.charset.StandardCharsets.US_ASCII);
            assertThat(text).matches("""
                            toroku-log-leaf-1
                            issued
                            event \\d+
                            at [0-9T:.-]+Z
                            serial [0-9a-f]+
                            certificate [0-9a-f]{64}
                            order [0-9a-f]{64}
                            """);
        });
    }

    @Test
    void signsWhereSomethingChangedAndNotMoreOftenThanSaid() {
        LogKeeper keeper = bench.keeper();
        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(0, 0));
        bench.issue();
        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(1, 1));
        bench.issue();
        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(2, 1));
        assertThat(bench.kept(keeper)).isEqualTo(new LogRound.Kept(2, 2));
        assertThat(bench.kept(keeper)).isEqualTo(new LogRound.Kept(2, 2));
        assertThat(bench.bench.count("log_head", "true")).isEqualTo("2");
    }

    @Test
    void signsNothingBackwardsInTime() {
        LogKeeper keeper = bench.keeper();
        bench.issue();
        keeper.round();
        bench.issue();
        bench.clock.move(Duration.ofDays(-1));

        assertThat(keeper.round()).isEqualTo(new LogRound.Kept(2, 1));
    }

    @Test
    void beginsWithEverythingThatAnOlderDatabaseHas() {
        Submission.Issued old = bench.issue();
        Submission.Issued revoked = bench.issue();
        bench.revoke(revoked.serial());
        // as a database from before rows were sealed was taken over
        bench.tamper(
                "DELETE FROM ca.event",
                "UPDATE ca.event_head SET seq = 0, hash = sha256('toroku ca journal'::bytea)",
                "SELECT ca.append_event('ADOPTED', 'order ' || order_id, t, '', now())"
                        + " FROM ca.order_journal t ORDER BY received_at",
                "SELECT ca.append_event('ADOPTED', 'key ' || order_id, t, '', now())"
                        + " FROM ca.subscriber_key t ORDER BY created_at",
                "SELECT ca.append_event('ADOPTED', 'revocation ' || serial, t, '', now()) FROM ca.revocation t");
        Submission.Issued fresh = bench.issue();

        bench.kept(bench.keeper());

        assertThat(bench.leaves().stream()
                        .map(leaf -> MerkleLog.serial(LeafText.read(leaf).orElseThrow())))
                .containsExactly(old.serial(), revoked.serial(), revoked.serial(), fresh.serial());
        bench.assertIntact(4);
    }

    @Test
    void nothingIsIssuedAfterTheLogWasCut() {
        LogKeeper keeper = bench.keeper();
        bench.issue();
        keeper.round();
        bench.issue();
        bench.kept(keeper);
        bench.tamper(
                "CREATE SCHEMA kept",
                "CREATE TABLE kept.leaf AS TABLE ca.log_leaf",
                "CREATE TABLE kept.node AS TABLE ca.log_node",
                "CREATE TABLE kept.head AS TABLE ca.log_head",
                "CREATE TABLE kept.size AS TABLE ca.log_size",
                "DELETE FROM ca.log_leaf WHERE idx = 1",
                "DELETE FROM ca.log_node WHERE idx = 1 OR level = 1",
                "DELETE FROM ca.log_head WHERE size = 2",
                "UPDATE ca.log_size SET size = 1, event = 1000000");

        assertThat(keeper.round()).isEqualTo(new LogRound.Objected(HeadCheck.ENDS_BEFORE));
        assertThat(bench.submit()).isEqualTo(new Submission.Unavailable(HeadCheck.ENDS_BEFORE));

        bench.tamper(
                "INSERT INTO ca.log_leaf SELECT * FROM kept.leaf WHERE idx = 1",
                "INSERT INTO ca.log_node SELECT * FROM kept.node WHERE idx = 1 OR level = 1",
                "INSERT INTO ca.log_head SELECT * FROM kept.head WHERE size = 2",
                "UPDATE ca.log_size SET (size, event) = (SELECT size, event FROM kept.size)");
        assertThat(bench.kept(keeper)).isEqualTo(new LogRound.Kept(2, 2));
        assertThat(bench.submit()).isInstanceOf(Submission.Issued.class);
    }

    @Test
    void nothingIsIssuedWhileTheLogIsAnother() {
        bench.issue();
        bench.keeper().round();
        bench.tamper("UPDATE ca.log_node SET hash = sha256('other') WHERE level = 0 AND idx = 0");

        // also by a process that has not looked yet
        bench.keeper();

        assertThat(bench.submit()).isEqualTo(new Submission.Unavailable(HeadCheck.CONTRADICTS));
    }

    @Test
    void signsNothingAfterTheLogLostAPart() {
        LogKeeper keeper = bench.keeper();
        bench.issue();
        keeper.round();
        bench.tamper("DELETE FROM ca.log_node");
        bench.issue();

        assertThat(keeper.round()).isEqualTo(new LogRound.Objected(HeadCheck.CONTRADICTS));
        assertThat(bench.bench.count("log_head", "true")).isEqualTo("1");
    }

    @Test
    void takesNoEventThatItsRowContradicts() {
        LogKeeper keeper = bench.keeper();
        bench.issue();
        bench.tamper("UPDATE ca.order_journal SET certificate = '\\x3000'");

        assertThat(keeper.round()).isEqualTo(new LogRound.Objected("log-contradicted-by-journal"));
        assertThat(bench.submit()).isEqualTo(new Submission.Unavailable("log-contradicted-by-journal"));
        assertThat(bench.journal.size().size()).isZero();
    }

    @Test
    void takesNoRevocationWithoutItsRow() {
        LogKeeper keeper = bench.keeper();
        bench.revoke(bench.issue().serial());
        bench.tamper("DELETE FROM ca.revocation");

        assertThat(keeper.round()).isEqualTo(new LogRound.Objected("log-contradicted-by-journal"));
    }

    @Test
    void doesWithoutItsFolderOnlyWhereAnOperatorSaysSo() throws IOException {
        bench.issue();
        bench.keeper().round();
        Files.move(folder, temporary.resolve("aside"));

        assertThat(bench.keeper().round()).isEqualTo(new LogRound.Objected(HeadCheck.MISSING));
        assertThat(bench.keeper(Optional.of(7L)).round()).isEqualTo(new LogRound.Objected(HeadCheck.MISSING));
        assertThat(bench.keeper(Optional.of(1L)).round()).isEqualTo(new LogRound.Kept(1, 1));
        bench.issue();
        assertThat(bench.kept(bench.keeper(Optional.of(1L)))).isEqualTo(new LogRound.Kept(2, 2));
        bench.assertIntact(2);
    }

    @Test
    void reliesOnNoHeadThatItDidNotSign() throws IOException {
        bench.issue();
        bench.keeper().round();
        Path head = newestHead();
        String note = Files.readString(head);

        Files.writeString(head, note.replaceFirst("time \\d{4}", "time 2001"));
        assertThat(bench.keeper().round()).isEqualTo(new LogRound.Objected(HeadCheck.NOT_OURS));
        Files.writeString(head, "");
        assertThat(bench.keeper().round()).isEqualTo(new LogRound.Objected(HeadCheck.NOT_OURS));
        Files.writeString(head, note + " ".repeat(3_000));
        assertThat(bench.keeper().round()).isEqualTo(new LogRound.Objected(HeadCheck.NOT_OURS));
        Files.writeString(head, note);
        assertThat(bench.keeper().round()).isEqualTo(new LogRound.Kept(1, 1));
    }

    private Path newestHead() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".head"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    @Test
    void manyAtOnceGiveEachEventOnePlace() throws Exception {
        List<LogKeeper> keepers =
                IntStream.range(0, 4).mapToObj(i -> bench.keeper()).toList();
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 2; i++) {
                work.add(threads.submit(() -> IntStream.range(0, 12).forEach(n -> bench.issue())));
            }
            keepers.forEach(keeper ->
                    work.add(threads.submit(() -> IntStream.range(0, 30).forEach(n -> {
                        bench.clock.move(LogBench.SIGN_EVERY);
                        keeper.round();
                    }))));
            for (Future<?> each : work) {
                each.get(240, TimeUnit.SECONDS);
            }
        }
        bench.kept(bench.keeper());

        bench.assertIntact(24);
        assertThat(bench.bench.count("log_leaf", "true"))
                .isEqualTo(bench.bench.count("event", "kind IN ('SIGNED', 'REVOKED')"));
    }

    /** What an auditor does with nothing but a shell; the lines are those of the manual. */
    @Test
    void headsAreJudgedByOpenssl() throws Exception {
        LogKeeper keeper = bench.keeper();
        bench.issue();
        keeper.round();
        Files.copy(newestHead(), temporary.resolve("head"));
        Files.writeString(temporary.resolve("key.pem"), keeper.shelf().keyPem());
        String judge = """
                sed '/^$/,$d' head > text
                tail -n 1 head | cut -d ' ' -f 3 | base64 -d | tail -c +5 > signature
                openssl dgst -sha256 -verify key.pem -signature signature text
                """;

        assertThat(shell(judge)).contains("Verified OK");
        assertThat(shell("sed -i s/time/Time/ head\n" + judge)).contains("Verification failure");
    }

    private String shell(String script) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", script)
                .directory(temporary.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
