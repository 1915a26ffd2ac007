package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OwnKeys;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.RequestedRevocation;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.Channel;
import org.toroku.revocation.RevocationDesk;
import org.toroku.subjectkey.KeyCounter.Examined;
import org.toroku.subjectkey.KeyInput.Origin;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.workflows.JobTypes;

/** Route 3: the key inside the signed application is certified, that one and no other, and only while the law allows it. */
class SimultaneousKeyTest {
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse(Map.of(
                "toroku.subject-key.legal-bases[0].basis", "JPKI_26_5_I",
                "toroku.subject-key.legal-bases[0].reference", "届出 第1号",
                "toroku.subject-key.legal-bases[0].from", "2026-01-01"));
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void theKeyInsideTheSignedApplicationIsTheOneThatIsCertified() {
        OwnKey key = OwnKey.p256();
        Applied.Accepted applied = applied(key);
        String content = new String(applied.content().bytes().toByteArray(), StandardCharsets.UTF_8);
        assertThat(applied.caseNumber()).startsWith("K-");
        assertThat(content)
                .contains(Base64.getEncoder().encodeToString(key.spki()))
                .contains("EC P-256");

        Access access = submitted(applied, "good");
        UUID caseId = access.applicationId();
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);

        assertThat(house.ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
        assertThat(house.counter().pickUp(access, "a passphrase of length".toCharArray()))
                .isEqualTo(new PickUp.Refused("no-ca-key"));
        assertThat(house.counter().confirmReceipt(access)).isEqualTo(new Receipt.Refused("not-picked-up"));
        assertThat(house.counter().certificate(access)).isPresent();
        assertThat(house.counter().confirmReceipt(access)).isInstanceOf(Receipt.Confirmed.class);
        assertThat(house.book(caseId))
                .containsSubsequence(
                        "public-key-presented",
                        "application-submitted",
                        "identity-verified",
                        "legal-basis-in-force",
                        "public-key-accepted",
                        "certificate-issued",
                        "certificate-handed-over",
                        "receipt-confirmed");
        house.assertBookIntact();
    }

    /** There is no key to pick up: whoever fetches the certificate has received it, which a request for its revocation stops. */
    @Test
    void whileSomebodyAsksForItsRevocationNobodyReceivesIt() {
        Access access = submitted(applied(OwnKey.p256()), "good");
        UUID caseId = access.applicationId();
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);
        Officer enters = new Officer("eri", Set.of(Roles.EXAMINER));
        house.employ(enters);
        RevocationDesk.Entry entry = new RevocationDesk.Entry(
                Channel.TELEPHONE,
                Channel.TELEPHONE.proofs().getFirst(),
                RevocationReason.KEY_COMPROMISE,
                house.part(Clock.class).instant(),
                "電話で申出があった");
        assertThat(house.part(RevocationDesk.class).enter(enters, caseId, entry))
                .isEqualTo(new RevocationDesk.Act.Done());

