package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.Answers;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.OrderEdit;
import org.toroku.ca.signing.SigningCa;
import org.toroku.pki.Der;

/** Whoever has the pull endpoint, but not the order key, makes the CA neither issue nor revoke nor give a key away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
class LyingEndpointTest {
    private CaBench bench;
    private Rooms rooms;
    private Endpoint endpoint;
    private SigningCa ca;

    @BeforeAll
    void open() {
        bench = new CaBench();
        rooms = new Rooms(bench, Rooms.TIMES);
        endpoint = new Endpoint(bench, rooms.papers.authority());
        rooms.connector(around -> around, rooms.papers.connector(), endpoint.address());
        ca = bench.open();
        Answers.await(endpoint.desk::present);
    }

    @AfterAll
    void close() {
        ca.close();
        endpoint.close();
        rooms.close();
        bench.close();
    }

    /** An order with a key that the CA made, carried out. */
    private SignedOrder issuedOrder() {
        SignedOrder order = bench.sign(CaBench.order());
        Answers.issued(ca.submit(order, Optional.empty()));
        return order;
    }

    private String serial(SignedOrder order) {
        return ((Submission.Issued) ca.query(CaBench.idOf(order)).orElseThrow()).serial();
    }

    private String events() {
        return bench.count("event", "true");
    }

    @Test
    void anAlteredOrderIsRefused() {
        Der key = CaBench.applicantKey();
        SignedOrder signed = bench.sign(CaBench.order(key));
        Der altered = CanonicalOrder.encode(
                OrderEdit.of(CaBench.order(key)).subject("CN=Mallory,C=JP").build());
        String before = events();

        assertThat(endpoint.unsigned(
                        new Ask.Submit(new SignedOrder(altered, signed.signature(), signed.keyId()), Optional.of(key))))
                .isEqualTo(new Answer.Refused("signature", "signature-invalid"));
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void anotherKeyForAnOrderIsRefused() {
        SignedOrder order = bench.sign(CaBench.order(CaBench.applicantKey()));

        assertThat(endpoint.unsigned(new Ask.Submit(order, Optional.of(CaBench.applicantKey()))))
                .isEqualTo(new Answer.Refused("spkiSha256", "public-key-differs"));
        assertThat(ca.query(CaBench.idOf(order))).isEmpty();
    }

    /** What needs the order key's signature, about an order that was carried out. */
    private Stream<Ask> needing(SignedOrder order) {
        UUID id = CaBench.idOf(order);
        return Stream.of(
                new Ask.Revoke(serial(order), RevocationReason.KEY_COMPROMISE, "nobody"),
                new Ask.Cancel(order, "nobody"),
                new Ask.PackageKey(id, Der.of(new byte[] {'m', 'i', 'n', 'e'})),
                new Ask.DestroyKey(id, "gone"));
    }

    @Test
    void whatIsNotSignedChangesNothingAndYieldsNothing() {
        SignedOrder order = issuedOrder();
        String before = events();

        assertThat(needing(order).map(endpoint::unsigned)).containsOnly(new Answer.Not("request-not-signed"));
        assertThat(events()).isEqualTo(before);
        assertThat(ca.subscriberKeys().held(CaBench.idOf(order))).contains(true);
    }

    @Test
    void whatWasSignedForAnotherRequestIsRefused() {
        SignedOrder order = issuedOrder();
        Instant now = Instant.now(Clock.systemUTC());
        Letter.Seal borrowed =
                Endpoint.seal(endpoint.request(new Ask.DestroyKey(UUID.randomUUID(), "gone"), now), bench.orderSigner);
        String before = events();

        assertThat(needing(order).map(ask -> endpoint.hand(endpoint.request(ask, now), Optional.of(borrowed))))
                .containsOnly(new Answer.Not("request-signature-invalid"));
        assertThat(events()).isEqualTo(before);
    }

    /** An order is signed without the prefix of requests: its signature authorises its own bytes and nothing else. */
    @Test
    void theSignatureOfAnOrderIsNoSignatureOfARequest() {
        SignedOrder order = issuedOrder();
        Letter.Seal ofOrder = new Letter.Seal(order.keyId(), order.signature());

        assertThat(endpoint.hand(
                        endpoint.request(new Ask.Cancel(order, "nobody"), Instant.now(Clock.systemUTC())),
                        Optional.of(ofOrder)))
                .isEqualTo(new Answer.Not("request-signature-invalid"));
    }

    @Test
    void aKeyThatIsNotPinnedAuthorisesNothing() {
        SignedOrder order = issuedOrder();
        Letter.Request request = endpoint.request(new Ask.Cancel(order, "nobody"), Instant.now(Clock.systemUTC()));
        Letter.Seal seal = Endpoint.seal(request, bench.orderSigner);

        assertThat(endpoint.hand(request, Optional.of(new Letter.Seal("ab".repeat(32), seal.signature()))))
                .isEqualTo(new Answer.Not("request-key-unknown"));
    }

    record Moment(long seconds, String reason) {}

    Stream<Moment> moments() {
        return Stream.of(
                new Moment(-301, "request-too-old"),
                new Moment(-86_400, "request-too-old"),
                new Moment(90, "request-from-the-future"));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aSignedRequestCountsForFiveMinutes(Moment moment) {
        SignedOrder order = issuedOrder();
        Instant at = Instant.now(Clock.systemUTC()).plusSeconds(moment.seconds());

        assertThat(endpoint.signed(new Ask.Cancel(order, "issuance"), at, bench.orderSigner, same -> same))
                .isEqualTo(new Answer.Not(moment.reason()));
        assertThat(ca.query(CaBench.idOf(order)))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(Submission.Issued.class));
    }

    @Test
    void theMomentCannotBeChangedAfterwards() {
        SignedOrder order = issuedOrder();
        Instant now = Instant.now(Clock.systemUTC());

        assertThat(endpoint.signed(
                        new Ask.Cancel(order, "issuance"),
                        now.minusSeconds(3_600),
                        bench.orderSigner,
                        old -> new Letter.Request(old.id(), old.ca(), now, old.ask())))
                .isEqualTo(new Answer.Not("request-signature-invalid"));
    }

    @Test
    void aRequestToAnotherCaIsRefused() {
        assertThat(endpoint.hand(
                        new Letter.Request(
                                UUID.randomUUID(),
                                Der.of(new byte[32]),
                                Instant.now(Clock.systemUTC()),
                                new Ask.Query(UUID.randomUUID())),
                        Optional.empty()))
                .isEqualTo(new Answer.Not("other-ca"));
    }

    @Test
    void aSignedRequestThatIsHandedOutAgainChangesNothingMore() {
        SignedOrder order = issuedOrder();
        Ask ask = new Ask.Revoke(serial(order), RevocationReason.KEY_COMPROMISE, "officer-1");
        Letter.Request request = endpoint.request(ask, Instant.now(Clock.systemUTC()));
        Optional<Letter.Seal> seal = Optional.of(Endpoint.seal(request, bench.orderSigner));

        Answer first = endpoint.hand(request, seal);
        String before = events();

        assertThat(first).isInstanceOf(Answer.Revoked.class);
        assertThat(endpoint.hand(request, seal)).isEqualTo(first);
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void garbageIsNotAnsweredAndTheNextRequestIs() {
        UUID id = UUID.randomUUID();
        assertThat(endpoint.desk.ask(id, Der.of(new byte[] {0x30, 0x03, 1, 2}), java.time.Duration.ofSeconds(2)))
                .isEqualTo(new Answer.Not(AskDesk.SILENT));

        assertThat(endpoint.unsigned(new Ask.Look())).isEqualTo(new Answer.Ready());
    }
}
