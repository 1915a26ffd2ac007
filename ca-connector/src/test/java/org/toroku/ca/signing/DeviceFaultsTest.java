package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Health;
import org.toroku.ca.Submission;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.pkcs11.TokenSettings;
import org.toroku.pki.Der;
import org.toroku.testkit.pkcs11.Ckr;
import org.toroku.testkit.pkcs11.Pkcs11Shim;
import org.toroku.testkit.pkcs11.SoftHsm;

/** Reliability scenarios 3, 34, 35, 36, 37: what the device may do to the CA. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class DeviceFaultsTest {
    private static final Path HSM = Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("");

    private Pkcs11Shim shim;
    private CaBench bench;
    private SigningCa ca;

    @BeforeAll
    void install() {
        shim = Pkcs11Shim.install(HSM.resolve("shim"), SoftHsm.module());
        bench = new CaBench(CaKeyAlgorithm.P256, shim);
    }

    @BeforeEach
    void open() {
        shim.reset();
        ca = SigningCa.open(bench.settings(Duration.ofSeconds(5)), bench.database, Clock.systemUTC());
        shim.reset();
    }

    @AfterEach
    void close() {
        shim.reset();
        ca.close();
    }

    @AfterAll
    void remove() {
        bench.close();
        shim.close();
    }

    @Test
    void callsTheDeviceOncePerCertificate() {
        for (int i = 0; i < 20; i++) {
            issued(submit(ca));
        }
        assertThat(shim.signCalls(DemoKeys.CA_KEY)).isEqualTo(20);
        assertThat(shim.calls("C_SignUpdate")).isZero();
        assertThat(shim.calls("C_Login")).isZero();
    }

    @Test
    void callsTheDeviceOncePerCertificateAlsoWithAnRsaKey() {
        try (CaBench rsa = new CaBench(CaKeyAlgorithm.RSA3072, shim);
                SigningCa signing = rsa.open()) {
            shim.reset();
            Der key = CaBench.applicantKey();
            issued(signing.submit(rsa.sign(CaBench.order(key)), Optional.of(key)));
            assertThat(shim.signCalls(DemoKeys.CA_KEY)).isEqualTo(1);
        }
    }

    @Test
    void triesTheSameBytesAgainAfterAPassingError() {
        shim.fail("C_Sign", Ckr.DEVICE_ERROR, 1);

        issued(submit(ca));

        assertThat(shim.signatures(DemoKeys.CA_KEY)).isEqualTo(1);
    }

    @Test
    void signsTheReservedBytesAgainWhenTheReplyIsLost() {
        shim.loseReply(1);
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));

        Submission.Issued issued = issued(ca.submit(order, Optional.of(key)));

        assertThat(shim.signatures(DemoKeys.CA_KEY)).isEqualTo(2);
        assertThat(bench.count(
                        "order_journal",
                        "order_id = '" + CaBench.idOf(order) + "' AND serial = '" + issued.serial()
                                + "' AND state = 'SIGNED'"))
                .isEqualTo("1");
    }

    @Test
    void recoversFromLostSessionsWithoutRestart() {
        issued(submit(ca));
        shim.killSessions();

        issued(submit(ca));

        assertThat(ca.health()).isNotInstanceOf(Health.Down.class);
    }

    @Test
    void stopsWhileTheTokenIsGoneAndRecoversByItself() {
        shim.fail("*", Ckr.TOKEN_NOT_PRESENT, Pkcs11Shim.FOREVER);
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));

        for (int i = 0; i < 4; i++) {
            unavailable(ca.submit(order, Optional.of(key)));
        }
        assertThat(ca.health()).isInstanceOf(Health.Down.class);
        assertThat(bench.count("order_journal", "certificate IS NOT NULL AND order_id = '" + CaBench.idOf(order) + "'"))
                .isEqualTo("0");

        shim.reset();
        await(() -> ca.submit(order, Optional.of(key)) instanceof Submission.Issued);
    }

    @Test
    void triesAWrongPinExactlyOnceEvenAcrossRestarts() throws Exception {
        TokenSettings t = bench.keys.caToken();
        Path wrong = Files.writeString(HSM.resolve("wrong-" + t.label() + ".pin"), "0000wrong\n");
        CaSettings settings = CaBench.with(
                bench.settings(), new TokenSettings(t.library(), t.label(), wrong, t.deadline(), t.maxSessions()));
        ca.close();
        shim.killSessions();
        try (SigningCa locked = SigningCa.open(settings, bench.database, Clock.systemUTC())) {
            for (int i = 0; i < 5; i++) {
                assertThat(submit(locked)).isEqualTo(new Submission.Unavailable("pin-refused"));
            }
            assertThat(locked.health()).isEqualTo(new Health.Down("pin-refused"));
        }
        try (SigningCa restarted = SigningCa.open(settings, bench.database, Clock.systemUTC())) {
            assertThat(submit(restarted)).isEqualTo(new Submission.Unavailable("pin-refused"));
            assertThat(shim.calls("C_Login")).isEqualTo(1);

            Files.copy(t.pinFile(), wrong, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(
                    wrong, FileTime.from(Clock.systemUTC().instant().plusSeconds(2)));
            await(() -> submit(restarted) instanceof Submission.Issued);
            assertThat(shim.calls("C_Login")).isEqualTo(2);
        }
    }

    @Test
    void triesALockedPinExactlyOnce() {
        ca.close();
        shim.killSessions();
        shim.fail("C_Login", Ckr.PIN_LOCKED, Pkcs11Shim.FOREVER);
        Path marker = bench.keys
                .caToken()
                .pinFile()
                .resolveSibling(bench.keys.caToken().pinFile().getFileName() + ".refused");
        try (SigningCa locked = bench.open()) {
            for (int i = 0; i < 5; i++) {
                assertThat(submit(locked)).isEqualTo(new Submission.Unavailable("pin-refused"));
            }
            assertThat(shim.calls("C_Login")).isEqualTo(1);
            assertThat(marker).exists();
        } finally {
            marker.toFile().delete();
        }
    }

    @Test
    void storesNothingWhenTheDeviceSignsWrongly() {
        shim.flipBit(1);
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));

        Submission first = ca.submit(order, Optional.of(key));

        assertThat(first).isInstanceOf(Submission.Unavailable.class);
        assertThat(bench.count("order_journal", "certificate IS NOT NULL AND order_id = '" + CaBench.idOf(order) + "'"))
                .isEqualTo("0");
        issued(ca.submit(order, Optional.of(key)));
    }

    @Test
    void answersInTimeWhileTheDeviceHangsAndTakesTheLateSignatureInsteadOfASecond() {
        ca.close();
        try (SigningCa quick =
                SigningCa.open(bench.settings(Duration.ofMillis(800)), bench.database, Clock.systemUTC())) {
            shim.reset();
            shim.hang("C_Sign", Duration.ofSeconds(60), 1);
            Der key = CaBench.applicantKey();
            SignedOrder order = bench.sign(CaBench.order(key));
            long start = System.nanoTime();

            Submission first = quick.submit(order, Optional.of(key));
            Submission second = quick.submit(order, Optional.of(key));

            assertThat(first).isEqualTo(new Submission.Unavailable("device-slow"));
            assertThat(second).isEqualTo(new Submission.Unavailable("device-slow"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
            assertThat(quick.query(CaBench.idOf(order))).contains(new Submission.Unavailable("not-yet-signed"));
            assertThat(shim.calls("C_Sign")).isEqualTo(1);

            // others are served by a new generation meanwhile
            await(() -> submit(quick) instanceof Submission.Issued);
            shim.release();
            await(() -> quick.submit(order, Optional.of(key)) instanceof Submission.Issued);
            assertThat(shim.calls("C_Sign")).isEqualTo(2);
        }
    }

    @Test
    void letsTwoWorkersSignAnApplicationOnceHoweverSlowTheDevice() throws Exception {
        try (SigningCa other =
                SigningCa.open(bench.settings(Duration.ofSeconds(5)), bench.database, Clock.systemUTC())) {
            shim.reset();
            shim.latency("C_Sign", Duration.ofMillis(700));
            Der key = CaBench.applicantKey();
            SignedOrder order = bench.sign(CaBench.order(key));
            List<Callable<Submission>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                SigningCa worker = i % 2 == 0 ? ca : other;
                calls.add(() -> worker.submit(order, Optional.of(key)));
            }

            List<Submission> answers = together(calls);

            assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.getFirst()));
            issued(answers.getFirst());
            assertThat(shim.signCalls(DemoKeys.CA_KEY)).isEqualTo(1);
        }
    }

    @Test
    void queuesForSessionsWhereTheTokenHasFew() throws Exception {
        TokenSettings t = bench.keys.caToken();
        ca.close();
        CaSettings few =
                CaBench.with(bench.settings(), new TokenSettings(t.library(), t.label(), t.pinFile(), t.deadline(), 2));
        try (SigningCa small = SigningCa.open(few, bench.database, Clock.systemUTC())) {
            shim.sessionLimit((int) shim.openSessions() + 2);
            List<Callable<Submission>> calls = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                calls.add(() -> submit(small));
            }
            assertThat(together(calls)).allSatisfy(answer -> assertThat(answer).isInstanceOf(Submission.Issued.class));
        }
    }

    private Submission submit(SigningCa signing) {
        Der key = CaBench.applicantKey();
        return signing.submit(bench.sign(CaBench.order(key)), Optional.of(key));
    }

    private static List<Submission> together(List<Callable<Submission>> calls) throws Exception {
        List<Submission> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (Future<Submission> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
