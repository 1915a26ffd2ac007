package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.ca.RevocationReason;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.HolderKey;
import org.toroku.issuance.SoftIssuer;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.officers.AutomationSwitch;
import org.toroku.pki.Der;
import org.toroku.pki.SerialText;
import org.toroku.revocation.RevocationDesk.Act;
import org.toroku.revocation.RevocationDesk.ByRule;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.SelfRevocationDesk.Answer;
import org.toroku.revocation.SelfRevocationDesk.Prepared;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.OcspBehaviour;

/** R16, R21 by signature: what proves everything is revoked with nobody deciding, what is uncertain is for people, the rest changes nothing. */
class SelfRevocationTest {
    private static final String HANAKO = "山田　花子";
    private static final String LIVES = "東京都千代田区霞が関二丁目１番２号";

    private static SignedHouse scene;

    @BeforeAll
    static void open() {
        scene = new SignedHouse();
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

    private static Answer.Refused refused(String reason) {
        return new Answer.Refused(reason);
    }

    private static Request request(UUID caseId) {
        return scene.office().request(caseId);
    }

    @Test
    void theKeyOfTheCertificateRevokesItAndNobodyDecides() {
        UUID caseId = scene.issued();
        Prepared.Text text = scene.text(caseId, "superseded");
        String said = new String(text.content().toByteArray(), StandardCharsets.UTF_8);
        assertThat(said)
                .contains(
                        SerialText.shown(scene.office().serial(caseId)), "superseded", "失効は取り消せません", "請求書の番号", "署名の期限")
                .doesNotContain("山田");
        SignatureInput signature = SignedHouse.by(scene.holder(caseId), text.content());

        assertThat(scene.submit(text, signature)).as("no rule has judged yet").isInstanceOf(Answer.Received.class);
        scene.office().awaitPublished(caseId);

        Request request = request(caseId);
        assertThat(request.outcome()).contains(Outcome.REVOKED);
        assertThat(request.enteredBy()).isEmpty();
        assertThat(request.judgements()).as("no person judged").isEmpty();
        ByRule rule = request.revokedByRule().orElseThrow();
        assertThat(rule.rule()).isEqualTo("signed-revocation-1");
        assertThat(rule.responsible()).contains("goro");
        assertThat(request.entry().proof()).isEqualTo(Channel.Proof.OWN_KEY);
        assertThat(scene.house().ca().reasonOf(scene.office().serial(caseId))).contains(RevocationReason.SUPERSEDED);
        assertThat(scene.house().book(caseId))
                .containsSubsequence(
                        "revocation-asked",
                        "revocation-signed",
                        "revocation-accepted-by-rule",
                        "revocation-requested",
                        "state-revoked",
                        "revocation-carried-out",
                        "notice-written",
                        "revocation-request-closed",
                        "revocation-published")
                .doesNotContain("revocation-judged");
        assertThat(actor(caseId, "revocation-accepted-by-rule"))
                .startsWith("AUTOMATON signed-revocation-1@")
                .endsWith("under goro");
        assertThat(actor(caseId, "revocation-asked")).isEqualTo("APPLICANT applicant");
        assertThat(document(caseId, DocumentKind.REVOCATION_REQUEST)).isEqualTo(said);
        assertThat(document(caseId, DocumentKind.REVOCATION_PROOF))
                .contains(
                        "content-digest",
                        "\"result\" : \"passed\"",
                        request.signed().orElseThrow().signerSha256());
        assertThat(scene.submit(text, signature))
                .as("who asks again is told what became of it")
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        again -> assertThat(again.revokedAt()).isEqualTo(request.revokedAt()));
    }

    @Test
    void theCardOfTheApplicationRevokesIt() {
        UUID caseId = scene.issued();
        SignedHouse.assertTaken(scene.byCard(caseId, scene.house().card()));
        scene.office().awaitOutcome(caseId, Outcome.REVOKED);
        assertThat(request(caseId).entry().proof()).isEqualTo(Channel.Proof.OWN_CARD);
        assertThat(document(caseId, DocumentKind.REVOCATION_PROOF))
                .as("what the status service answered is kept")
                .contains("\"status\" : \"good\"", "\"response\"", "\"responder\"");
    }

