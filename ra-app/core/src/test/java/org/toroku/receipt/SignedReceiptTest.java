package org.toroku.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.receipt.ReceiptHouse.by;
import static org.toroku.receipt.ReceiptHouse.refused;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.HolderKey;
import org.toroku.issuance.SoftIssuer;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;
import org.toroku.receipt.ReceiptDesk.Means;
import org.toroku.receipt.SignedReceiptDesk.Answer;
import org.toroku.receipt.SignedReceiptDesk.Prepared;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.SelfRevocationDesk;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.subjectkey.KeyInput;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.OwnKey;

/** R10 by signature: whoever received the key proves it with the key, and what proves nothing leaves the case waiting. */
class SignedReceiptTest {
    private static ReceiptHouse scene;

    @BeforeAll
    static void open() {
        scene = new ReceiptHouse();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @AfterEach
    void everybodyIsBack() {
        scene.house().status().behaveNormally();
        scene.house().ca().be(Mood.WILLING);
    }

    @Test
    void theKeyThatWasReceivedSignsForItAndNobodyDecides() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        String said = new String(text.content().toByteArray(), StandardCharsets.UTF_8);
        assertThat(said)
                .contains(
                        SerialText.shown(scene.serial(access)),
                        scene.key(access).certificate().sha256Hex(),
                        "受付番号: M-",
                        "この受領書の番号",
                        "署名の期限")
                .doesNotContain("山田", "{");
        SignatureInput signature = by(scene.key(access), text.content());

        Answer answer = scene.submit(access, text, signature);

        scene.assertConfirmed(access, answer);
        assertThat(scene.house().book(access.applicationId()))
                .containsSubsequence(
                        "key-handed-over", "receipt-confirmed", "receipt-signed", "receipt-accepted-by-rule");
        assertThat(scene.detail(access, "receipt-confirmed"))
                .startsWith("APPLICANT applicant")
                .contains("\"signed\":true");
        assertThat(scene.detail(access, "receipt-signed")).contains("OWN_KEY");
        assertThat(scene.detail(access, "receipt-accepted-by-rule"))
                .as("by a rule, and by no person")
                .startsWith("SYSTEM signed-receipt-1")
                .contains(ReceiptRule.SHA256);
        assertThat(document(access, DocumentKind.RECEIPT)).isEqualTo(said);
        assertThat(document(access, DocumentKind.RECEIPT_PROOF))
                .contains(
                        "toroku-signed-receipt-1",
                        "\"result\" : \"passed\"",
                        "OWN_KEY",
                        text.content().sha256Hex());
        assertThat(scene.submit(access, text, signature))
                .as("who asks again is told what became of it")
                .isEqualTo(answer);
        CardHouse.await(() -> !scene.house()
                .ca()
                .holdsKeyOf(scene.house().ca().orderOf(access.applicationId()).orderId()));
    }

    @Test
    void theCardOfTheApplicationSignsForIt() {
        Access access = scene.pickedUp();
        scene.assertConfirmed(access, scene.byCard(access, scene.house().card()));
        assertThat(scene.detail(access, "receipt-signed")).contains("OWN_CARD");
        assertThat(document(access, DocumentKind.RECEIPT_PROOF))
                .as("what the status service answered is kept")
                .contains("\"status\" : \"good\"", "\"response\"", "\"responder\"");
    }

    @Test
    void whoMadeTheKeySignsWithItOnceTheCertificateIsFetched() throws Exception {
        OwnKey own = OwnKey.p256();
        Applied.Accepted applied = (Applied.Accepted) scene.house()
                .part(KeyCounter.class)
                .apply(
                        CardHouse.form(),
                        scene.house().consent(),
                        scene.house().newcomer(),
                        new KeyInput(Der.of(own.request()), KeyInput.Origin.UPLOAD, Optional.empty()));
        Access access = applied.access();
        scene.house().counter().submit(access, scene.house().signature(applied));
        scene.house().acceptedByTwo(access.applicationId());
        scene.house().awaitState(access.applicationId(), ApplicationState.ISSUED);
        assertThat(scene.desk().prepare(access, Locale.JAPANESE)).isEqualTo(new Prepared.Refused("not-picked-up"));
        Der certificate = scene.house().counter().certificate(access).orElseThrow();
        KeyPair pair = new KeyPair(
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(own.spki())), own.privateKey());

