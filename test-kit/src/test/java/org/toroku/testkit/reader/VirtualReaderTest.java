package org.toroku.testkit.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.testkit.emulator.EmulatedCard;
import org.toroku.testkit.emulator.VirtualPcsc;
import org.toroku.testkit.emulator.VirtualReader;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestPkis;
import org.toroku.testkit.pki.Tool;

/**
 * An emulated card behind the real PC/SC service: Toroku's own way to it through the JDK, and OpenSC's driver for real
 * cards as the independent judge of the emulation. One test, because a JVM knows one start of the service only.
 */
class VirtualReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestCard good = TestPkis.shared().card("good");

    @TempDir
    Path files = Path.of("");

    @Test
    void signsThroughPcscWhetherTorokuOrOpenscSpeaksToIt() throws Exception {
        try (VirtualPcsc pcsc = service()) {
            assertThatThrownBy(() -> Readers.open(OptionalInt.empty()).close())
                    .isInstanceOfSatisfying(CardTrouble.class, trouble -> {
                        assertThat(trouble.kind()).isEqualTo(CardTrouble.Kind.NO_CARD);
                        assertThat(trouble.detail()).contains("1: Virtual PCD");
                    });
            assertTrouble(OptionalInt.of(99), CardTrouble.Kind.NO_SUCH_READER);
            withCard(() -> {
                signsAsToroku();
                judgedByOpensc();
            });
            assertThat(pcsc.startedHere()).as("the service ends with the test").isTrue();
        }
        assertTrouble(OptionalInt.empty(), CardTrouble.Kind.NO_SERVICE);
    }

    private void signsAsToroku() {
        byte[] content = {1, 2, 3};
        try (JpkiCard card = JpkiCard.on(presentCard())) {
            assertThat(card.triesLeft()).isEqualTo(EmulatedCard.TRIES);
            assertThatThrownBy(() -> card.unlock("WRONG123".toCharArray(), false))
                    .isInstanceOfSatisfying(
                            CardTrouble.class,
                            trouble -> assertThat(trouble.detail()).isEqualTo("4"));
            card.unlock("TEST1234".toCharArray(), false);
            assertThat(card.certificate()).isEqualTo(good.certificate());
            assertThat(card.signature(content)).isEqualTo(good.signature(content));
        }
        // whoever comes next has to show the password again
        try (JpkiCard card = JpkiCard.on(Readers.open(OptionalInt.of(1)))) {
            assertThatThrownBy(card::certificate)
                    .isInstanceOfSatisfying(
                            CardTrouble.class,
                            trouble -> assertThat(trouble.detail()).isEqualTo("6982"));
        }
    }

    private void judgedByOpensc() throws Exception {
        Path content = Files.writeString(files.resolve("application.txt"), "利用申込書\n");
        Path signature = files.resolve("application.sig");
        Tool signed = Tool.run(
                "pkcs11-tool",
                "--module",
                "opensc-pkcs11.so",
                "--slot-index",
                "1",
                "--login",
                "--pin",
                "TEST1234",
                "--sign",
                "--mechanism",
                "SHA256-RSA-PKCS",
                "--id",
                "02",
                "--input-file",
                content.toString(),
                "--output-file",
                signature.toString());
        assertThat(signed.exitCode()).as(signed.output()).isZero();
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(good.certificate());
        verifier.update(Files.readAllBytes(content));
        assertThat(verifier.verify(Files.readAllBytes(signature))).isTrue();

        Tool read = Tool.run(
                "pkcs15-tool", "--verify-pin", "--auth-id", "02", "--pin", "TEST1234", "--read-certificate", "02");
        assertThat(read.output()).contains(TestPkis.pem(good.certificate()));
    }

    private static VirtualPcsc service() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/pkcs11-tool")),
                "OpenSC is not installed; ./toroku test installs it or says how");
        try {
            VirtualPcsc pcsc = VirtualPcsc.open();
            if (!pcsc.startedHere()) {
                abort("somebody uses a virtual reader of this machine already");
            }
            return pcsc;
        } catch (IOException e) {
            return abort("no virtual reader: " + e.getMessage());
        }
    }

    private interface Trial {
        void run() throws Exception;
    }

    private void withCard(Trial trial) throws Exception {
        VirtualReader reader =
                VirtualReader.holding(new EmulatedCard(good, TestPkis.shared().anchor()), VirtualReader.PORT);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> served = thread.submit(() -> {
                reader.serve();
                return null;
            });
            try (reader) {
                trial.run();
                assertThat(served).isNotDone();
            }
        }
    }

    /** The service looks for a new card every now and then only. */
    private static CardLink presentCard() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return Readers.open(OptionalInt.empty());
            } catch (CardTrouble trouble) {
                if (trouble.kind() != CardTrouble.Kind.NO_CARD || System.nanoTime() > deadline) {
                    throw trouble;
                }
            }
        }
    }

    private static void assertTrouble(OptionalInt reader, CardTrouble.Kind kind) {
        assertThatThrownBy(() -> Readers.open(reader).close())
                .isInstanceOfSatisfying(
                        CardTrouble.class, trouble -> assertThat(trouble.kind()).isEqualTo(kind));
    }
}