    /** The form of these cases states another address than any card has. */
    @Test
    void aNewCardOfWhoMovedIsForPeople() {
        UUID caseId = scene.issued();
        var card = scene.house()
                .card(CardRequest.of("renewed-card", Holder.of(HANAKO, "2", "319800217", LIVES), yesterday()));
        assertThat(scene.byCard(caseId, card))
                .isInstanceOfSatisfying(
                        Answer.Referred.class,
                        referred -> assertThat(referred.why()).isEqualTo("person-uncertain"));
        scene.office().judgeTask(caseId);
        assertThat(request(caseId).signed().orElseThrow().personSure()).isFalse();
        assertThat(scene.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void anotherPersonsCardOfTheSameNameChangesNothing() {
        UUID caseId = scene.issued();
        var namesake =
                scene.house().card(CardRequest.of("namesake", Holder.of(HANAKO, "2", "319810218", LIVES), yesterday()));
        assertThat(scene.byCard(caseId, namesake)).isEqualTo(refused("not-the-holder"));
        assertThat(scene.byCard(caseId, scene.house().card("good2"))).isEqualTo(refused("not-the-holder"));
        scene.house().status().behave(OcspBehaviour.HTTP_500);
        assertThat(scene.byCard(caseId, namesake))
                .as("nor while nobody says whether cards are good")
                .isEqualTo(refused("not-the-holder"));
        scene.assertUntouched(caseId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"revoked", "expired", "look-alike-ca", "authentication", "weak-1024"})
    void aCardThatIsNotGoodChangesNothing(String card) {
        UUID caseId = scene.issued();
        assertThat(scene.byCard(caseId, scene.house().card(card)))
                .isIn(refused("card-not-confirmed"), refused("certificate-not-ours"));
        scene.assertUntouched(caseId);
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspBehaviour.class,
            names = {"UNKNOWN", "HTTP_500", "STALE", "REPLAY", "BAD_SIGNATURE"})
    void aCardWhoseStatusNobodyTellsIsForPeopleAtOnce(OcspBehaviour behaviour) {
        UUID caseId = scene.issued();
        scene.house().status().behave(behaviour);
        Prepared.Text text = scene.text(caseId);
        SignatureInput signature = SignedHouse.by(scene.house().card(), text.content());
        Answer answer = scene.submit(text, signature);

        Request request = request(caseId);
        assertThat(answer)
                .isEqualTo(new Answer.Referred(
                        request.caseNumber(), request.askedAt(), "status-unknown", request.dueAt()));
        assertThat(request.dueAt())
                .as("a compromise within the hour, whoever judges it")
                .isEqualTo(request.askedAt().plus(Duration.ofHours(1)));
        assertThat(scene.office().judgeTask(caseId).dueAt()).contains(request.dueAt());
        assertThat(scene.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
        assertThat(scene.house().ca().hasRevoked(scene.office().serial(caseId))).isFalse();
        assertThat(scene.house().book(caseId)).contains("revocation-left-to-people");

        scene.house().status().behaveNormally();
        assertThat(scene.submit(text, signature))
                .as("asked again, it is the same request")
                .isEqualTo(answer);
        assertThat(scene.byKey(caseId))
                .as("what proves more is laid beside it")
                .isInstanceOfSatisfying(
                        Answer.Referred.class,
                        referred -> assertThat(referred.why()).isEqualTo("request-open"));
    }

    /** A thief telephones that it is no longer needed, and the holder signs that the key is in other hands. */
    @Test
    void whoSignsIsNotShutOutByARequestThatProvesNothing() {
        UUID caseId = scene.office().asked(Channel.TELEPHONE, RevocationReason.CESSATION_OF_OPERATION);
        scene.office().judgeTask(caseId);
        Instant before = request(caseId).dueAt();
        Prepared.Text text = scene.text(caseId);
        SignatureInput signature = SignedHouse.by(scene.holder(caseId), text.content());

        Answer answer = scene.submit(text, signature);

        Request open = request(caseId);
        assertThat(open.dueAt()).isBeforeOrEqualTo(before);
        assertThat(answer).isInstanceOfSatisfying(Answer.Referred.class, referred -> {
            assertThat(referred.why()).isEqualTo("request-open");
            assertThat(referred.dueAt()).isEqualTo(open.dueAt());
            assertThat(referred.dueAt())
                    .as("as soon as any compromise")
                    .isBeforeOrEqualTo(referred.at().plus(Duration.ofHours(1)));
        });
        assertThat(scene.office().judgeTask(caseId).dueAt()).contains(open.dueAt());
        assertThat(open.entry().reason())
                .as("what was entered stays as it was")
                .isEqualTo(RevocationReason.CESSATION_OF_OPERATION);
        assertThat(scene.house().book(caseId))
                .contains("revocation-signed-beside")
                .doesNotContain("revocation-signed", "revocation-accepted-by-rule", "revocation-requested");
        String said = new String(text.content().toByteArray(), StandardCharsets.UTF_8);
        assertThat(document(caseId, DocumentKind.REVOCATION_REQUEST)).isEqualTo(said);
        assertThat(document(caseId, DocumentKind.REVOCATION_PROOF)).contains("\"statusKnown\" : true");
        assertThat(scene.office()
                        .desk()
                        .look(RequestHouse.FIRST, caseId)
                        .orElseThrow()
                        .signedTexts())
                .as("whoever judges reads it")
                .singleElement()
                .satisfies(each -> assertThat(each.text()).contains(said));
        assertThat(scene.submit(text, signature))
                .as("again, it is the same")
                .isInstanceOfSatisfying(
                        Answer.Referred.class,
                        again -> assertThat(again.dueAt()).isEqualTo(open.dueAt()));
        assertThat(scene.house().book(caseId)).containsOnlyOnce("revocation-signed-beside");

        scene.office()
                .judge(
                        scene.office().judgeTask(caseId),
                        RequestHouse.FIRST,
                        RequestHouse.refuse(RefusalReason.NO_CAUSE));
        scene.office().awaitOutcome(caseId, Outcome.REFUSED);
        assertThat(scene.submit(text, signature))
                .as("nobody hands the signature in anew once people have judged")
                .isEqualTo(refused("used-already"));
        assertThat(scene.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void whoeverSignsMoreAndMoreBesideFillsNoFolder() {
        UUID caseId = scene.office().asked();
        for (int i = 0; i < 5; i++) {
            assertThat(scene.byKey(caseId)).isInstanceOf(Answer.Referred.class);
        }
        assertThat(scene.byKey(caseId)).isEqualTo(refused("request-open"));
    }

    /** Somebody who sits in the same network as the holder. */
    @Test
    void signaturesThatProveNothingStopNoneThatDoes() throws Exception {
        UUID caseId = scene.issued();
        HolderKey stranger = forged(caseId);
        var network = scene.house().newcomer();
        Prepared.Text text = scene.text(caseId);
        SignatureInput junk = SignedHouse.by(stranger, text.content());
        Callable<Answer> hostile = () -> scene.desk().submit(text.ticket(), junk, network);
        try (ExecutorService many = Executors.newFixedThreadPool(6)) {
            List<Answer> answers = new ArrayList<>();
            for (var answer : many.invokeAll(Collections.nCopies(30, hostile))) {
                answers.add(answer.get());
            }
            assertThat(answers)
                    .as("sent at once, they count one another")
                    .filteredOn(Answer.Refused.class::isInstance)
                    .hasSize(20);
        }
        assertThat(hostile.call()).isInstanceOf(Answer.TooMany.class);
        SignedHouse.assertTaken(
                scene.desk().submit(text.ticket(), SignedHouse.by(scene.holder(caseId), text.content()), network));
        scene.office().awaitOutcome(caseId, Outcome.REVOKED);
    }

    @Test
    void aTextThatReadsOtherwiseByNowIsNobodysFault() {
        UUID caseId = scene.issued();
        RequestTickets tickets = scene.house().part(RequestTickets.class);
        RequestTicket ticket =
                tickets.make(scene.office().serial(caseId), SelfRevocationDesk.Reason.KEY_COMPROMISE, Locale.JAPANESE);
        Der before = Der.of("失効請求書（前の文面）".getBytes(StandardCharsets.UTF_8));
        String sealed = tickets.sealed(ticket, before.sha256Hex());
        SignatureInput signature = SignedHouse.by(scene.holder(caseId), before);
        var network = scene.house().newcomer();
        for (int i = 0; i < 25; i++) {
            assertThat(scene.desk().submit(sealed, signature, network)).isEqualTo(refused("text-changed"));
        }
        scene.assertUntouched(caseId);
    }

    @Test
    void caMayNumberFromOne() {
        assertThat(scene.desk().prepare("01", "superseded", Locale.JAPANESE)).isInstanceOf(Prepared.Text.class);
    }

    @Test
    void whatPeopleJudgeOfASignedRequestIsCarriedOut() {
        UUID caseId = scene.issued();
        scene.house().status().behave(OcspBehaviour.HTTP_500);
        scene.byCard(caseId, scene.house().card());
        assertThat(scene.office().judge(scene.office().judgeTask(caseId), RequestHouse.FIRST, RequestHouse.revoke()))
                .isEqualTo(new Act.Done());
        scene.office().awaitOutcome(caseId, Outcome.REVOKED);
        assertThat(request(caseId).revokedByRule()).isEmpty();
    }

    @Test
    void aCaThatDoesNotAnswerLeavesItToPeople() {
        UUID caseId = scene.issued();
        HolderKey holder = scene.holder(caseId);
        Prepared.Text text = scene.text(caseId);
        scene.house().ca().be(Mood.AWAY);
        assertThat(scene.submit(text, SignedHouse.by(holder, text.content())))
                .isInstanceOfSatisfying(
                        Answer.Referred.class,
                        referred -> assertThat(referred.why()).isEqualTo("status-unknown"));
        scene.house().ca().be(Mood.WILLING);
        scene.office().judgeTask(caseId);
    }

    @Test
    void withTheAutomatonSwitchedOffPeopleJudge() {
        AutomationSwitch automation = scene.house().part(AutomationSwitch.class);
        AutomationSwitch.Setting on = automation.current();
        UUID caseId = scene.issued();
        automation.change(new AutomationSwitch.Setting(false, 500, 0, Instant.EPOCH), "goro", "点検");
        try {
            assertThat(scene.byKey(caseId))
                    .isInstanceOfSatisfying(
                            Answer.Referred.class,
                            referred -> assertThat(referred.why()).isEqualTo("automation-off"));
            scene.office().judgeTask(caseId);
        } finally {
            automation.change(on, "goro", "点検が済んだ");
        }
        assertThat(scene.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void aSignedRequestIsNoneForAnotherSerial() {
        UUID mine = scene.issued();
        UUID other = scene.issued();
        Prepared.Text text = scene.text(mine);
        Prepared.Text otherText = scene.text(other);
        SignatureInput signature = SignedHouse.by(scene.house().card(), text.content());
        assertThat(scene.submit(otherText, signature)).isEqualTo(refused("other-content"));
        String[] parts = text.ticket().split("\\.");
        parts[0] = scene.office().serial(other);
        assertThat(scene.desk()
                        .submit(
                                String.join(".", parts),
                                signature,
                                scene.house().newcomer()))
                .as("a ticket is not rewritten")
                .isEqualTo(refused("ticket-unknown"));
        scene.assertUntouched(mine);
        scene.assertUntouched(other);
    }

    @Test
    void aSignatureOverAnotherTextChangesNothing() {
        UUID caseId = scene.issued();
        Prepared.Text text = scene.text(caseId);
        String said = new String(text.content().toByteArray(), StandardCharsets.UTF_8);
        Der altered = Der.of(said.replace("keyCompromise", "superseded").getBytes(StandardCharsets.UTF_8));
        HolderKey holder = scene.holder(caseId);
        assertThat(scene.submit(text, SignedHouse.by(holder, altered))).isEqualTo(refused("other-content"));
        assertThat(scene.submit(text, SignedHouse.by(scene.house().card(), altered)))
                .isEqualTo(refused("other-content"));
        assertThat(scene.submit(text, new SignatureInput.Cms(Der.of(new byte[] {1, 2, 3}))))
                .isEqualTo(refused("unreadable"));
        scene.assertUntouched(caseId);
        // a slip uses nothing up
        SignedHouse.assertTaken(scene.submit(text, SignedHouse.by(holder, text.content())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"certificateHold", "removeFromCRL", "cACompromise", "KEY_COMPROMISE", "", "1"})
    void reasonsThatAreNotForAHolderAreNoReasons(String reason) {
        assertThat(scene.desk().prepare("0123456789abcdef", reason, Locale.ENGLISH))
                .isEqualTo(new Prepared.Refused("reason-unknown"));
        assertThat(scene.desk().prepare("not a serial", "superseded", Locale.ENGLISH))
                .isEqualTo(new Prepared.Refused("serial-unreadable"));
    }

    @Test
    void whoSendsItTwiceHasOneCase() throws Exception {
        UUID caseId = scene.issued();
        Prepared.Text text = scene.text(caseId);
        SignatureInput signature = SignedHouse.by(scene.holder(caseId), text.content());
        Callable<Answer> submission = () -> scene.submit(text, signature);
        try (ExecutorService both = Executors.newFixedThreadPool(4)) {
            for (var answer : both.invokeAll(List.of(submission, submission, submission, submission))) {
                SignedHouse.assertTaken(answer.get());
            }
        }
        scene.office().awaitOutcome(caseId, Outcome.REVOKED);
        assertThat(scene.house().part(RevocationLedger.class).ofCase(caseId)).hasSize(1);
        assertThat(scene.submit(text, SignedHouse.by(scene.house().card(), text.content())))
                .as("the text is used once")
                .isEqualTo(refused("used-already"));
        assertThat(scene.byKey(caseId)).isEqualTo(refused("already-revoked"));
    }

    @Test
    void aCertificateOfAnotherCaIsNobodysHere() {
        UUID caseId = scene.issued();
        HolderKey forged = forged(caseId);
        Prepared.Text text = scene.text(caseId);
        assertThat(scene.submit(text, SignedHouse.by(forged, text.content())))
                .isEqualTo(refused("certificate-not-ours"));
        scene.assertUntouched(caseId);
    }

    @Test
    void theKeyOfAnEarlierRevokedCertificateRevokesNothingMore() {
        UUID earlier = scene.issued();
        HolderKey old = scene.holder(earlier);
        SignedHouse.assertTaken(scene.byKey(earlier));
        scene.office().awaitOutcome(earlier, Outcome.REVOKED);
        UUID later = scene.issued();
        Prepared.Text text = scene.text(later);
        assertThat(scene.submit(text, SignedHouse.by(old, text.content()))).isEqualTo(refused("other-certificate"));
        scene.assertUntouched(later);
    }

    @Test
    void theCaHavingRevokedItThereIsNothingLeftToRevoke() {
        UUID caseId = scene.issued();
        scene.house().ca().revokeUnheard(scene.house().ca().orderOf(caseId).orderId());
        assertThat(scene.byKey(caseId)).isEqualTo(refused("already-revoked"));
        assertThat(scene.house().part(RevocationLedger.class).ofCase(caseId)).isEmpty();
    }

    @Test
    void noOfficerEntersWhatOnlyTheHolderSigns() {
        UUID caseId = scene.issued();
        Entry good = scene.office().entry(Channel.TELEPHONE, RevocationReason.SUPERSEDED);
        assertThat(scene.office()
                        .desk()
                        .enter(
                                RequestHouse.ENTERS,
                                caseId,
                                new Entry(Channel.SIGNED, Channel.Proof.OWN_KEY, good.reason(), good.askedAt(), "電話")))
                .isEqualTo(new Act.Refused("proof-of-channel"));
    }

    @Test
    void textsRunOutAndSoDoCertificates() {
        try (SignedHouse own = new SignedHouse()) {
            UUID caseId = own.issued();
            Prepared.Text text = own.text(caseId);
            SignatureInput signature = SignedHouse.by(own.holder(caseId), text.content());
            own.house().pass(Duration.ofMinutes(31));
            assertThat(own.submit(text, signature)).isEqualTo(refused("expired"));
            own.assertUntouched(caseId);
            own.house().pass(Duration.ofDays(366));
            assertThat(own.byKey(caseId)).isIn(refused("certificate-expired"), refused("already-revoked"));
            assertThat(own.house().part(RevocationLedger.class).ofCase(caseId)).isEmpty();
        }
    }

    /** Of a CA that is not ours, for our serial. */
    private static HolderKey forged(UUID caseId) {
        Instant now = Instant.now();
        SoftIssuer stranger = new SoftIssuer(now.minusSeconds(3600), now.plusSeconds(360_000));
        KeyPair key = SoftIssuer.p256();
        return new HolderKey(
                key,
                stranger.issue(
                        "CN=Hanako Yamada,C=JP",
                        scene.office().serial(caseId),
                        Der.of(key.getPublic().getEncoded()),
                        now.minusSeconds(60),
                        now.plusSeconds(3600)));
    }

    private static Instant yesterday() {
        return Instant.now().minus(Duration.ofDays(1));
    }

    private static String actor(UUID caseId, String action) {
        return scene.house()
                .sql()
                .sql("SELECT actor_kind || ' ' || actor FROM audit_entry WHERE case_id = ? AND action = ?")
                .params(caseId, action)
                .query((row, _) -> row.getString(1))
                .single();
    }

    private static String document(UUID caseId, DocumentKind kind) {
        DocumentStore documents = scene.house().part(DocumentStore.class);
        Optional<DocumentStore.Stored> found = documents.find(caseId, kind);
        return new String(documents.read(found.orElseThrow().id()), StandardCharsets.UTF_8);
    }
}