        Prepared.Text text = scene.text(access);
        Answer answer = scene.submit(access, text, by(new HolderKey(pair, certificate), text.content()));

        scene.assertConfirmed(access, answer);
        assertThat(scene.detail(access, "receipt-signed")).contains("OWN_KEY");
    }

    @Test
    void noOtherCertificateSignsForThisOne() {
        Access mine = scene.pickedUp();
        Access other = scene.pickedUp();
        Prepared.Text text = scene.text(mine);
        assertThat(scene.submit(mine, text, by(scene.key(other), text.content())))
                .isEqualTo(refused("other-certificate"));
        assertThat(scene.submit(mine, text, by(forged(mine), text.content())))
                .as("our serial under another CA")
                .isEqualTo(refused("certificate-not-ours"));
        scene.assertWaiting(mine);
        scene.assertWaiting(other);
        // a slip uses nothing up
        scene.assertConfirmed(mine, scene.submit(mine, text, by(scene.key(mine), text.content())));
    }

    @Test
    void aRevokedCertificateIsNotReceived() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        SignatureInput signature = by(scene.key(access), text.content());
        scene.house()
                .ca()
                .revokeUnheard(
                        scene.house().ca().orderOf(access.applicationId()).orderId());
        assertThat(scene.submit(access, text, signature)).isEqualTo(refused("certificate-revoked"));
        assertThat(scene.house().state(access.applicationId())).isEqualTo(ApplicationState.REVOKED);
        assertThat(scene.submit(access, text, signature)).isEqualTo(refused("certificate-revoked"));
        assertThat(scene.desk().prepare(access, Locale.JAPANESE))
                .isEqualTo(new Prepared.Refused("certificate-revoked"));
        assertThat(scene.house().book(access.applicationId())).doesNotContain("receipt-confirmed", "receipt-signed");
    }

    @Test
    void aSignatureOverAnotherTextSignsForNothing() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        String said = new String(text.content().toByteArray(), StandardCharsets.UTF_8);
        Der altered = Der.of(said.replace("確認しました", "確認していません").getBytes(StandardCharsets.UTF_8));
        assertThat(scene.submit(access, text, by(scene.key(access), altered))).isEqualTo(refused("other-content"));
        assertThat(scene.submit(access, text, by(scene.house().card(), altered)))
                .isEqualTo(refused("other-content"));
        assertThat(scene.submit(
                        access, text, by(scene.key(access), scene.text(access).content())))
                .as("over the text of another ticket")
                .isEqualTo(refused("other-content"));
        scene.assertWaiting(access);
    }

    @Test
    void aReceiptIsNoneForAnotherCase() {
        Access mine = scene.pickedUp();
        Access other = scene.pickedUp();
        Prepared.Text text = scene.text(mine);
        // one card, and one person, for both
        SignatureInput signature = by(scene.house().card(), text.content());
        assertThat(scene.submit(other, text, signature)).isEqualTo(refused("other-application"));
        assertThat(scene.submit(other, scene.text(other), signature)).isEqualTo(refused("other-content"));
        String[] parts = text.ticket().split("\\.");
        parts[0] = other.applicationId().toString();
        assertThat(scene.desk()
                        .submit(
                                other,
                                String.join(".", parts),
                                signature,
                                scene.house().newcomer()))
                .as("a ticket is not rewritten")
                .isEqualTo(refused("ticket-unknown"));
        scene.assertWaiting(mine);
        scene.assertWaiting(other);
    }

    @Test
    void nobodySignsBeforeItWasPickedUp() {
        Access access = scene.house().issued();
        assertThat(scene.desk().prepare(access, Locale.JAPANESE)).isEqualTo(new Prepared.Refused("not-picked-up"));
        ReceiptTickets tickets = scene.house().part(ReceiptTickets.class);
        ReceiptTicket early = tickets.make(access.applicationId(), Locale.JAPANESE);
        Der content = Der.of("受領書".getBytes(StandardCharsets.UTF_8));
        String sealed = tickets.sealed(new ReceiptTickets.Sealed(early, content.sha256Hex()));
        SignatureInput signature = by(scene.house().card(), content);
        assertThat(scene.desk().submit(access, sealed, signature, scene.house().newcomer()))
                .isEqualTo(refused("not-picked-up"));
        scene.house().pass(Duration.ofSeconds(2));
        scene.pickUp(access);
        assertThat(scene.desk().submit(access, sealed, signature, scene.house().newcomer()))
                .as("a text that was made before")
                .isEqualTo(refused("made-before-pick-up"));
        scene.assertWaiting(access);
    }

    @Test
    void ofManyAtOnceOneIsTheReceipt() throws Exception {
        Access access = scene.pickedUp();
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Prepared.Text text = scene.text(access);
            SignatureInput signature = by(scene.key(access), text.content());
            calls.add(() -> scene.submit(access, text, signature));
            calls.add(() -> scene.submit(access, text, signature));
        }
        calls.add(() -> scene.house().counter().confirmReceipt(access));
        List<Object> answers = together(calls);

        assertThat(scene.house().book(access.applicationId())).containsOnlyOnce("receipt-confirmed");
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer)
                        .isInstanceOfAny(Answer.Confirmed.class, Answer.Refused.class, Receipt.Confirmed.class));
        boolean signed = scene.house()
                .part(SignedReceipts.class)
                .of(access.applicationId())
                .isPresent();
        assertThat(answers.stream().filter(Answer.Confirmed.class::isInstance))
                .as("the two that handed in the same signature, or nobody where the click was first")
                .hasSize(signed ? 2 : 0);
        assertThat(answers.stream().filter(Answer.Refused.class::isInstance))
                .containsOnly(refused(signed ? "signed-already" : "confirmed-already"));
    }

    @Test
    void aClickAfterwardsChangesNothingAndNoSignatureMakesAClickASignedOne() {
        Access signed = scene.pickedUp();
        Answer.Confirmed answer = (Answer.Confirmed) scene.byKey(signed);
        assertThat(scene.house().counter().confirmReceipt(signed)).isEqualTo(new Receipt.Confirmed(answer.at()));
        scene.assertConfirmed(signed, answer);

        Access clicked = scene.pickedUp();
        Prepared.Text text = scene.text(clicked);
        assertThat(scene.house().counter().confirmReceipt(clicked)).isInstanceOf(Receipt.Confirmed.class);
        assertThat(scene.detail(clicked, "receipt-confirmed")).contains("\"signed\":false");
        assertThat(scene.submit(clicked, text, by(scene.key(clicked), text.content())))
                .isEqualTo(refused("confirmed-already"));
        assertThat(scene.desk().prepare(clicked, Locale.JAPANESE)).isEqualTo(new Prepared.Refused("confirmed-already"));
        assertThat(scene.house().book(clicked.applicationId())).doesNotContain("receipt-signed");
    }

    @Test
    void officersSeeWhichOfTheTwoItWas() {
        ReceiptDesk shown = scene.house().part(ReceiptDesk.class);
        Access signed = scene.pickedUp();
        assertThat(shown.of(CardHouse.OMNI, signed.applicationId())).isEmpty();
        scene.byKey(signed);
        assertThat(shown.of(CardHouse.OMNI, signed.applicationId())
                        .orElseThrow()
                        .how())
                .isInstanceOfSatisfying(ReceiptDesk.Signed.class, by -> {
                    assertThat(by.means()).isEqualTo(Means.OWN_KEY);
                    assertThat(by.rule()).isEqualTo("signed-receipt-1");
                    assertThat(by.signerSha256())
                            .isEqualTo(scene.key(signed).certificate().sha256Hex());
                });
        Access clicked = scene.pickedUp();
        scene.house().counter().confirmReceipt(clicked);
        assertThat(shown.of(CardHouse.OMNI, clicked.applicationId())
                        .orElseThrow()
                        .how())
                .isEqualTo(new ReceiptDesk.How.Clicked());
        assertThat(shown.of(new Officer("nobody", CardHouse.OMNI.roles()), signed.applicationId()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspBehaviour.class,
            names = {"UNKNOWN", "HTTP_500", "STALE", "BAD_SIGNATURE"})
    void aCardWhoseStatusNobodyTellsWaitsAndNothingIsLost(OcspBehaviour behaviour) {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        SignatureInput signature = by(scene.house().card(), text.content());
        scene.house().status().behave(behaviour);
        assertThat(scene.submit(access, text, signature)).isEqualTo(new Answer.Unavailable("status-unknown"));
        scene.assertWaiting(access);
        scene.house().status().behaveNormally();
        scene.assertConfirmed(access, scene.submit(access, text, signature));
    }

    @Test
    void aCaThatDoesNotAnswerTakesNoReceiptAndNothingIsLost() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        SignatureInput signature = by(scene.key(access), text.content());
        scene.house().ca().be(Mood.AWAY);
        assertThat(scene.submit(access, text, signature)).isInstanceOf(Answer.Unavailable.class);
        scene.assertWaiting(access);
        scene.house().ca().be(Mood.WILLING);
        scene.assertConfirmed(access, scene.submit(access, text, signature));
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "expired", "look-alike-ca", "authentication", "weak-1024"})
    void aCardThatIsNotGoodSignsForNothing(String card) {
        Access access = scene.pickedUp();
        assertThat(scene.byCard(access, scene.house().card(card)))
                .isIn(refused("card-not-confirmed"), refused("certificate-not-ours"));
        scene.assertWaiting(access);
    }

    @Test
    void nobodyElsesCardSignsForIt() {
        Access access = scene.pickedUp();
        var namesake = scene.house()
                .card(CardRequest.of(
                        "receipt-namesake",
                        Holder.of("山田　花子", "2", "319810218", "東京都千代田区霞が関二丁目１番２号"),
                        Instant.now().minus(Duration.ofDays(1))));
        assertThat(scene.byCard(access, namesake)).isEqualTo(refused("not-the-holder"));
        var moved = scene.house()
                .card(CardRequest.of(
                        "receipt-moved",
                        Holder.of("山田　花子", "2", "319800217", "東京都千代田区霞が関二丁目１番２号"),
                        Instant.now().minus(Duration.ofDays(1))));
        assertThat(scene.byCard(access, moved)).isEqualTo(refused("person-uncertain"));
        scene.assertWaiting(access);
    }

    @Test
    void withoutTheTokenNobodyGetsThatFar() {
        Access access = scene.pickedUp();
        Access wrong = new Access(access.applicationId(), "wrong");
        assertThat(scene.desk().prepare(wrong, Locale.JAPANESE)).isEqualTo(new Prepared.NoSuchApplication());
        Prepared.Text text = scene.text(access);
        assertThat(scene.submit(wrong, text, by(scene.key(access), text.content())))
                .isEqualTo(new Answer.NoSuchApplication());
        scene.assertWaiting(access);
    }

    @Test
    void whatIsTooLongOrNoSignatureIsNotLookedInto() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        assertThat(scene.submit(access, text, new SignatureInput.Cms(Der.of(new byte[70_000]))))
                .isEqualTo(refused("too-large"));
        assertThat(scene.submit(access, text, new SignatureInput.Cms(Der.of(new byte[] {1, 2, 3}))))
                .isEqualTo(refused("unreadable"));
        assertThat(scene.desk()
                        .submit(
                                access,
                                "x".repeat(100_000),
                                by(scene.key(access), text.content()),
                                scene.house().newcomer()))
                .isEqualTo(refused("ticket-unknown"));
        scene.assertWaiting(access);
    }

    @Test
    void signaturesThatProveNothingStopNoneThatDoes() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        SignatureInput junk = by(forged(access), text.content());
        var network = scene.house().newcomer();
        for (int i = 0; i < 20; i++) {
            assertThat(scene.desk().submit(access, text.ticket(), junk, network))
                    .isEqualTo(refused("certificate-not-ours"));
        }
        assertThat(scene.desk().submit(access, text.ticket(), junk, network)).isInstanceOf(Answer.TooMany.class);
        scene.assertConfirmed(
                access, scene.desk().submit(access, text.ticket(), by(scene.key(access), text.content()), network));
    }

    @Test
    void aTextThatReadsOtherwiseByNowIsNobodysFault() {
        Access access = scene.pickedUp();
        ReceiptTickets tickets = scene.house().part(ReceiptTickets.class);
        Der before = Der.of("受領書（前の文面）".getBytes(StandardCharsets.UTF_8));
        String sealed = tickets.sealed(
                new ReceiptTickets.Sealed(tickets.make(access.applicationId(), Locale.JAPANESE), before.sha256Hex()));
        assertThat(scene.desk()
                        .submit(
                                access,
                                sealed,
                                by(scene.key(access), before),
                                scene.house().newcomer()))
                .isEqualTo(refused("text-changed"));
        scene.assertWaiting(access);
    }

    @Test
    void whileSomebodyAsksForItsRevocationNobodySignsForIt() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        Officer enters = new Officer("eri", Set.of(Roles.EXAMINER));
        scene.house().employ(enters);
        assertThat(scene.house()
                        .part(RevocationDesk.class)
                        .enter(
                                enters,
                                access.applicationId(),
                                new RevocationDesk.Entry(
                                        Channel.TELEPHONE,
                                        Channel.TELEPHONE.proofs().getFirst(),
                                        RevocationReason.KEY_COMPROMISE,
                                        scene.house().part(Clock.class).instant(),
                                        "電話で申出があった")))
                .isEqualTo(new RevocationDesk.Act.Done());
        assertThat(scene.submit(access, text, by(scene.key(access), text.content())))
                .isEqualTo(refused("revocation-asked"));
        assertThat(scene.desk().prepare(access, Locale.JAPANESE)).isEqualTo(new Prepared.Refused("revocation-asked"));
        scene.assertWaiting(access);
    }

    /** What was signed for one purpose is nothing for another. */
    @Test
    void aReceiptRevokesNothing() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        assertThat(scene.house()
                        .part(SelfRevocationDesk.class)
                        .submit(
                                text.ticket(),
                                by(scene.key(access), text.content()),
                                scene.house().newcomer()))
                .isEqualTo(new SelfRevocationDesk.Answer.Refused("ticket-unknown"));
        scene.assertWaiting(access);
    }

    /** Texts run out, and so does the time for the receipt. */
    @Test
    void afterItsTimeNothingIsSigned() {
        try (ReceiptHouse own = new ReceiptHouse()) {
            Access access = own.pickedUp();
            Prepared.Text text = own.text(access);
            own.house().pass(Duration.ofMinutes(61));
            assertThat(own.submit(access, text, by(own.key(access), text.content())))
                    .isEqualTo(refused("expired"));
            own.assertWaiting(access);
            Prepared.Text late = own.text(access);
            own.house().pass(Duration.ofDays(60));
            own.house()
                    .retryUntil(
                            Duration.ofMinutes(2),
                            () -> own.house().state(access.applicationId()) == ApplicationState.REVOKED_UNRECEIVED);
            assertThat(own.submit(access, late, by(own.key(access), late.content())))
                    .isEqualTo(refused("revoked-unreceived"));
            assertThat(own.desk().prepare(access, Locale.JAPANESE))
                    .isEqualTo(new Prepared.Refused("revoked-unreceived"));
            assertThat(own.house().book(access.applicationId())).doesNotContain("receipt-confirmed", "receipt-signed");
        }
    }

    private static List<Object> together(List<Callable<Object>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Object> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Object>> answers = new ArrayList<>();
            for (Callable<Object> call : calls) {
                answers.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
            for (Future<Object> answer : answers) {
                results.add(answer.get());
            }
        }
        return results;
    }

    /** Of a CA that is not ours, for our serial. */
    private static HolderKey forged(Access access) {
        Instant now = Instant.now();
        SoftIssuer stranger = new SoftIssuer(now.minusSeconds(3600), now.plusSeconds(360_000));
        KeyPair key = SoftIssuer.p256();
        return new HolderKey(
                key,
                stranger.issue(
                        "CN=Hanako Yamada,C=JP",
                        scene.serial(access),
                        Der.of(key.getPublic().getEncoded()),
                        now.minusSeconds(60),
                        now.plusSeconds(3600)));
    }

    private static String document(Access access, DocumentKind kind) {
        DocumentStore documents = scene.house().part(DocumentStore.class);
        return new String(
                documents.read(documents
                        .find(access.applicationId(), kind)
                        .orElseThrow()
                        .id()),
                StandardCharsets.UTF_8);
    }
}
