package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.refused;
import static org.toroku.ca.signing.Answers.unavailable;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.journal.Orphan;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** Reliability scenarios 4, 7, 8, 38: one certificate per application, none unaccounted for. */
@Timeout(120)
class OneCertificateTest {
    private static final int QUICK_SERIALS = 100_000;
    private static final String FAIL_STORING = """
            CREATE FUNCTION ca.fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'disk full, say'; END $$;
            CREATE TRIGGER fail BEFORE UPDATE ON ca.order_journal FOR EACH ROW
                WHEN (NEW.state = 'SIGNED') EXECUTE FUNCTION ca.fail();
            """;

    private CaBench bench = new CaBench();
    private SigningCa ca = bench.open();

    @BeforeEach
    void open() {
        assertThat(ca.health()).isEqualTo(new Health.Ready());
    }

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        ca.close();
        bench.close();
    }

    @Test
    void thirtyTwoThreadsWithOneOrderAtTwoConnectorsGetOneCertificate() throws Exception {
        SignedOrder order = bench.sign(CaBench.order());

        try (SigningCa other = bench.open()) {
            Set<Submission> answers =
                    new HashSet<>(barrier(32, i -> (i % 2 == 0 ? ca : other).submit(order, Optional.empty())));

            assertThat(answers).singleElement().isInstanceOf(Submission.Issued.class);
        }
        assertThat(bench.count("event", "kind = 'SIGNED'")).isEqualTo("1");
        assertThat(bench.count("subscriber_key", "true")).isEqualTo("1");
    }

    @Test
    void thirtyTwoDifferentOrdersOfOneApplicationGetOneCertificate() throws Exception {
        UUID application = UUID.randomUUID();
        List<SignedOrder> orders = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            orders.add(bench.sign(o -> o.applicationId(application)));
        }

        List<Submission> answers = barrier(32, i -> ca.submit(orders.get(i), Optional.empty()));

        assertThat(answers).filteredOn(Submission.Issued.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Submission.Refused.class::isInstance)
                .hasSize(31)
                .containsOnly(new Submission.Refused("applicationId", "already-ordered"));
        assertThat(bench.count("order_journal", "state = 'SIGNED'")).isEqualTo("1");
    }

    @Test
    void thirtyTwoApplicationsAtOnceGetThirtyTwoCertificates() throws Exception {
        List<Submission> answers = barrier(32, i -> ca.submit(bench.sign(CaBench.order()), Optional.empty()));

        assertThat(answers).allSatisfy(Answers::issued);
        assertThat(bench.count("order_journal", "state = 'SIGNED'")).isEqualTo("32");
    }

    @Test
    void listsAnOrphanWhenStoringFailsAndSignsTheSameBytesLater() {
        bench.execute(FAIL_STORING);
        SignedOrder order = bench.sign(CaBench.order());

        assertThat(unavailable(ca.submit(order, Optional.empty()))).isEqualTo("journal-away");

        Orphan orphan = only(ca.orphans());
        assertThat(orphan.orderId()).isEqualTo(CaBench.idOf(order));
        assertThat(ca.health()).isEqualTo(new Health.Degraded("orphans"));
        bench.execute("DROP TRIGGER fail ON ca.order_journal");
        assertThat(issued(ca.submit(order, Optional.empty())).serial()).isEqualTo(orphan.serial());
        assertThat(ca.orphans()).isEmpty();
    }

    @Test
    void revokesAnOrphanBySerialAndNeverHandsItOutAfterwards() {
        bench.execute(FAIL_STORING);
        SignedOrder order = bench.sign(CaBench.order());
        unavailable(ca.submit(order, Optional.empty()));
        Orphan orphan = only(ca.orphans());

        Revocation revoked = ca.revoke(orphan.serial(), RevocationReason.SUPERSEDED, "operator-1");

        assertThat(revoked).isInstanceOf(Revocation.Revoked.class);
        bench.execute("DROP TRIGGER fail ON ca.order_journal");
        assertThat(refused(ca.submit(order, Optional.empty()))).isEqualTo(new Submission.Refused("orderId", "revoked"));
        assertThat(ca.orphans()).isEmpty();
        // A newly approved order of the same application is free to go.
        UUID application = applicationOf(order);
        issued(ca.submit(bench.sign(o -> o.applicationId(application)), Optional.empty()));
    }

    @Test
    void aRevocationDuringSigningWinsOverTheCertificate() {
        SignedOrder order = bench.sign(CaBench.order());
        FailPoint revoking = (step, id) -> {
            if (step == FailPoint.Step.AFTER_SIGNED_BEFORE_STORE) {
                String serial = bench.value("SELECT serial FROM ca.order_journal WHERE order_id = '" + id + "'");
                ca.revoke(serial, RevocationReason.PRIVILEGE_WITHDRAWN, "officer-1");
            }
        };
        try (SigningCa signing = SigningCa.open(bench.settings(), bench.database, Clock.systemUTC(), revoking)) {
            assertThat(refused(signing.submit(order, Optional.empty())).reason())
                    .isEqualTo("revoked");
        }
        assertThat(bench.count("order_journal", "certificate IS NOT NULL")).isEqualTo("0");
    }

    @Test
    void voidsAnOrderThatExpiredBetweenReservationAndSignature() {
        SignedOrder order =
                bench.sign(o -> o.expiresAt(Instant.now(Clock.systemUTC()).plusSeconds(60)));
        bench.execute(FAIL_STORING);
        unavailable(ca.submit(order, Optional.empty()));
        String serial = only(ca.orphans()).serial();
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(61));

        try (SigningCa tomorrow = SigningCa.open(bench.settings(Duration.ofSeconds(10)), bench.database, later)) {
            Answers.await(() -> tomorrow.submit(order, Optional.empty()) instanceof Submission.Refused);
            assertThat(tomorrow.submit(order, Optional.empty()))
                    .isEqualTo(new Submission.Refused("expiresAt", "expired"));
        }
        assertThat(bench.count("revocation", "serial = '" + serial + "'")).isEqualTo("1");
    }

    /** A renewal has a new key: the one of the certificate before it is taken, also where this CA made it. */
    @Test
    void certifiesNoKeyAgainThatItMadeItself() throws IOException {
        Submission.Issued made = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));
        Der key = Der.of(new X509CertificateHolder(made.certificate().toByteArray())
                .getSubjectPublicKeyInfo()
                .getEncoded());

        assertThat(ca.submit(bench.sign(CaBench.order(key)), Optional.of(key)))
                .isEqualTo(new Submission.Refused("spkiSha256", "key-already-certified"));
    }

    @Test
    void drawsSerialsThatArePositiveUniqueAndWithoutAConstantBit() {
        int count = Integer.getInteger("toroku.serials", QUICK_SERIALS);
        SecureRandom random = new SecureRandom();
        Set<BigInteger> seen = HashSet.newHashSet(count);
        int[] ones = new int[160];
        for (int i = 0; i < count; i++) {
            BigInteger serial = OrderDraft.serial(random);
            assertThat(serial.signum()).isPositive();
            assertThat(serial.toByteArray().length).isLessThanOrEqualTo(20);
            assertThat(seen.add(serial)).isTrue();
            for (int bit = 0; bit < ones.length; bit++) {
                ones[bit] += serial.testBit(bit) ? 1 : 0;
            }
        }
        // Six standard deviations of a fair coin; the top bit is the sign and always 0.
        double margin = 6 * Math.sqrt(count) / 2;
        for (int bit = 0; bit < 159; bit++) {
            assertThat((double) ones[bit]).as("bit %d", bit).isBetween(count / 2.0 - margin, count / 2.0 + margin);
        }
        assertThat(ones[159]).isZero();
    }

    private static UUID applicationOf(SignedOrder order) {
        return org.toroku.ca.order.CanonicalOrder.decode(order.canonical())
                        instanceof org.toroku.ca.order.CanonicalOrder.Decoding.Decoded(IssuanceOrder decoded)
                ? decoded.applicationId()
                : UUID.randomUUID();
    }

    private static Orphan only(List<Orphan> orphans) {
        assertThat(orphans).hasSize(1);
        return orphans.getFirst();
    }

    @FunctionalInterface
    private interface Submitting {
        Submission submit(int number);
    }

    private static List<Submission> barrier(int threads, Submitting submitting) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(threads);
        List<Submission> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Submission>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(pool.submit(() -> {
                    barrier.await();
                    return submitting.submit(number);
                }));
            }
            for (Future<Submission> call : calls) {
                answers.add(call.get());
            }
        }
        return answers;
    }

    /** A serial is drawn at random; should it ever be one that is there, the order gets another instead of an error. */
    @Test
    void drawsAnotherSerialWhereTheOneDrawnIsTaken() {
        String taken =
                issued(ca.submit(bench.sign(CaBench.order()), Optional.empty())).serial();
        bench.execute(
                "CREATE SEQUENCE ca.collisions",
                """
                CREATE FUNCTION ca.collide() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('ca.collisions') <= 2 THEN NEW.serial := '%s'; END IF;
                    RETURN NEW;
                END $$
                """.formatted(taken),
                "CREATE TRIGGER collide BEFORE INSERT OR UPDATE ON ca.order_journal FOR EACH ROW"
                        + " WHEN (NEW.state = 'RESERVED') EXECUTE FUNCTION ca.collide()");
        try {
            Submission.Issued second = issued(ca.submit(bench.sign(CaBench.order()), Optional.empty()));

            assertThat(second.serial()).isNotEqualTo(taken);
            // once with receipt and reservation in one, once step by step
            assertThat(bench.value("SELECT last_value >= 3 FROM ca.collisions")).isEqualTo("t");
        } finally {
            bench.execute("DROP TRIGGER collide ON ca.order_journal");
        }
    }

    /** Where it goes on for ever, the order waits; nothing is signed and nobody meets an exception of the database. */
    @Test
    void letsAnOrderWaitWhereNoSerialIsFree() {
        String taken =
                issued(ca.submit(bench.sign(CaBench.order()), Optional.empty())).serial();
        bench.execute(
                "CREATE FUNCTION ca.collide_always() RETURNS trigger LANGUAGE plpgsql AS" + " $$ BEGIN NEW.serial := '"
                        + taken + "'; RETURN NEW; END $$",
                "CREATE TRIGGER collide BEFORE INSERT OR UPDATE ON ca.order_journal FOR EACH ROW"
                        + " WHEN (NEW.state = 'RESERVED') EXECUTE FUNCTION ca.collide_always()");
        SignedOrder order = bench.sign(CaBench.order());
        try {
            assertThat(ca.submit(order, Optional.empty())).isEqualTo(new Submission.Unavailable("serial-taken"));
        } finally {
            bench.execute("DROP TRIGGER collide ON ca.order_journal");
        }
        assertThat(issued(ca.submit(order, Optional.empty())).serial()).isNotEqualTo(taken);
    }
}
