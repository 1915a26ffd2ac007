package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.ceremony.CaKeyAlgorithm;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;
import org.toroku.testkit.pkcs11.Ckr;
import org.toroku.testkit.pkcs11.Pkcs11Shim;
import org.toroku.testkit.pkcs11.SoftHsm;

/** The CA's token is taken out while it works: what it can no longer sign counts for nothing, and is told once it is back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class TokenTakenAwayTest {
    private static final Path HSM = Path.of(System.getenv("SOFTHSM2_CONF")).resolveSibling("");

    private Pkcs11Shim shim;
    private CaBench bench;
    private Rooms rooms;

    @BeforeAll
    void open() {
        shim = Pkcs11Shim.install(HSM.resolve("apart-shim"), SoftHsm.module());
        bench = new CaBench(CaKeyAlgorithm.P256, shim);
        rooms = new Rooms(bench, Rooms.TIMES);
    }

    @AfterEach
    void back() {
        shim.reset();
    }

    @AfterAll
    void close() {
        rooms.close();
        bench.close();
        shim.close();
    }

    private void away() {
        shim.fail("*", Ckr.TOKEN_NOT_PRESENT, Pkcs11Shim.FOREVER);
    }

    @Test
    void whatWasDoneIsToldOnceTheTokenIsBack() {
        rooms.connector(real -> letter -> {
            Optional<Reply> reply = real.apply(letter);
            if (reply.orElseThrow().answer() instanceof Answer.Issued && rooms.alarms.isEmpty()) {
                // the certificate is signed and on record, the answer is not signed yet
                away();
            }
            return reply;
        });
        await(rooms.authority::present);
        Der key = CaBench.applicantKey();
        SignedOrder order = bench.sign(CaBench.order(key));

        assertThat(rooms.authority.submit(order, Optional.of(key)))
                .isEqualTo(new Submission.Unavailable(RoomJudge.UNSIGNED));
        assertThat(rooms.alarms).contains(RoomJudge.UNSIGNED);
        assertThat(rooms.authority.health()).isEqualTo(new Health.Down(RoomJudge.UNSIGNED));

        shim.reset();
        await(() -> rooms.authority
                .query(CaBench.idOf(order))
                .filter(Submission.Issued.class::isInstance)
                .isPresent());
        Submission.Issued issued =
                (Submission.Issued) rooms.authority.query(CaBench.idOf(order)).orElseThrow();
        assertThat(bench.count("event", "kind = 'SIGNED' AND subject = 'order " + CaBench.idOf(order) + "'"))
                .isEqualTo("1");

        away();
        assertThat(rooms.authority.revoke(issued.serial(), RevocationReason.KEY_COMPROMISE, "officer"))
                .as("it is on record in the room, and nobody can vouch for that")
                .isEqualTo(new Revocation.Unavailable(RoomJudge.UNSIGNED));
        shim.reset();
        await(() -> rooms.authority.revoke(issued.serial(), RevocationReason.KEY_COMPROMISE, "officer")
                instanceof Revocation.Revoked);
    }
}
