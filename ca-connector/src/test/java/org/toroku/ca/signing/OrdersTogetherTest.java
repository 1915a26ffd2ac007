package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Submission;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.FailPoint.Step;
import org.toroku.pki.Der;

/** Orders that share a transaction do not share their fate. */
@Timeout(120)
class OrdersTogetherTest {
    private static final int ORDERS = 12;

    /** Stands for the thread dying: nothing after it runs. */
    private static final class Death extends Error {}

    private record Asked(SignedOrder order, Optional<Der> publicKey) {
        UUID id() {
            return CaBench.idOf(order);
        }
    }

    private final CaBench bench = new CaBench();
    private final Set<UUID> dying = new HashSet<>();
    private final SigningCa ca = SigningCa.open(bench.settings(), bench.database, Clock.systemUTC(), (step, id) -> {
        if (step == Step.AFTER_RESERVED && dying.contains(id)) {
            throw new Death();
        }
    });
    private final List<Asked> asked = orders();

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        ca.close();
        bench.close();
    }

    @Test
    void ordersThatComeTogetherShareTransactions() throws Exception {
        assertThat(together()).allSatisfy(answer -> issued(answer.orElseThrow()));

        assertThat(bench.count("event", "kind = 'SIGNED'")).isEqualTo(String.valueOf(ORDERS));
        assertThat(transactions()).isLessThan(ORDERS);
    }

    @Test
    void anOrderThatCannotBeReservedLeavesItsNeighboursAlone() throws Exception {
        fail("INSERT", "NEW.order_id = '" + asked.get(5).id() + "'");

        expectAllButTheSixth("journal-away");

        assertThat(bench.count("order_journal", "order_id = '" + asked.get(5).id() + "'"))
                .isEqualTo("0");
        bench.execute("DROP TRIGGER fail ON ca.order_journal");
        issued(submit(asked.get(5)));
    }

    @Test
    void aCertificateThatCannotBeStoredLeavesItsNeighboursAlone() throws Exception {
        fail(
                "UPDATE",
                "NEW.state = 'SIGNED' AND NEW.order_id = '" + asked.get(5).id() + "'");

        expectAllButTheSixth("journal-away");

        String serial = bench.value("SELECT serial FROM ca.order_journal WHERE order_id = '"
                + asked.get(5).id() + "'");
        bench.execute("DROP TRIGGER fail ON ca.order_journal");
        assertThat(issued(submit(asked.get(5))).serial()).isEqualTo(serial);
    }

    @Test
    void ordersThatDieAfterTheSharedTransactionKeepTheirSerialsAndTheOthersGoOn() throws Exception {
        for (int i = 0; i < ORDERS; i += 2) {
            dying.add(asked.get(i).id());
        }

        List<Optional<Submission>> answers = together();

        for (int i = 0; i < ORDERS; i++) {
            assertThat(answers.get(i).isEmpty()).as("order %d died", i).isEqualTo(i % 2 == 0);
            answers.get(i).ifPresent(Answers::issued);
        }
        assertThat(transactions()).isLessThan(ORDERS);
        dying.clear();
        for (int i = 0; i < ORDERS; i += 2) {
            String serial = bench.value("SELECT serial FROM ca.order_journal WHERE order_id = '"
                    + asked.get(i).id() + "'");
            assertThat(issued(submit(asked.get(i))).serial()).isEqualTo(serial);
        }
        assertThat(bench.count("event", "kind = 'SIGNED'")).isEqualTo(String.valueOf(ORDERS));
    }

    private void expectAllButTheSixth(String reason) throws Exception {
        List<Optional<Submission>> answers = together();
        for (int i = 0; i < ORDERS; i++) {
            if (i == 5) {
                assertThat(answers.get(i)).contains(new Submission.Unavailable(reason));
            } else {
                issued(answers.get(i).orElseThrow());
            }
        }
    }

    /** Submits all orders while the head of the journal is locked, so that they gather; empty for one that died. */
    private List<Optional<Submission>> together() throws Exception {
        List<Future<Submission>> calls = new ArrayList<>();
        List<Thread> submitters = new CopyOnWriteArrayList<>();
        ThreadFactory noted = work -> {
            Thread thread = new Thread(work);
            submitters.add(thread);
            return thread;
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(ORDERS, noted);
                Connection connection = bench.database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT * FROM ca.event_head FOR UPDATE");
            for (Asked order : asked) {
                calls.add(pool.submit(() -> submit(order)));
            }
            Answers.await(() -> bench.value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    .equals("1"));
            // the one of them that writes waits for the lock, the others for its answer
            Answers.await(
                    () -> submitters.stream().filter(OrdersTogetherTest::waits).count() >= ORDERS - 1);
            connection.commit();
            connection.setAutoCommit(true);
        }
        List<Optional<Submission>> answers = new ArrayList<>();
        for (Future<Submission> call : calls) {
            try {
                answers.add(Optional.of(call.get()));
            } catch (ExecutionException died) {
                assertThat(died).hasCauseInstanceOf(Death.class);
                answers.add(Optional.empty());
            }
        }
        return answers;
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING;
    }

    private Submission submit(Asked order) {
        return ca.submit(order.order(), order.publicKey());
    }

    private List<Asked> orders() {
        List<Asked> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Der key = CaBench.applicantKey();
            orders.add(new Asked(bench.sign(CaBench.order(key)), Optional.of(key)));
        }
        return orders;
    }

    private void fail(String operation, String condition) {
        bench.execute(
                "CREATE FUNCTION ca.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full, say'; END $$",
                "CREATE TRIGGER fail BEFORE " + operation + " ON ca.order_journal FOR EACH ROW WHEN (" + condition
                        + ") EXECUTE FUNCTION ca.fail()");
    }

    /** By how many transactions the reservations were written. */
    private int transactions() {
        return Integer.parseInt(bench.value("SELECT count(DISTINCT xmin::text) FROM ca.event WHERE kind = 'RESERVED'"));
    }
}
