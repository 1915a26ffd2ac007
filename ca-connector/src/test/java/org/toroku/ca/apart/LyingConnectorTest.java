package org.toroku.ca.apart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.Voiding;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.signing.Answers;
import org.toroku.ca.signing.CaBench;
import org.toroku.ca.signing.SigningCa;
import org.toroku.pki.Der;

/** Whoever has the connector's key for the connection, and not the CA's token, makes the registration authority believe nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class LyingConnectorTest {
    private static final ApartCa.Times IMPATIENT =
            new ApartCa.Times(Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(3), 64);

    private final AtomicReference<Function<Der, Optional<SealedReply>>> lie =
            new AtomicReference<>(letter -> Optional.empty());
    private CaBench bench;
    private Rooms rooms;
    private Forger forger;
    private SigningCa ca;
    private RoomSealer sealer;
    private Der subscriber;

    @BeforeAll
    void open() {
        bench = new CaBench();
        rooms = new Rooms(bench, IMPATIENT);
        forger = new Forger(bench);
        ca = bench.open();
        sealer = rooms.sealer(ca, Clock.systemUTC());
        subscriber = Answers.issued(
                        ca.submit(bench.sign(CaBench.order(forger.publicKey())), Optional.of(forger.publicKey())))
                .certificate();
        rooms.puller(
                letter -> lie.get().apply(letter),
                challenge -> sealer.hello(challenge),
                rooms.papers.connector(),
                Rooms.address(rooms.authority));
        Answers.await(rooms.authority::present);
    }

    @BeforeEach
    void quiet() {
        rooms.alarms.clear();
    }

    @AfterAll
    void close() {
        ca.close();
        forger.close();
        rooms.close();
        bench.close();
    }

    private SealedReply.Statement said(Der letter, Answer answer, Instant at) {
        UUID id = Letter.read(letter).flatMap(Letter::opened).orElseThrow().id();
        return new SealedReply.Statement(Der.of(bench.keys.caCertificate().sha256()), at, Reply.to(id, letter, answer));
    }

    private static Instant now() {
        return Instant.now(Clock.systemUTC());
    }

    /** What each verb of the port makes of an answer: the reason why there is none, or what was believed. */
    private Map<String, Supplier<String>> verbs() {
        ApartCa authority = rooms.authority;
        SignedOrder order = bench.sign(CaBench.order(CaBench.applicantKey()));
        UUID id = CaBench.idOf(order);
        Map<String, Supplier<String>> verbs = new LinkedHashMap<>();
        verbs.put("submit", () -> reason(authority.submit(order, Optional.of(CaBench.applicantKey()))));
        verbs.put(
                "query",
                () -> reason(authority.query(id).<Object>map(each -> each).orElse("unknown")));
        verbs.put("cancel", () -> reason(authority.cancel(order, "issuance")));
        verbs.put("revoke", () -> reason(authority.revoke("ab", RevocationReason.KEY_COMPROMISE, "officer")));
        verbs.put("package", () -> reason(authority.subscriberKeys().packageFor(id, "mine".toCharArray())));
        verbs.put("destroy", () -> reason(authority.subscriberKeys().destroy(id, "gone")));
        verbs.put("held", () -> thrown(() -> authority.subscriberKeys().held(id)));
        verbs.put("rules", () -> thrown(() -> authority.takesRules("ab".repeat(32))));
        verbs.put("newest head", () -> thrown(() -> authority.heads().newest()));
        verbs.put("head", () -> thrown(() -> authority.heads().at(7)));
        verbs.put("published", () -> thrown(authority::standing));
        verbs.put("health", () -> reason(authority.health()));
        return verbs;
    }

    private static String reason(Object outcome) {
        return switch (outcome) {
            case Submission.Unavailable(var reason) -> reason;
            case Voiding.Unavailable(var reason) -> reason;
            case Revocation.Unavailable(var reason) -> reason;
            case SubscriberKeys.Packaging.Unavailable(var reason) -> reason;
            case SubscriberKeys.Destruction.Unavailable(var reason) -> reason;
            case Health.Down(var reason) -> reason;
            default -> "believed: " + outcome;
        };
    }

    private static String thrown(Supplier<Object> call) {
        try {
            return "believed: " + call.get();
        } catch (JournalUnavailable e) {
            return String.valueOf(e.getMessage());
        }
    }

    static Stream<Answer> answers() {
        return WireFormTest.answers();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatTheTokenDidNotSignIsNoAnswerToAnything(Answer answer) {
        lie.set(letter ->
                Optional.of(new SealedReply(said(letter, answer, now()).bytes(), Optional.empty())));

        assertThat(verbs()).allSatisfy((verb, call) -> assertThat(call.get()).contains(RoomJudge.UNSIGNED));
        assertThat(rooms.alarms).contains(RoomJudge.UNSIGNED);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatAnotherKeySignedIsNoAnswerToAnything(Answer answer) {
        Der own = forger.certificate(Forger.Wish.responder().signedByItself());
        lie.set(letter -> Optional.of(forger.sealed(said(letter, answer, now()), own)));

        assertThat(verbs()).allSatisfy((verb, call) -> assertThat(call.get()).contains("signer-not-of-this-ca"));
        assertThat(rooms.alarms).contains("signer-not-of-this-ca");
    }

    /** The lie that costs most: a certificate that is said to be revoked is closed, and its key destroyed. */
    private String lied(Function<SealedReply.Statement, SealedReply> seal) {
        return lied(seal, now());
    }

    private String lied(Function<SealedReply.Statement, SealedReply> seal, Instant at) {
        Answer revoked = new Answer.Revoked("ab", now(), RevocationReason.KEY_COMPROMISE);
        lie.set(letter -> Optional.of(seal.apply(said(letter, revoked, at))));
        return reason(rooms.authority.revoke("ab", RevocationReason.KEY_COMPROMISE, "officer"));
    }

    private RoomSeal genuine(byte[] content) {
        RoomSeal any = sealer.seal(RoomSeal.Word.ANSWER, Der.of(new byte[0])).orElseThrow();
        return switch (ca.responderSigner().sign(content)) {
            case TokenSigner.Signing.Signed(var signature) -> new RoomSeal(any.certificate(), signature);
            case TokenSigner.Signing.Unavailable(var reason) -> throw new IllegalStateException(reason);
        };
    }

    /** A key that the CA makes its responder's counts from then on, also after a restart of the room. */
    @Test
    void anotherKeyOfTheRespondersIsBelievedOnceTheCaCertifiedIt() {
        Der certificate = forger.certificate(Forger.Wish.responder());

        assertThat(lied(said -> forger.sealed(said, certificate))).startsWith("believed: Revoked");
        assertThat(rooms.alarms).isEmpty();
    }

    @Test
    void theRoomItselfIsBelieved() {
        assertThat(lied(said -> sealer.sealed(said.reply()))).startsWith("believed: Revoked");
        assertThat(rooms.alarms).isEmpty();
    }

    record Forged(Forger.Wish wish, String reason) {}

    static Stream<Forged> certificates() {
        Forger.Wish responder = Forger.Wish.responder();
        return Stream.of(
                new Forged(responder.signedByItself(), "signer-not-of-this-ca"),
                new Forged(responder.between(Duration.ofDays(-15), Duration.ofMinutes(-1)), "signer-not-in-force"),
                new Forged(responder.between(Duration.ofHours(1), Duration.ofDays(1)), "signer-not-in-force"),
                new Forged(responder.with(), "signer-without-role"),
                new Forged(responder.with(KeyPurposeId.id_kp_emailProtection), "signer-without-role"),
                new Forged(
                        responder.with(KeyPurposeId.id_kp_OCSPSigning, KeyPurposeId.id_kp_clientAuth),
                        "signer-without-role"),
                new Forged(responder.ofAnotherCa(), "signer-without-role"));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateThatIsNoRespondersOfThisCaInForceVouchesForNothing(Forged forged) {
        Der certificate = forger.certificate(forged.wish());

        assertThat(lied(said -> forger.sealed(said, certificate))).isEqualTo(forged.reason());
        assertThat(rooms.alarms).contains(forged.reason());
    }

    @Test
    void aSubscriberSpeaksNotForTheCa() {
        assertThat(lied(said -> forger.sealed(said, subscriber))).isEqualTo("signer-without-role");
    }

    @Test
    void theResponderOfAnotherCaSpeaksNotForThisOne() {
        try (CaBench other = new CaBench();
                Rooms otherRooms = new Rooms(other, IMPATIENT);
                SigningCa otherCa = other.open()) {
            RoomSealer otherSealer = otherRooms.sealer(otherCa, Clock.systemUTC());
            assertThat(lied(said -> otherSealer.sealed(said.reply()))).isEqualTo("answer-of-another-ca");
            assertThat(lied(said ->
                            new SealedReply(said.bytes(), otherSealer.seal(RoomSeal.Word.ANSWER, said.bytes()))))
                    .isEqualTo("signer-not-of-this-ca");
        }
    }

    /** Certificate of the responder lie in every answer of OCSP; its signatures are over other words. */
    @Test
    void theRespondersCertificateAndOtherSignaturesOfItVouchForNothing() {
        Der certificate = genuine(new byte[0]).certificate();
        assertThat(lied(said -> forger.sealed(said, certificate))).isEqualTo("answer-signature-invalid");
        assertThat(lied(said -> new SealedReply(
                        said.bytes(), Optional.of(genuine(said.bytes().toByteArray())))))
                .as("without the words that no answer of OCSP begins with")
                .isEqualTo("answer-signature-invalid");
        assertThat(lied(said -> new SealedReply(said.bytes(), sealer.seal(RoomSeal.Word.PUBLICATION, said.bytes()))))
                .isEqualTo("answer-signature-invalid");
    }

    @Test
    void whatWasSignedForAnotherRequestIsNoAnswer() {
        AtomicReference<Optional<SealedReply>> first = new AtomicReference<>(Optional.empty());
        lied(said -> {
            SealedReply genuine = sealer.sealed(said.reply());
            first.set(Optional.of(genuine));
            return genuine;
        });
        SealedReply earlier = first.get().orElseThrow();

        assertThat(lied(said -> earlier)).as("all of it").isEqualTo(AskDesk.SILENT);
        assertThat(lied(said -> new SealedReply(said.bytes(), earlier.seal())))
                .as("its signature")
                .isEqualTo("answer-signature-invalid");
    }

    @Test
    void whatWasSignedLongAgoOrAheadOfTimeIsNoAnswer() {
        Function<SealedReply.Statement, SealedReply> genuine =
                said -> new SealedReply(said.bytes(), sealer.seal(RoomSeal.Word.ANSWER, said.bytes()));

        assertThat(lied(genuine, now().minusSeconds(301))).isEqualTo("answer-too-old");
        assertThat(lied(genuine, now().plusSeconds(310))).isEqualTo("answer-too-old");
        assertThat(lied(genuine, now().minusSeconds(200))).startsWith("believed: Revoked");
    }
}
