package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.refused;
import static org.toroku.ca.signing.Answers.unavailable;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Health;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys.Packaging;
import org.toroku.ca.Voiding;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** An order that is taken back leaves no certificate behind that is good, and no key, wherever it stood. */
@Timeout(120)
class OrderVoidingTest {
    private static final String FAIL_STORING = """
            CREATE FUNCTION ca.fail() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'disk full, say'; END $$;
            CREATE TRIGGER fail BEFORE UPDATE ON ca.order_journal FOR EACH ROW
                WHEN (NEW.state = 'SIGNED') EXECUTE FUNCTION ca.fail();
            """;

    private static final String DEADLOCK_ONCE = """
            CREATE SEQUENCE ca.tries;
            CREATE FUNCTION ca.deadlock() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF nextval('ca.tries') = 1 THEN
                    RAISE EXCEPTION 'deadlock, say' USING ERRCODE = 'deadlock_detected';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER deadlock BEFORE INSERT OR UPDATE ON ca.order_journal FOR EACH ROW
                EXECUTE FUNCTION ca.deadlock();
            """;

    private final CaBench bench = new CaBench();
    private final SigningCa ca = bench.open();
    private final SignedOrder order = bench.sign(CaBench.order());
    private final UUID id = CaBench.idOf(order);

    @AfterEach
    void close() {
        assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        ca.close();
        bench.close();
    }

    private void cancelled() {
        assertThat(ca.cancel(order, "issuance")).isEqualTo(new Voiding.Voided());
    }

    private boolean listed(String serial) throws Exception {
        try (PublishedStatus status = PublishedStatus.of(bench, ca)) {
            return status.publish().list().getRevokedCertificate(new java.math.BigInteger(serial, 16)) != null;
        }
    }

    private String serial() {
        return bench.value("SELECT serial FROM ca.order_journal WHERE order_id = '" + id + "'");
    }

    @Test
    void aSignedOrderIsRevokedAndReportedAsSuch() throws Exception {
        String serial = issued(ca.submit(order, Optional.empty())).serial();

        cancelled();

        assertThat(ca.query(id))
                .hasValueSatisfying(answer -> assertThat(answer)
                        .isInstanceOfSatisfying(Submission.Revoked.class, revoked -> {
                            assertThat(revoked.serial()).isEqualTo(serial);
                            assertThat(revoked.reason()).isEqualTo(RevocationReason.CESSATION_OF_OPERATION);
                        }));
        assertThat(ca.submit(order, Optional.empty())).isInstanceOf(Submission.Revoked.class);
        assertThat(ca.subscriberKeys().held(id)).contains(false);
        assertThat(listed(serial)).isTrue();
    }

    @Test
    void aReservedOrderIsNeverSignedAndItsSerialIsListedAndItsKeyGone() throws Exception {
        bench.execute(FAIL_STORING);
        unavailable(ca.submit(order, Optional.empty()));
        String serial = serial();
        assertThat(ca.subscriberKeys().held(id)).contains(true);

        cancelled();

        bench.execute("DROP TRIGGER fail ON ca.order_journal");
        assertThat(refused(ca.submit(order, Optional.empty()))).isEqualTo(new Submission.Refused("orderId", "revoked"));
        assertThat(ca.subscriberKeys().held(id)).contains(false);
        assertThat(ca.orphans()).isEmpty();
        assertThat(ca.health()).isEqualTo(new Health.Ready());
        assertThat(listed(serial)).isTrue();
    }

    @Test
    void anOrderThatTheCaNeverSawIsRefusedWhenItComes() {
        cancelled();
        assertThat(refused(ca.submit(order, Optional.empty())))
                .isEqualTo(new Submission.Refused("orderId", "cancelled"));
        assertThat(bench.count("order_journal", "certificate IS NOT NULL")).isEqualTo("0");
        assertThat(ca.subscriberKeys().held(id)).isEmpty();
    }

    @Test
    void anOrderTakenBackBetweenSignatureAndStoringGetsNoCertificate() {
        FailPoint cancelling = (step, order) -> {
            if (step == FailPoint.Step.AFTER_SIGNED_BEFORE_STORE) {
                cancelled();
            }
        };
        try (SigningCa signing = SigningCa.open(bench.settings(), bench.database, Clock.systemUTC(), cancelling)) {
            assertThat(refused(signing.submit(order, Optional.empty())).reason())
                    .isEqualTo("revoked");
        }
        assertThat(bench.count("order_journal", "certificate IS NOT NULL")).isEqualTo("0");
        assertThat(ca.subscriberKeys().held(id)).contains(false);
    }

    /** The server chose this one of two that waited for each other. */
    @Test
    void aDeadlockIsNoReasonToLeaveAnOrderStanding() {
        bench.execute(DEADLOCK_ONCE);
        cancelled();
        assertThat(bench.count("order_journal", "state = 'REFUSED'")).isEqualTo("1");
    }

    @Test
    void ofSubmissionAndCancellationAtOnceNoGoodCertificateRemains() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                SignedOrder contested = bench.sign(CaBench.order());
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<Submission> submission = threads.submit(() -> {
                    barrier.await();
                    return ca.submit(contested, Optional.empty());
                });
                Future<Voiding> voiding = threads.submit(() -> {
                    barrier.await();
                    return ca.cancel(contested, "issuance");
                });
                submission.get();
                assertThat(voiding.get()).isEqualTo(new Voiding.Voided());
            }
        }
        assertThat(bench.count("order_journal", "state IN ('RECEIVED', 'RESERVED')"))
                .isEqualTo("0");
        assertThat(bench.count(
                        "order_journal j",
                        "state = 'SIGNED' AND NOT EXISTS (SELECT 1 FROM ca.revocation r WHERE r.serial = j.serial)"))
                .isEqualTo("0");
        assertThat(bench.count("subscriber_key", "wrapped IS NOT NULL")).isEqualTo("0");
    }

    @Test
    void nobodyElseTakesBackAnOrderOfTheRegistrationAuthority() {
        issued(ca.submit(order, Optional.empty()));
        SignedOrder forged = new SignedOrder(order.canonical(), Der.of(new byte[64]), order.keyId());
        assertThat(ca.cancel(forged, "somebody")).isEqualTo(new Voiding.Refused("signature", "signature-invalid"));
        assertThat(ca.query(id)).hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Submission.Issued.class));
    }

    @Test
    void aRevokedOrdersKeyIsNotHandedOver() {
        String serial = issued(ca.submit(order, Optional.empty())).serial();
        ca.revoke(serial, RevocationReason.KEY_COMPROMISE, "operator-1");
        assertThat(ca.query(id))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Submission.Revoked.class));
        assertThat(ca.subscriberKeys().packageFor(id, "a long passphrase".toCharArray()))
                .isEqualTo(new Packaging.Gone("revoked"));
        assertThat(ca.health()).isEqualTo(new Health.Ready());
    }
}
