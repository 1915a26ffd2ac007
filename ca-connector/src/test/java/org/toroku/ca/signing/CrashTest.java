package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys.Packaging;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.FailPoint.Step;

/** Reliability scenarios 1 and 2: a crash at any point of issuing leads to the same one certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class CrashTest {
    private static final Duration DEADLINE = Duration.ofMillis(1_500);

    /** Stands for the process dying: nothing after it runs. */
    private static final class Death extends Error {}

    private CaBench bench;

    @BeforeAll
    void make() {
        bench = new CaBench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void anAbandonedIssueEndsInOneCertificateOfTheReservedSerial(Step step) {
        SignedOrder order = bench.sign(CaBench.order());
        FailPoint death = (reached, id) -> {
            if (reached == step) {
                throw new Death();
            }
        };
        try (SigningCa dying = SigningCa.open(bench.settings(DEADLINE), bench.database, Clock.systemUTC(), death)) {
            assertThatThrownBy(() -> dying.submit(order, Optional.empty())).isInstanceOf(Death.class);
        }

        assertThat(serial(order).isPresent())
                .as("a serial is on record before the key signs")
                .isEqualTo(step != Step.BEFORE_RESERVED);
        endsInOneCertificate(order, serial(order));
    }

    @ParameterizedTest
    @EnumSource(Step.class)
    void aHaltedProcessEndsInOneCertificateOfTheReservedSerial(Step step) throws Exception {
        SignedOrder order = bench.sign(CaBench.order());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HaltingIssuer.class.getName(),
                        step.name(),
                        bench.database.getJdbcUrl(),
                        bench.keys.caToken().library().toString(),
                        bench.keys.caToken().label(),
                        bench.keys.caToken().pinFile().toString(),
                        hex(bench.keys.caCertificate().toByteArray()),
                        hex(bench.keys.orderKey().toByteArray()),
                        hex(order.canonical().toByteArray()),
                        hex(order.signature().toByteArray()),
                        hex(bench.keys.responderKey().toByteArray()))
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isEqualTo(HaltingIssuer.HALTED);

        endsInOneCertificate(order, serial(order));
    }

    private void endsInOneCertificate(SignedOrder order, Optional<String> reserved) {
        UUID id = CaBench.idOf(order);
        try (SigningCa next = SigningCa.open(bench.settings(DEADLINE), bench.database, Clock.systemUTC())) {
            await(() -> next.submit(order, Optional.empty()) instanceof Submission.Issued);
            Submission.Issued issued = issued(next.submit(order, Optional.empty()));

            assertThat(reserved)
                    .satisfiesAnyOf(
                            serial -> assertThat(serial).isEmpty(),
                            serial -> assertThat(serial).contains(issued.serial()));
            assertThat(next.query(id)).contains(issued);
            assertThat(next.orphans()).isEmpty();
            assertThat(next.verifyJournal()).isInstanceOf(Verdict.Intact.class);
            assertThat(next.subscriberKeys().packageFor(id, "passphrase".toCharArray()))
                    .isInstanceOf(Packaging.Packaged.class);
            assertThat(bench.count("subscriber_key", "order_id = '" + id + "'")).isEqualTo("1");
            assertThat(bench.count("event", "kind = 'SIGNED' AND subject = 'order " + id + "'"))
                    .isEqualTo("1");
        }
    }

    private Optional<String> serial(SignedOrder order) {
        return Optional.of(bench.value("SELECT coalesce(max(serial), '') FROM ca.order_journal WHERE order_id = '"
                        + CaBench.idOf(order) + "'"))
                .filter(serial -> !serial.isEmpty());
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
