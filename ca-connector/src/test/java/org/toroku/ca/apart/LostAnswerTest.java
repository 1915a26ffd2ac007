package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.Voiding;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.OrderEdit;
import org.toroku.pki.Der;

/** Whatever becomes of an answer on its way, there is one certificate for an order, and asking again finds it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class LostAnswerTest {
    /** A connector that goes away is missed soon. */
    private static final ApartCa.Times ATTENTIVE =
            new ApartCa.Times(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofSeconds(3), 64);

    private static final ApartCa.Times IMPATIENT =
            new ApartCa.Times(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3), 64);

    private CaBench bench;
    private Rooms rooms;

    @BeforeAll
    void make() {
        bench = new CaBench();
    }

    @AfterAll
    void end() {
        bench.close();
    }

    @BeforeEach
    void open() {
        rooms = new Rooms(bench, ATTENTIVE);
    }

    @AfterEach
    void close() {
        rooms.close();
    }

    private record Request(SignedOrder order, Der key) {}

    private Request request() {
        Der key = CaBench.applicantKey();
        return new Request(bench.sign(CaBench.order(key)), key);
    }

    private Submission submit(Request request) {
        return rooms.authority.submit(request.order(), Optional.of(request.key()));
    }

    private void signedOnce(Request request) {
        assertThat(bench.count("event", "kind = 'SIGNED' AND subject = 'order " + CaBench.idOf(request.order()) + "'"))
                .isEqualTo("1");
    }

    private Submission.Issued untilIssued(Request request) {
        AtomicReference<Optional<Submission>> last = new AtomicReference<>(Optional.empty());
        await(() -> {
            last.set(Optional.of(submit(request)));
            return last.get().orElseThrow() instanceof Submission.Issued;
        });
        // not asked once more: a line that was cut may lose that answer, too
        return issued(last.get().orElseThrow());
    }

    @Test
    void withoutAConnectorEverythingWaitsAndSaysSo() {
        Request request = request();
        long before = System.nanoTime();

        assertThat(rooms.authority.health()).isEqualTo(new Health.Down(AskDesk.AWAY));
        assertThat(submit(request)).isEqualTo(new Submission.Unavailable(AskDesk.AWAY));
        assertThat(rooms.authority.query(UUID.randomUUID())).contains(new Submission.Unavailable(AskDesk.AWAY));
        assertThat(rooms.authority.cancel(request.order(), "issuance"))
                .isEqualTo(new Voiding.Unavailable(AskDesk.AWAY));
        assertThat(rooms.authority.revoke("ab", RevocationReason.UNSPECIFIED, "officer"))
                .isEqualTo(new Revocation.Unavailable(AskDesk.AWAY));
        char[] passphrase = "passphrase".toCharArray();
        assertThat(rooms.authority.subscriberKeys().packageFor(UUID.randomUUID(), passphrase))
                .isEqualTo(new SubscriberKeys.Packaging.Unavailable(AskDesk.AWAY));
        assertThat(passphrase).containsOnly('\0');
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(ATTENTIVE.deadline());
    }

    @Test
    void anAnswerThatNeverComesIsFoundByAskingAgain() {
        AtomicInteger swallowed = new AtomicInteger();
        try (Rooms impatient = new Rooms(bench, IMPATIENT)) {
            ApartCa authority = impatient.authority;
            impatient.connector(real -> letter -> {
                Optional<Reply> reply = real.apply(letter);
                return reply.map(Reply::answer)
                                        .filter(Answer.Issued.class::isInstance)
                                        .isPresent()
                                && swallowed.getAndIncrement() == 0
                        ? Optional.empty()
                        : reply;
            });
            await(authority::present);
            Request request = request();

            assertThat(authority.submit(request.order(), Optional.of(request.key())))
                    .isEqualTo(new Submission.Unavailable(AskDesk.SILENT));
            await(() -> authority.submit(request.order(), Optional.of(request.key())) instanceof Submission.Issued);

            assertThat(swallowed).hasValueGreaterThan(1);
            signedOnce(request);
        }
    }

    @Test
    void anAnswerIsTakenOnceAndForItsOwnRequestOnly() throws Exception {
        List<Reply> sent = new ArrayList<>();
        Endpoint endpoint = new Endpoint(bench, rooms.papers.authority());
        try (endpoint;
                PullClient client =
                        new PullClient(endpoint.address(), rooms.papers.connector(), Duration.ofSeconds(10));
                ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            Der hello = Endpoint.hello(endpoint.ca);
            client.post(PullServer.PULL, hello);
            Future<Answer> first = askers.submit(() -> endpoint.unsigned(new Ask.Query(UUID.randomUUID())));
            Future<Answer> second = askers.submit(() -> endpoint.unsigned(new Ask.HeldKey(UUID.randomUUID())));
            Der one = body(client.post(PullServer.PULL, hello));
            Der other = body(client.post(PullServer.PULL, hello));
            UUID ofOne = Letter.read(one).flatMap(Letter::opened).orElseThrow().id();
            UUID ofOther =
                    Letter.read(other).flatMap(Letter::opened).orElseThrow().id();

            // swapped: the id of one with the digest of the other
            assertThat(client.post(PullServer.ANSWER, unsigned(Reply.to(ofOne, other, new Answer.YesOrNo(true)))))
                    .isEqualTo(new PullClient.Called.Status(PullServer.NOT_OPEN));
            assertThat(client.post(PullServer.ANSWER, unsigned(Reply.to(UUID.randomUUID(), one, new Answer.Unknown()))))
                    .isEqualTo(new PullClient.Called.Status(PullServer.NOT_OPEN));
            sent.add(Reply.to(ofOne, one, new Answer.Unknown()));
            sent.add(Reply.to(ofOther, other, new Answer.Unknown()));
            for (Reply reply : sent) {
                assertThat(client.post(PullServer.ANSWER, unsigned(reply)))
                        .isEqualTo(new PullClient.Called.Status(PullServer.TAKEN));
            }
            // replayed
            for (Reply reply : sent) {
                assertThat(client.post(PullServer.ANSWER, unsigned(reply)))
                        .isEqualTo(new PullClient.Called.Status(PullServer.NOT_OPEN));
            }
            assertThat(first.get()).isEqualTo(new Answer.Unknown());
            assertThat(second.get()).isEqualTo(new Answer.Unknown());
        }
    }

    private Der unsigned(Reply reply) {
        Der ca = Der.of(bench.keys.caCertificate().sha256());
        return new SealedReply(
                        new SealedReply.Statement(ca, Instant.now(Clock.systemUTC()), reply).bytes(), Optional.empty())
                .bytes();
    }

    private static Der body(PullClient.Called called) {
        assertThat(called).isInstanceOf(PullClient.Called.Body.class);
        return ((PullClient.Called.Body) called).bytes();
    }

    @Test
    void theCertificateOfAnotherOrderIsNoAnswer() {
        AtomicReference<Optional<Answer>> earlier = new AtomicReference<>(Optional.empty());
        rooms.connector(real -> letter -> real.apply(letter).map(reply -> {
            if (!(reply.answer() instanceof Answer.Issued)) {
                return reply;
            }
            Optional<Answer> first = earlier.getAndUpdate(kept -> kept.or(() -> Optional.of(reply.answer())));
            return new Reply(reply.id(), reply.letter(), first.orElseGet(reply::answer));
        }));
        await(rooms.authority::present);
        issued(submit(request()));

        assertThat(submit(request())).isEqualTo(new Submission.Unavailable("answer-is-another-certificate"));
        assertThat(rooms.alarms).contains("answer-is-another-certificate");
    }

    private static Answer.Issued answer(Submission.Issued issued) {
        return new Answer.Issued(issued.certificate(), issued.serial(), issued.notBefore(), issued.notAfter());
    }

    /** Where the CA makes the key, two certificates of a person differ by what else was approved, and when. */
    @Test
    void anEarlierCertificateOfTheSamePersonIsAnother() {
        rooms.connector(real -> real);
        await(rooms.authority::present);
        IssuanceOrder order = CaBench.order();
        Answer.Issued made = answer(issued(rooms.authority.submit(bench.sign(order), Optional.empty())));
        IssuedCheck check = new IssuedCheck(bench.keys.caCertificate(), CaBench.PROFILES, Clock.systemUTC());

        assertThat(check.objection(made, bench.sign(order))).isEmpty();
        Instant begins = made.notBefore();
        assertThat(List.of(
                        OrderEdit.of(order).approvedAt(begins.plusSeconds(600)).build(),
                        OrderEdit.of(order).mail("another@example.jp").build(),
                        OrderEdit.of(order)
                                .notAfterCeiling(made.notAfter().minusSeconds(86_400 * 30))
                                .build()))
                .allSatisfy(other ->
                        assertThat(check.objection(made, bench.sign(other))).contains("answer-is-another-certificate"));
    }

    @Test
    void whatHasNotHappenedYetIsNoAnswer() {
        Instant later = Instant.now(Clock.systemUTC()).plusSeconds(3_600);
        rooms.connector(real -> letter -> real.apply(letter)
                .map(reply -> new Reply(
                        reply.id(), reply.letter(), new Answer.Revoked("ab", later, RevocationReason.UNSPECIFIED))));
        await(rooms.authority::present);

        assertThat(rooms.authority.revoke("ab", RevocationReason.UNSPECIFIED, "officer"))
                .isEqualTo(new Revocation.Unavailable("answer-out-of-place"));
        assertThat(rooms.authority.query(UUID.randomUUID()))
                .contains(new Submission.Unavailable("answer-out-of-place"));
    }

    @Test
    void aCertificateThatIsNotThisCasIsNoAnswer() {
        rooms.connector(real -> letter -> real.apply(letter)
                .map(reply -> reply.answer() instanceof Answer.Issued issued
                        ? new Reply(reply.id(), reply.letter(), altered(issued))
                        : reply));
        await(rooms.authority::present);
        Request request = request();

        assertThat(submit(request)).isEqualTo(new Submission.Unavailable("answer-not-of-this-ca"));
        assertThat(rooms.authority.query(CaBench.idOf(request.order())))
                .contains(new Submission.Unavailable("answer-not-of-this-ca"));
    }

    private static Answer.Issued altered(Answer.Issued issued) {
        byte[] octets = issued.certificate().toByteArray();
        octets[octets.length / 2] ^= 1;
        return new Answer.Issued(Der.of(octets), issued.serial(), issued.notBefore(), issued.notAfter());
    }

    @Test
    void anAnswerOfAnotherKindIsNoAnswer() {
        rooms.connector(real ->
                letter -> real.apply(letter).map(reply -> new Reply(reply.id(), reply.letter(), new Answer.Voided())));
        await(rooms.authority::present);

        assertThat(submit(request())).isEqualTo(new Submission.Unavailable("answer-out-of-place"));
        assertThat(rooms.authority.revoke("ab", RevocationReason.UNSPECIFIED, "officer"))
                .isEqualTo(new Revocation.Unavailable("answer-out-of-place"));
        assertThat(rooms.authority.health()).isEqualTo(new Health.Down("answer-out-of-place"));
    }

    @Test
    void aConnectionThatIsCutAfterSigningBringsTheAnswerByTheNext() throws Exception {
        try (CuttingProxy line = new CuttingProxy(rooms.authority.address().getPort())) {
            AtomicInteger cut = new AtomicInteger();
            rooms.connector(
                    real -> letter -> {
                        Optional<Reply> reply = real.apply(letter);
                        if (reply.orElseThrow().answer() instanceof Answer.Issued && cut.getAndIncrement() == 0) {
                            line.cut();
                        }
                        return reply;
                    },
                    rooms.papers.connector(),
                    line.address());
            await(rooms.authority::present);
            Request request = request();

            untilIssued(request);

            assertThat(cut).hasPositiveValue();
            signedOnce(request);
        }
    }

    @Test
    void aLineThatIsDownStopsAndIsUsedAgain() throws Exception {
        try (CuttingProxy line = new CuttingProxy(rooms.authority.address().getPort())) {
            rooms.connector(real -> real, rooms.papers.connector(), line.address());
            await(rooms.authority::present);
            line.down(true);
            await(() -> !rooms.authority.present());
            Request request = request();
            assertThat(submit(request)).isEqualTo(new Submission.Unavailable(AskDesk.AWAY));

            line.down(false);

            untilIssued(request);
            signedOnce(request);
        }
    }

    @Test
    void twoConnectorsThatFetchAtOnceMakeOneCertificateForAnOrder() throws Exception {
        Set<UUID> handled = ConcurrentHashMap.newKeySet();
        Function<Function<Der, Optional<Reply>>, Function<Der, Optional<Reply>>> watched = real -> letter -> {
            Optional<Reply> reply = real.apply(letter);
            reply.ifPresent(each ->
                    assertThat(handled.add(each.id())).as("handed out once").isTrue());
            return reply;
        };
        rooms.connector(watched);
        rooms.connector(watched);
        await(rooms.authority::present);
        List<Request> requests = new ArrayList<>();
        List<Callable<Submission>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Request request = request();
            requests.add(request);
            for (int again = 0; again < 4; again++) {
                calls.add(() -> submit(request));
            }
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(calls);
        }

        Set<String> serials = new HashSet<>();
        for (Request request : requests) {
            serials.add(untilIssued(request).serial());
            signedOnce(request);
        }
        assertThat(serials).hasSize(requests.size());
    }

    @Test
    void keysTravelUnderTheirPassphraseAndAreDestroyed() {
        rooms.connector(real -> real);
        await(rooms.authority::present);
        SignedOrder order = bench.sign(CaBench.order());
        UUID id = CaBench.idOf(order);
        await(() -> rooms.authority.submit(order, Optional.empty()) instanceof Submission.Issued);
        SubscriberKeys keys = rooms.authority.subscriberKeys();

        assertThat(keys.held(id)).contains(true);
        assertThat(keys.packageFor(id, "合言葉 passphrase".toCharArray()))
                .isInstanceOfSatisfying(
                        SubscriberKeys.Packaging.Packaged.class,
                        packaged -> assertThat(aliases(packaged.pkcs12(), "合言葉 passphrase"))
                                .isPositive());
        assertThat(keys.destroy(id, "receipt-confirmed")).isInstanceOf(SubscriberKeys.Destruction.Destroyed.class);
        assertThat(keys.held(id)).contains(false);
        assertThat(keys.packageFor(id, "x".toCharArray())).isEqualTo(new SubscriberKeys.Packaging.Gone("destroyed"));
        assertThat(keys.destroy(UUID.randomUUID(), "none")).isEqualTo(new SubscriberKeys.Destruction.NeverMade());
        assertThat(keys.held(UUID.randomUUID())).isEmpty();
    }

    private static int aliases(Der pkcs12, String passphrase) {
        try {
            java.security.KeyStore store = java.security.KeyStore.getInstance("PKCS12");
            store.load(new java.io.ByteArrayInputStream(pkcs12.toByteArray()), passphrase.toCharArray());
            return store.size();
        } catch (java.io.IOException | java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void headsOfTheJournalAreThoseInTheRoom() {
        rooms.connector(real -> real);
        await(rooms.authority::present);
        issued(submit(request()));
        var heads = rooms.authority.heads();
        var there = new org.toroku.ca.journal.EventHeads(bench.database);

        assertThat(heads.newest()).isEqualTo(there.newest());
        assertThat(heads.at(1)).isEqualTo(there.at(1)).isPresent();
        assertThat(heads.at(999_999)).isEmpty();
    }
}
