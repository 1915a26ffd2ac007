package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Health;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.SigningCa;
import org.toroku.pki.Der;

/** Whoever has the connector's key for the connection, and not the CA's token, is handed no request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class FetchTest {
    private static final ApartCa.Times IMPATIENT =
            new ApartCa.Times(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3), 64);

    private CaBench bench;
    private Rooms rooms;
    private SigningCa ca;
    private RoomSealer sealer;
    private Forger forger;
    private PullClient thief;

    @BeforeAll
    void open() {
        bench = new CaBench();
        rooms = new Rooms(bench, IMPATIENT);
        ca = bench.open();
        sealer = rooms.sealer(ca, Clock.systemUTC());
        forger = new Forger(bench);
        thief = new PullClient(Rooms.address(rooms.authority), rooms.papers.connector(), Duration.ofSeconds(10));
    }

    @BeforeEach
    void quiet() {
        rooms.alarms.clear();
    }

    @AfterAll
    void close() {
        thief.close();
        forger.close();
        ca.close();
        rooms.close();
        bench.close();
    }

    private Der challenge() {
        return ((PullClient.Called.Body) thief.post(PullServer.CHALLENGE, Der.of(new byte[0]))).bytes();
    }

    private PullClient.Called fetched(SealedHello hello) {
        return thief.post(PullServer.PULL, hello.bytes());
    }

    private Der ours() {
        return Der.of(bench.keys.caCertificate().sha256());
    }

    private static final PullClient.Called REFUSED = new PullClient.Called.Status(401);

    /** A request waits all the while, and the true connector is there. */
    @Test
    void theKeyForTheConnectionAloneFetchesNothingWhileRequestsWait() throws InterruptedException {
        Puller puller = rooms.puller(
                letter -> Optional.empty(), sealer::hello, rooms.papers.connector(), Rooms.address(rooms.authority));
        await(rooms.authority::present);
        puller.close();
        // what it still waited for at the door is over
        Thread.sleep(1500);
        CompletableFuture<Health> asked = CompletableFuture.supplyAsync(rooms.authority::health);
        for (int i = 0; i < 5; i++) {
            assertThat(fetched(new SealedHello(new Hello(ours(), challenge()).bytes(), Optional.empty())))
                    .isEqualTo(REFUSED);
        }
        assertThat(asked.join()).isInstanceOf(Health.Down.class);
        assertThat(rooms.alarms).contains("fetch-not-signed").doesNotContain("request-unanswered");
    }

    @Test
    void whatTheTokenDidNotSignOverThisChallengeFetchesNothing() {
        Hello hello = new Hello(ours(), challenge());
        Der statement = hello.bytes();
        RoomSeal genuine = sealer.hello(hello.challenge()).seal().orElseThrow();

        Der forged = forger.sign(RoomSeal.Word.HELLO.toSign(statement));
        assertThat(fetched(new SealedHello(statement, Optional.of(new RoomSeal(genuine.certificate(), forged)))))
                .as("by a key of its own")
                .isEqualTo(REFUSED);
        assertThat(fetched(new SealedHello(statement, sealer.seal(RoomSeal.Word.ANSWER, statement))))
                .as("as the token signs answers")
                .isEqualTo(REFUSED);
        assertThat(rooms.alarms).contains("fetch-not-signed");
        assertThat(fetched(sealer.hello(Der.of(new byte[32]))))
                .as("over another challenge")
                .isEqualTo(REFUSED);
        assertThat(fetched(new SealedHello(statement, Optional.of(genuine))))
                .as("the token's own, of this moment")
                .isEqualTo(new PullClient.Called.Status(PullServer.NOTHING));
    }

    @Test
    void whatWasSignedLongAgoFetchesNothing() throws InterruptedException {
        RoomJudge judge = new RoomJudge(bench.keys.caCertificate(), Clock.systemUTC());
        FetchGate gate = ChallengedFetch.of(judge, Duration.ofMillis(200));
        Der challenge = gate.challenge();
        SealedHello hello = sealer.hello(challenge);
        Hello said = new Hello(ours(), challenge);

        assertThat(gate.objection(hello, said)).isEmpty();
        Thread.sleep(450);
        assertThat(gate.challenge()).isNotEqualTo(challenge);
        assertThat(gate.objection(hello, said)).contains(FetchGate.ENDED);
    }

    /** One signature for a challenge, however much is fetched. */
    @Test
    void theConnectorSignsOnceForManyRequests() {
        AtomicInteger signed = new AtomicInteger();
        AskHandler handler = rooms.handler(ca, Clock.systemUTC());
        URI address = Rooms.address(rooms.authority);
        try (Puller puller = rooms.puller(
                letter -> handler.answer(letter).map(sealer::sealed),
                challenge -> {
                    signed.incrementAndGet();
                    return sealer.hello(challenge);
                },
                rooms.papers.connector(),
                address)) {
            await(rooms.authority::present);
            for (int i = 0; i < 12; i++) {
                assertThat(rooms.authority.query(UUID.randomUUID())).isEmpty();
            }
            assertThat(signed).hasValueLessThanOrEqualTo(2);
            assertThat(puller).isNotNull();
        }
    }
}
