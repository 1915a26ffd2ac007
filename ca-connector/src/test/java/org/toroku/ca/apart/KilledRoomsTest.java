package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Submission;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** Reliability scenarios 1 and 2 across two rooms: whichever process is killed, the order gets its one certificate. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class KilledRoomsTest {
    private CaBench bench;

    @BeforeAll
    void make() {
        bench = new CaBench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                HaltingRooms.class.getName()));
        line.addAll(arguments);
        return new ProcessBuilder(line).inheritIO().start();
    }

    private void signedOnce(SignedOrder order) {
        assertThat(bench.count("event", "kind = 'SIGNED' AND subject = 'order " + CaBench.idOf(order) + "'"))
                .isEqualTo("1");
    }

    @Test
    void aConnectorKilledAfterSigningLeavesTheCertificateToTheNext() throws Exception {
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));
        try (Rooms rooms = new Rooms(bench, Rooms.TIMES);
                ExecutorService asker = Executors.newVirtualThreadPerTaskExecutor()) {
            DemoKeys keys = bench.keys;
            Process process = start(List.of(
                    "connector",
                    Rooms.address(rooms.authority).toString(),
                    bench.database.getJdbcUrl(),
                    keys.caToken().library().toString(),
                    keys.caToken().label(),
                    keys.caToken().pinFile().toString(),
                    hex(keys.caCertificate()),
                    hex(keys.responderKey()),
                    hex(keys.orderKey()),
                    rooms.papers.folderOf().toString()));
            await(rooms.authority::present);
            Future<Submission> lost = asker.submit(() -> rooms.authority.submit(order, Optional.of(key)));
            assertThat(process.waitFor()).isEqualTo(HaltingRooms.HALTED);
            signedOnce(order);
            assertThat(lost.get()).isInstanceOf(Submission.Unavailable.class);

            rooms.connector(real -> real);
            await(() -> rooms.authority.submit(order, Optional.of(key)) instanceof Submission.Issued);

            Submission.Issued issued = issued(rooms.authority.submit(order, Optional.of(key)));
            assertThat(rooms.authority.query(CaBench.idOf(order))).contains(issued);
        }
        signedOnce(order);
    }

    @Test
    void anAuthorityKilledBetweenOrderAndAnswerFindsTheCertificateWhenItComesBack() throws Exception {
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));
        int port = freePort();
        AtomicReference<Optional<Process>> authority = new AtomicReference<>(Optional.empty());
        CountDownLatch killed = new CountDownLatch(1);
        try (Rooms rooms = new Rooms(bench, Rooms.TIMES)) {
            authority.set(Optional.of(start(List.of(
                    "authority",
                    Integer.toString(port),
                    hex(bench.keys.caCertificate()),
                    hex(bench.keys.orderKey()),
                    rooms.papers.folderOf().toString(),
                    hex(order.canonical()),
                    hex(order.signature()),
                    hex(key)))));
            rooms.connector(
                    real -> letter -> {
                        // it has handed the order out and waits for the answer
                        authority.getAndSet(Optional.empty()).ifPresent(process -> {
                            process.destroyForcibly().onExit().join();
                            killed.countDown();
                        });
                        return real.apply(letter);
                    },
                    rooms.papers.connector(),
                    URI.create("https://127.0.0.1:" + port));
            killed.await();
            await(() -> !bench.count("event", "kind = 'SIGNED' AND subject = 'order " + CaBench.idOf(order) + "'")
                    .equals("0"));

            ApartCa back = rooms.authority(Rooms.TIMES, rooms.papers.authority(), port);
            await(() -> back.query(CaBench.idOf(order))
                    .filter(Submission.Issued.class::isInstance)
                    .isPresent());

            assertThat(back.submit(order, Optional.of(key)))
                    .isEqualTo(back.query(CaBench.idOf(order)).orElseThrow());
        }
        signedOnce(order);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static String hex(Der bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