        assertThat(house.counter().certificate(access)).isEmpty();
        Boolean requested = house.part(TransactionTemplate.class)
                .execute(status -> house.part(RequestedRevocation.class)
                        .request(caseId, RevocationReason.KEY_COMPROMISE, new Actor.Service("test")));
        assertThat(requested).isTrue();
        assertThat(house.counter().certificate(access)).as("revoked").isEmpty();
        assertThat(house.book(caseId)).doesNotContain("certificate-handed-over");
    }

    @Test
    void whatProvesNothingOrIsWeakIsRefusedBeforeAnythingIsSigned() {
        OwnKey key = OwnKey.p256();
        assertThat(problems(key.requestSignedBy(OwnKey.p256()))).contains("request-pop-failed");
        assertThat(problems(OwnKey.rsa(1024).request())).contains("key-too-short");
        assertThat(problems("MIIB".getBytes(StandardCharsets.US_ASCII))).contains("request-not-der");
    }

    /** Whoever chose the wrong file is told that the key is spent, and it is. */
    @Test
    void aKeyWhosePrivateHalfWasSentIsNeverCertified() {
        OwnKey key = OwnKey.p256();
        Applied.Accepted waiting = applied(key);
        byte[] file = key.pem().getBytes(StandardCharsets.US_ASCII);
        assertThat(problems(file)).containsExactly("request-private-key");
        assertThat(problems(key.privateKey().getEncoded())).containsExactly("request-private-key");

        assertThat(problems(key.request())).containsExactly("key-compromised");
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE action = 'security-incident-private-key-sent'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Access access = submitted(waiting, "good2");
        house.awaitState(access.applicationId(), ApplicationState.REJECTED);
        assertThat(house.ca().certifiedKeys(access.applicationId())).isEmpty();
        house.assertBookIntact();
    }

    /** As soon as a file is chosen: nobody fills in a form above a key that will be refused. */
    @Test
    void aRequestIsExaminedByTheSameChecksBeforeTheForm() {
        OwnKey key = OwnKey.p256();
        for (byte[] poor : List.of(
                key.requestSignedBy(OwnKey.p256()),
                OwnKey.rsa(1024).request(),
                "MIIB".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(examined(poor)).isEqualTo(new Examined.Unsound(problems(poor)));
        }
        assertThat(examined(key.request())).isEqualTo(new Examined.Sound("EC P-256", true));
        // what follows from a key that is in use stays with who applied with it
        accepted(key);
        assertThat(examined(key.request())).isInstanceOf(Examined.Sound.class);
        assertThat(problems(key.request())).contains("key-in-use");
    }

    private static Examined examined(byte[] request) {
        return house.part(KeyCounter.class).examine(new KeyInput(Der.of(request), Origin.UPLOAD, Optional.empty()));
    }

    @Test
    void aKeyThatWasAcceptedOnceIsNotAcceptedForAnotherPerson() {
        OwnKey key = OwnKey.p256();
        Applied.Accepted second = applied(key);
        UUID holder = accepted(key);

        assertThat(problems(key.request())).contains("key-in-use");
        // made before the first was accepted, signed with another person's card afterwards
        UUID other = submitted(second, "good2").applicationId();
        house.awaitState(other, ApplicationState.REJECTED);

        assertThat(house.book(other)).contains("security-incident-key-of-another-person", "public-key-rejected");
        assertThat(house.book(holder)).contains("security-incident-key-presented-by-another");
        assertThat(house.ca().ordersOf(other)).isZero();
    }

    @Test
    void aKeyThatThePersonUsedBeforeIsNoNewKey() {
        OwnKey key = OwnKey.p256();
        Applied.Accepted second = applied(key);
        accepted(key);

        UUID again = submitted(second, "good").applicationId();
        house.awaitState(again, ApplicationState.REJECTED);

        assertThat(house.book(again))
                .contains("public-key-rejected")
                .doesNotContain("security-incident-key-of-another-person");
    }

    @Test
    void ofManyCasesWithOneKeyExactlyOneIsAccepted() {
        OwnKey key = OwnKey.p256();
        List<Applied.Accepted> applied =
                IntStream.range(0, 6).mapToObj(i -> applied(key)).toList();

        List<UUID> cases = applied.parallelStream()
                .map(each -> submitted(each, "good").applicationId())
                .toList();
        CardHouse.await(() -> cases.stream()
                .allMatch(id ->
                        house.state(id) == ApplicationState.REJECTED || house.state(id) == ApplicationState.REFERRED));

        assertThat(cases.stream().filter(id -> house.state(id) == ApplicationState.REFERRED))
                .hasSize(1);
    }

    @Test
    void anExchangedRequestOrKeyStopsTheCase() {
        OwnKey key = OwnKey.p256();
        Access access = submitted(applied(key), "good");
        UUID caseId = access.applicationId();
        house.examineTask(caseId);
        byte[] foreign = OwnKey.p256().spki();
        house.sql()
                .sql("UPDATE subject_key SET spki = ? WHERE application_id = ?")
                .params(foreign, caseId)
                .update();

        assertThat(check(caseId)).isEqualTo(new StepResult.Halt("key-altered"));

        house.sql()
                .sql("UPDATE subject_key SET spki = ? WHERE application_id = ?")
                .params(key.spki(), caseId)
                .update();
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
    }

    /** Filed and sealed as the house itself would, by whoever acts in its place: the card has signed another key. */
    @Test
    void aKeyThatFitsItsRequestButNotWhatWasSignedStopsTheCase() {
        UUID caseId = submitted(applied(OwnKey.p256()), "good").applicationId();
        house.examineTask(caseId);
        byte[] request = OwnKey.p256().request();
        KeyReading.Read.Sound other =
                (KeyReading.Read.Sound) house.part(KeyReading.class).proven(Der.of(request));
        StoredSubjectKeys keys = house.part(StoredSubjectKeys.class);
        house.part(TransactionTemplate.class)
                .executeWithoutResult(status -> keys.keep(
                        caseId,
                        SubjectKeyRow.Submission.SIGNED,
                        CodeScene.input(request),
                        other,
                        house.part(java.time.Clock.class).instant()));

        assertThat(check(caseId)).isEqualTo(new StepResult.Halt("key-altered"));

        house.part(TransactionTemplate.class)
                .executeWithoutResult(status -> house.part(SubjectKeyLedger.class)
                        .move(caseId, SubjectKeyRow.State.ACCEPTED, new Actor.Service("test"), "test", Map.of()));
        ApplicationRecord application = house.part(Applications.class).get(caseId);
        assertThat(keys.proof(application)).isEqualTo(new OwnKeys.Proof.Missing("key-altered"));
        assertThat(keys.standing(application)).isEqualTo(new SubjectKeys.Standing.Untrue("key-altered"));
    }

    @Test
    void whereTheLegalBasisEndsAfterTheApprovalNothingIsSignedAndACodeIsNeeded() {
        try (CardHouse ending = new CardHouse(Map.of(
                "toroku.subject-key.legal-bases[0].basis", "ACT_AMENDED",
                "toroku.subject-key.legal-bases[0].reference", "改正規則",
                "toroku.subject-key.legal-bases[0].from", "2026-01-01",
                "toroku.subject-key.legal-bases[0].until",
                        LocalDate.now(LegalBasis.JAPAN).toString()))) {
            OwnKey key = OwnKey.p256();
            ending.ca().be(StandInCa.Mood.AWAY);
            Applied.Accepted applied = (Applied.Accepted) apply(ending, key.request());
            assertThat(ending.counter().submit(applied.access(), ending.signature(applied)))
                    .isInstanceOf(Submitted.Received.class);
            UUID caseId = applied.access().applicationId();
            ending.acceptedByTwo(caseId);
            ending.pass(Duration.ofDays(1));

            ending.caReturns(caseId);
            ending.awaitState(caseId, ApplicationState.AWAITING_KEY);

            assertThat(ending.ca().hasCertified(caseId)).isFalse();
            assertThat(ending.ca().hasTakenBack(caseId)).isTrue();
            assertThat(ending.book(caseId))
                    .containsSubsequence("legal-basis-in-force", "approval-void", "no-legal-basis");
            assertThat(ending.part(KeyCounter.class).simultaneous()).isFalse();
            ending.assertBookIntact();
        }
    }

    private static StepResult check(UUID caseId) {
        Step step = house.step(JobTypes.CHECK_PUBLIC_KEY);
        return step.perform(new StepContext(caseId, "check-public-key", 2));
    }

    private static UUID accepted(OwnKey key) {
        UUID caseId = submitted(applied(key), "good").applicationId();
        house.examineTask(caseId);
        return caseId;
    }

    private static Applied.Accepted applied(OwnKey key) {
        return (Applied.Accepted) apply(house, key.request());
    }

    private static Applied apply(CardHouse at, byte[] request) {
        return at.part(KeyCounter.class)
                .apply(
                        CardHouse.form(),
                        at.consent(),
                        at.newcomer(),
                        new KeyInput(Der.of(request), Origin.UPLOAD, Optional.empty()));
    }

    private static List<String> problems(byte[] request) {
        return ((Applied.Invalid) apply(house, request))
                .problems().stream()
                        .filter(problem -> problem.field().equals("key"))
                        .map(FieldProblem::code)
                        .toList();
    }

    private static Access submitted(Applied.Accepted applied, String card) {
        assertThat(house.counter().submit(applied.access(), house.signature(applied, house.card(card))))
                .isInstanceOf(Submitted.Received.class);
        return applied.access();
    }
}
