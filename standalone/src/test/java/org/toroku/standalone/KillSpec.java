package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.pki.Der;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;

/**
 * Toroku is killed without warning while applications come in, again and again, the first and every second time together with its
 * database: every application that was acknowledged exists with its documents and ends with one certificate.
 *
 * <p>One round; {@code -Dtoroku.campaign=long} makes it fifty, {@code -Dtoroku.rounds=N} any number. The seed is printed and can be given as {@code
 * -Dtoroku.seed=N}.
 */
class KillSpec {
    private static final int ROUNDS =
            Integer.getInteger("toroku.rounds", "long".equals(System.getProperty("toroku.campaign")) ? 50 : 1);
    private static final int CARDS_A_ROUND = 40;
    private static final Duration END = Duration.ofMinutes(2);

    private final long seed = Long.getLong("toroku.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<ChildToroku> started = new ArrayList<>();

    @TempDir
    private Path data;

    private record Acknowledged(ApplicantClient.Mine mine, String signatureSha256) {}

    @AfterEach
    void endChildren() throws Exception {
        for (ChildToroku child : started) {
            child.end();
        }
    }

    private ChildToroku start() {
        ChildToroku child = ChildToroku.spawn(
                data,
                Map.of(
                        "TOROKU_ENROLMENT_PERNETWORKPERHOUR", "100000",
                        "TOROKU_IDENTITY_STATUSRETRYFIRST", "PT1S"));
        started.add(child);
        child.awaitAnswer();
        return child;
    }

    private List<TestCard> cards() {
        TestNationalPki pki = TestNationalPki.openOrCreate(data.resolve("test-pki"), Clock.systemUTC());
        List<TestCard> cards = new ArrayList<>();
        for (int i = 0; i < CARDS_A_ROUND; i++) {
            cards.add(People.newcomer(pki));
        }
        return cards;
    }

    /** Applies with one card after the other until the server is gone; it is killed some time after the first. */
    private void applyUntilKilled(ChildToroku child, List<TestCard> cards, CountDownLatch first) {
        try {
            for (TestCard card : cards) {
                ApplicantClient applicant = new ApplicantClient(child.url());
                var mine = applicant.applied(applicant.form(card));
                byte[] cms = CardSigner.cms(card, mine.content());
                if (applicant.submit(mine, cms).statusCode() == 202) {
                    acknowledged.add(new Acknowledged(mine, Der.of(cms).sha256Hex()));
                    first.countDown();
                }
            }
        } catch (UncheckedIOException killed) {
            Waiting.until(Duration.ofSeconds(10), child.process()::isAlive, alive -> !alive);
        }
    }

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        try (ExecutorService executioner = Executors.newSingleThreadExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                List<TestCard> cards = cards();
                ChildToroku child = start();
                boolean databaseToo = round % 2 == 0;
                CountDownLatch first = new CountDownLatch(1);
                long mercy = random.nextLong(4_000);
                Future<Boolean> killing = executioner.submit(() -> {
                    boolean begun = first.await(2, TimeUnit.MINUTES);
                    assertThat(child.process().waitFor(mercy, TimeUnit.MILLISECONDS))
                            .as("ends by itself")
                            .isFalse();
                    kill(child, databaseToo);
                    return begun;
                });
                applyUntilKilled(child, cards, first);
                assertThat(killing.get()).as("something was acknowledged").isTrue();
                child.process().waitFor();
            }
        }
        ChildToroku last = start();
        ApplicantClient applicant = new ApplicantClient(last.url());
        assertThat(acknowledged).as("seed %d", seed).isNotEmpty();
        try (Superuser superuser = Superuser.of(data.resolve("postgres"))) {
            for (Acknowledged each : acknowledged) {
                Waiting.until(END, () -> applicant.state(each.mine()), "ISSUED"::equals);
                assertWhole(superuser, each);
            }
            assertThat(superuser.count("SELECT count(*)::int FROM ca.order_journal o WHERE certificate IS NOT NULL"
                            + " AND NOT EXISTS (SELECT 1 FROM ra.issued_certificate c WHERE c.order_id = o.order_id)"))
                    .as("certificates nobody knows of")
                    .isZero();
        }
        last.process().destroy();
        assertThat(last.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(new AuditCommand(System.out, System.out).run(List.of("verify", "--data", data.toString())))
                .as("seed %d: the book is intact", seed)
                .isEqualTo(AuditCommand.INTACT);
        System.out.println("killed " + ROUNDS + " times, acknowledged " + acknowledged.size() + ", seed " + seed);
    }

    private void assertWhole(Superuser superuser, Acknowledged each) {
        assertThat(superuser.certificates(each.mine().id())).isEqualTo(1);
        for (String[] document : new String[][] {
            {"APPLICATION_CONTENT", each.mine().toSign().sha256Hex()},
            {"APPLICATION_SIGNATURE", each.signatureSha256()}
        }) {
            String blob = superuser
                    .sql(
                            "SELECT blob FROM document WHERE application_id = ? AND kind = ? AND sha256 = ?",
                            each.mine().id(),
                            document[0],
                            document[1])
                    .query(String.class)
                    .single();
            assertThat(data.resolve("documents").resolve(blob.substring(0, 2)).resolve(blob))
                    .isNotEmptyFile();
        }
    }

    private void kill(ChildToroku child, boolean databaseToo) {
        child.process().destroyForcibly();
        if (databaseToo) {
            try {
                long server = Long.parseLong(
                        Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                                .getFirst()
                                .strip());
                ProcessHandle.of(server).ifPresent(ProcessHandle::destroyForcibly);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
