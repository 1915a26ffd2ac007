package org.toroku.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.living.LivingHouse.FIRST;
import static org.toroku.living.LivingHouse.SECOND;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.identity.Identities;
import org.toroku.issuance.CardHouse;
import org.toroku.living.LivingDesk.Withdrawal;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.process.Inbox;
import org.toroku.revocation.Channel;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.RefusalReason;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Act;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.testkit.pki.CardRequest;
import org.toroku.testkit.pki.CardValidity;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.testkit.pki.TestCard;
import org.toroku.workflows.TaskIds;

/** R16, R29, R32: only who consented is asked about, over real OCSP, and what is found is for people to judge. */
class StatusWatchTest {
    private static final Holder HANAKO = Holder.of("山田　花子", "2", "319800217", "東京都千代田区霞が関二丁目１番２号");
    private static LivingHouse living;
    private static TestCard card;
    private static BigInteger serial;

    @BeforeAll
    static void open() {
        living = new LivingHouse();
        card = living.house().card();
        serial = card.certificate().getSerialNumber();
    }

    @AfterEach
    void behave() {
        living.house().status().behaveNormally();
    }

    @AfterAll
    static void close() {
        living.house().assertBookIntact();
        living.close();
    }

    @Test
    void whoDidNotConsentIsNeverAskedAbout() {
        Access access = living.issued(card, false);
        long before = living.house().status().requests();

        assertThat(living.desk().of(access)).isEmpty();
        assertThat(living.house()
                        .sql()
                        .sql("SELECT count(*) FROM living_watch WHERE application_id = ?")
                        .param(access.applicationId())
                        .query(Integer.class)
                        .single())
                .isZero();
        living.watch().sweep();
        assertThat(living.house().status().requests()).isEqualTo(before);
        assertThat(content(access)).doesNotContain("有効期間中の照会");
    }

    @Test
    void theConsentStandsInWhatWasSignedAndInTheRegister() {
        Access access = living.issued(card, true);

        assertThat(content(access))
                .containsOnlyOnce("【有効期間中の照会への同意（任意） / Consent to later enquiries (optional)】")
                .contains("この同意は任意であり、申込みの条件ではありません", "This consent is voluntary and no condition of the application");
        LivingDesk.Shown shown = living.desk().of(access).orElseThrow();
        assertThat(shown.withdrawn()).isEmpty();
        assertThat(shown.endsAt()).isBefore(shown.givenAt().plus(Duration.ofDays(366 * 5)));
        assertThat(living.house().book(access.applicationId()))
                .containsSubsequence("identity-verified", "consent-given", "certificate-issued");
        assertThat(living.desk().of(new Access(access.applicationId(), "wrong")))
                .isEmpty();
    }

    @Test
    void wordsOfAnotherVersionAreNotConsentedTo() {
        Consent plain = living.house().consent();
        Consent other = new Consent(
                plain.explanationVersion(),
                plain.shownAt(),
                plain.acknowledgedItems(),
                plain.phrase(),
                Optional.of("2020-01-01.1"));

        assertThat(living.house()
                        .counter()
                        .apply(CardHouse.form(), other, living.house().newcomer()))
                .isEqualTo(new Applied.Invalid(List.of(new FieldProblem("consent.statusWatch", "version-outdated"))));
    }

    @Test
    void aGoodCardIsAskedAboutAgainTheNextDayAndNothingElseFollows() {
        Access access = living.issued(card, true);
        living.due(access);
        Instant now = living.house().part(Clock.class).instant();

        assertThat(living.watch().sweep()).isEqualTo(1);

        LivingDesk.Shown shown =
                living.desk().of(SECOND, access.applicationId()).orElseThrow();
        assertThat(shown.answer()).contains("good");
        assertThat(living.requests(access.applicationId())).isEmpty();
        assertThat(nextAt(access)).isBetween(now.plus(Duration.ofHours(21)), now.plus(Duration.ofHours(27)));
        assertThat(living.asked(access.applicationId())).isEqualTo(1);
        assertThat(living.house().part(DocumentStore.class).list(access.applicationId()))
                .filteredOn(document -> document.kind() == DocumentKind.OCSP_RESPONSE)
                .as("as at the application, and before signing")
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aRevokedCardOpensACaseThatTwoDecidersJudge() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        living.due(access);
        living.watch().sweep();

        Request request = living.requests(caseId).getFirst();
        assertThat(request.entry().channel()).isEqualTo(Channel.FOUND_FACT);
        assertThat(request.entry().reason()).isEqualTo(RevocationReason.UNSPECIFIED);
        assertThat(request.enteredBy()).isEmpty();
        assertThat(request.limitAt()).isEqualTo(request.askedAt().plus(Duration.ofDays(1)));
        FoundFact fact = living.facts(caseId).getFirst();
        assertThat(fact.kind()).isEqualTo(FoundFact.Kind.CARD_REVOKED);
        assertThat(fact.requestId()).isEqualTo(request.id());
        assertThat(fact.since()).isPresent();
        assertThat(fact.consent()).isPresent();
        assertThat(living.house().part(DocumentStore.class).list(caseId))
                .filteredOn(document -> document.id().equals(fact.evidence().orElseThrow()))
                .singleElement()
                .satisfies(document -> assertThat(document.kind()).isEqualTo(DocumentKind.OCSP_RESPONSE));
        assertThat(living.house().state(caseId))
                .as("nothing is revoked by itself")
                .isEqualTo(ApplicationState.ISSUED);

        Inbox.Row first = living.task(caseId, TaskIds.JUDGE_REVOCATION);
        assertThat(first.dueAt()).contains(request.dueAt());
        Judgement revoke = new Judgement.Revoke(RevocationReason.UNSPECIFIED, "照会の結果を確認した");
        assertThat(living.judge(first, FIRST, revoke)).isEqualTo(new Act.Done());
        Inbox.Row second = living.task(caseId, TaskIds.CONFIRM_REVOCATION);
        assertThat(living.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
        assertThat(living.judge(second, SECOND, revoke)).isEqualTo(new Act.Done());
        CardHouse.await(() -> living.requests(caseId).getFirst().outcome().equals(Optional.of(Outcome.REVOKED)));
        assertThat(living.house().book(caseId))
                .containsSubsequence(
                        "card-status-asked", "revocation-asked", "fact-found", "revocation-judged", "state-revoked");
    }

    @Test
    void theSameLapseIsRefusedOnceAndNotFoundAgain() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        living.due(access);
        living.watch().sweep();
        Judgement refuse = new Judgement.Refuse(RefusalReason.NO_CAUSE, "カードの更新であった");
        living.judge(living.task(caseId, TaskIds.JUDGE_REVOCATION), FIRST, refuse);
        CardHouse.await(() -> living.requests(caseId).getFirst().outcome().isPresent());
        long asked = living.asked(caseId);

        living.due(access);
        living.watch().sweep();

        assertThat(living.requests(caseId)).hasSize(1);
        assertThat(living.asked(caseId))
                .as("a card that was revoked is not asked about any more")
                .isEqualTo(asked);
    }

    @Test
    void beforeAnOpenRequestTheFactIsLaidBesideIt() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        assertThat(living.house()
                        .part(RevocationDesk.class)
                        .enter(
                                FIRST,
                                caseId,
                                new RevocationDesk.Entry(
                                        Channel.TELEPHONE,
                                        Channel.Proof.CALLED_BACK,
                                        RevocationReason.UNSPECIFIED,
                                        living.house().part(Clock.class).instant(),
                                        "電話で申出があった")))
                .isEqualTo(new Act.Done());
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        living.due(access);
        living.watch().sweep();

        assertThat(living.requests(caseId)).singleElement().satisfies(open -> {
            assertThat(open.entry().channel()).isEqualTo(Channel.TELEPHONE);
            assertThat(living.facts(caseId).getFirst().requestId()).isEqualTo(open.id());
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = OcspBehaviour.class,
            names = {"UNKNOWN", "BAD_SIGNATURE", "STALE", "NO_NONCE", "WRONG_SIGNER", "DOWN", "HTTP_500", "GARBAGE"})
    void whatDoesNotVerifyIsNeitherGoodNorRevokedAndIsAskedAgain(OcspBehaviour behaviour) {
        Access access = living.issued(card, true);
        living.house().status().behave(serial, behaviour);
        living.due(access);
        Instant now = living.house().part(Clock.class).instant();
        living.watch().sweep();

        assertThat(living.desk().of(access).orElseThrow().answer())
                .hasValueSatisfying(answer -> assertThat(answer).isIn("unknown", "unavailable"));
        assertThat(living.requests(access.applicationId())).isEmpty();
        assertThat(nextAt(access)).isBetween(now.plus(Duration.ofMinutes(4)), now.plus(Duration.ofMinutes(7)));

        living.due(access);
        living.watch().sweep();
        assertThat(nextAt(access)).as("twice as long").isAfter(now.plus(Duration.ofMinutes(9)));

        living.house().status().behaveNormally();
        living.due(access);
        living.watch().sweep();
        assertThat(living.desk().of(access).orElseThrow().answer()).contains("good");
    }

    @Test
    void whereNobodyAnswersTheOthersWaitForAnotherLook() {
        Access one = living.issued(card, true);
        Access two = living.issued(card, true);
        living.house().status().behave(OcspBehaviour.DOWN);
        living.due(one);
        living.due(two);

        assertThat(living.watch().sweep()).isEqualTo(1);
    }

    @Test
    void whoWithdrewIsNotAskedAboutFromThatCommitOn() {
        Access access = living.issued(card, true);
        living.due(access);
        assertThat(living.desk().withdraw(access)).isInstanceOf(Withdrawal.Done.class);
        long before = living.house().status().requests();

        living.watch().sweep();

        assertThat(living.house().status().requests()).isEqualTo(before);
        assertThat(living.desk().withdraw(access))
                .as("again")
                .isEqualTo(new Withdrawal.Done(living.desk()
                        .of(access)
                        .orElseThrow()
                        .withdrawn()
                        .orElseThrow()
                        .at()));
        assertThat(living.house().book(access.applicationId())).containsOnlyOnce("consent-withdrawn");
    }

    /** The answer is on its way when the holder withdraws. */
    @Test
    void anAnswerThatComesAfterTheWithdrawalIsDropped() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        living.house().status().slowness(Duration.ofSeconds(2));
        living.house().status().behave(serial, OcspBehaviour.SLOW);
        living.due(access);
        long answers = answers(caseId);
        long before = living.house().status().requests();

        CompletableFuture<Integer> round =
                CompletableFuture.supplyAsync(() -> living.watch().sweep());
        CardHouse.await(() -> living.house().status().requests() > before);
        assertThat(living.desk().withdraw(access)).isInstanceOf(Withdrawal.Done.class);
        round.join();

        assertThat(living.asked(caseId)).isZero();
        assertThat(answers(caseId)).isEqualTo(answers);
        assertThat(living.desk().of(access).orElseThrow().answer()).isEmpty();
    }

    @Test
    void anOfficerWithdrawsForTheHolderAndSaysWhy() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();

        assertThat(living.desk().withdraw(new Officer("anne", Set.of()), caseId, "電話"))
                .isEqualTo(new Withdrawal.Refused("role"));
        assertThat(living.desk().withdraw(SECOND, caseId, " ")).isEqualTo(new Withdrawal.Refused("words-missing"));
        assertThat(living.desk().withdraw(SECOND, caseId, "電話で本人から撤回の申出")).isInstanceOf(Withdrawal.Done.class);
        LivingDesk.Withdrawn withdrawn =
                living.desk().of(SECOND, caseId).orElseThrow().withdrawn().orElseThrow();
        assertThat(withdrawn.how()).isEqualTo(LivingDesk.How.OFFICER);
        assertThat(withdrawn.officer()).isEqualTo("goro");
        assertThat(living.desk().withdraw(SECOND, living.issued(card, false).applicationId(), "電話"))
                .isEqualTo(new Withdrawal.Refused("nothing-given"));
    }

    @Test
    void workersSideBySideAskAboutEachCardOnce() {
        List<Access> all =
                IntStream.range(0, 3).mapToObj(_ -> living.issued(card, true)).toList();
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        all.forEach(living::due);

        int asked = IntStream.range(0, 4)
                .parallel()
                .map(_ -> living.watch().sweep())
                .sum();

        assertThat(asked).isEqualTo(3);
        assertThat(all).allSatisfy(access -> {
            assertThat(living.asked(access.applicationId())).isEqualTo(1);
            assertThat(living.requests(access.applicationId())).hasSize(1);
        });
    }

    /** Whoever takes the case while the answer's files are being written does not wait for them. */
    @Test
    void whatWasAnsweredIsOnDiskBeforeTheCaseIsHeld() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        long blobs = living.house().blobs();
        CardStatus good = living.house()
                .part(Identities.class)
                .ask(caseId, living.house().part(Applications.class).get(caseId).contentSha256())
                .orElseThrow();
        TransactionTemplate transaction = living.house().part(TransactionTemplate.class);
        CompletableFuture<Boolean> written = transaction.execute(_ -> {
            living.house().part(Applications.class).lock(caseId);
            CompletableFuture<Boolean> beside =
                    CompletableFuture.supplyAsync(() -> living.watch().written(new WatchLedger.Due(caseId, 0), good));
            CardHouse.await(() -> living.house().blobs() >= blobs + 2);
            return beside;
        });
        assertThat(Objects.requireNonNull(written).join()).isTrue();
        assertThat(living.asked(caseId)).isEqualTo(1);
    }

    /** As after a kill between the answer and its commit: the database refuses the very last row of it. */
    @Test
    void whoDiesBetweenAnswerAndRequestLeavesNothingAndAsksAgain() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        living.due(access);
        living.house()
                .sql()
                .sql("ALTER TABLE found_fact ADD CONSTRAINT dies CHECK (false) NOT VALID")
                .update();
        try {
            assertThatThrownBy(() -> living.watch().sweep()).isInstanceOf(RuntimeException.class);
        } finally {
            living.house()
                    .sql()
                    .sql("ALTER TABLE found_fact DROP CONSTRAINT dies")
                    .update();
        }
        assertThat(living.requests(caseId)).isEmpty();
        assertThat(living.asked(caseId)).isZero();
        Instant now = living.house().part(Clock.class).instant();
        assertThat(nextAt(access)).as("due again when its lease ends").isBefore(now.plus(Duration.ofMinutes(6)));

        living.due(access);
        living.watch().sweep();
        assertThat(living.requests(caseId)).hasSize(1);
        assertThat(living.house().book(caseId)).containsOnlyOnce("fact-found", "revocation-asked");
    }

    /** The card expires years before the certificate: nothing is wrong with the service, and others wait behind it. */
    @Test
    void anExpiredCardIsOverAndThoseBehindItAreAskedAbout() {
        Instant end = Instant.now().plus(Duration.ofSeconds(75));
        TestCard soon = living.house()
                .card(CardRequest.of("expires-soon", HANAKO, Instant.now().minus(Duration.ofDays(1)))
                        .with(new CardValidity(Instant.now().minus(Duration.ofDays(1000)), end)));
        Access expired = living.issued(soon, true);
        Access revoked = living.issued(card, true);
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> Instant.now().isAfter(end.plusSeconds(1)));
        living.due(expired);
        living.due(revoked);

        assertThat(living.watch().sweep()).isEqualTo(2);

        assertThat(living.requests(revoked.applicationId())).hasSize(1);
        assertThat(living.requests(expired.applicationId())).isEmpty();
        assertThat(living.desk().of(expired).orElseThrow().answer()).contains("expired");
        assertThat(watch(expired)).isEqualTo("over 0");
        assertThat(living.asked(expired.applicationId())).isZero();
    }

    @Test
    void aCardThatCannotBeReadIsLookedAtTheNextDayAndIsNoSilence() {
        Access access = living.issued(card, true);
        Instant now = living.house().part(Clock.class).instant();
        CardStatus unreadable = living.house().part(IdentityVerifier.class).status(Der.of(new byte[] {1, 2, 3}));

        assertThat(living.watch().written(new WatchLedger.Due(access.applicationId(), 0), unreadable))
                .as("others are asked about in the same look")
                .isTrue();

        assertThat(living.desk().of(access).orElseThrow().answer()).contains("unreadable");
        assertThat(watch(access)).isEqualTo("on 0");
        assertThat(nextAt(access)).isAfter(now.plus(Duration.ofHours(21)));
        assertThat(living.asked(access.applicationId())).isZero();
    }

    @Test
    void anAnswerAboutACertificateThatWasRevokedMeanwhileIsDropped() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        long answers = answers(caseId);
        CardStatus good = living.house()
                .part(Identities.class)
                .ask(caseId, living.house().part(Applications.class).get(caseId).contentSha256())
                .orElseThrow();
        asked(caseId);
        living.judge(
                living.task(caseId, TaskIds.JUDGE_REVOCATION),
                FIRST,
                new Judgement.Revoke(RevocationReason.UNSPECIFIED, "電話で確認した"));
        living.house().awaitState(caseId, ApplicationState.REVOKED);

        assertThat(living.watch().written(new WatchLedger.Due(caseId, 0), good)).isTrue();

        assertThat(living.asked(caseId)).isZero();
        assertThat(answers(caseId)).isEqualTo(answers);
        assertThat(living.desk().of(access).orElseThrow().answer()).isEmpty();
        assertThat(watch(access)).isEqualTo("over 0");
    }

    @Test
    void aFactBesideARequestThatIsRefusedIsJudgedByOneOfItsOwn() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        factBeside(access);
        UUID besides = living.requests(caseId).getFirst().id();
        assertThat(living.facts(caseId)).extracting(FoundFact::requestId).containsExactly(besides);
        Judgement refuse = new Judgement.Refuse(RefusalReason.NOT_AUTHENTICATED, "本人と確認できない");
        assertThat(living.judge(living.task(caseId, TaskIds.JUDGE_REVOCATION), FIRST, refuse))
                .isEqualTo(new Act.Done());
        CardHouse.await(() -> living.requests(caseId).size() == 2);

        Request own = living.requests(caseId).stream()
                .filter(request -> request.outcome().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(own.entry().channel()).isEqualTo(Channel.FOUND_FACT);
        assertThat(living.facts(caseId))
                .as("once, where it is judged now")
                .extracting(FoundFact::requestId)
                .containsExactly(own.id());
        FoundFact fact = living.found(caseId).getFirst();
        assertThat(fact.kind()).isEqualTo(FoundFact.Kind.CARD_REVOKED);
        assertThat(own.askedAt()).as("the clock of the law began then").isEqualTo(fact.foundAt());
        assertThat(living.house().book(caseId))
                .containsSubsequence(
                        "fact-found-beside", "revocation-request-closed", "revocation-asked", "fact-found");

        Judgement noCause = new Judgement.Refuse(RefusalReason.NO_CAUSE, "カードの更新であった");
        Inbox.Row task = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> living.task(caseId, TaskIds.JUDGE_REVOCATION),
                        row -> living.judge(row, FIRST, noCause).equals(new Act.Done()));
        assertThat(task.caseId()).isEqualTo(caseId);
        CardHouse.await(() -> living.requests(caseId).stream()
                .allMatch(request -> request.outcome().equals(Optional.of(Outcome.REFUSED))));
        assertThat(living.requests(caseId))
                .as("judged for itself, and not again")
                .hasSize(2);
    }

    @Test
    void aRequestBesideWhichAFactWasFoundTakesTwoDecidersWhoReadIt() {
        Access access = living.issued(card, true);
        UUID caseId = access.applicationId();
        factBeside(access);
        Judgement revoke = new Judgement.Revoke(RevocationReason.UNSPECIFIED, "照会の結果を確認した");
        Inbox.Row task = living.task(caseId, TaskIds.JUDGE_REVOCATION);
        assertThat(living.judge(task, FIRST, revoke, List.of()))
                .as("the page was drawn before it was found")
                .isEqualTo(new Act.Refused("outdated"));

        assertThat(living.judge(task, FIRST, revoke)).isEqualTo(new Act.Done());
        Inbox.Row second = living.task(caseId, TaskIds.CONFIRM_REVOCATION);
        assertThat(living.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
        assertThat(living.judge(second, SECOND, revoke)).isEqualTo(new Act.Done());
        CardHouse.await(() -> living.requests(caseId).getFirst().outcome().equals(Optional.of(Outcome.REVOKED)));
        assertThat(living.requests(caseId)).hasSize(1);
    }

    private static void factBeside(Access access) {
        asked(access.applicationId());
        living.house().status().behave(serial, OcspBehaviour.REVOKED);
        living.due(access);
        living.watch().sweep();
        assertThat(living.found(access.applicationId())).hasSize(1);
    }

    private static void asked(UUID caseId) {
        assertThat(living.house()
                        .part(RevocationDesk.class)
                        .enter(
                                CardHouse.ANNE,
                                caseId,
                                new RevocationDesk.Entry(
                                        Channel.TELEPHONE,
                                        Channel.Proof.CALLED_BACK,
                                        RevocationReason.UNSPECIFIED,
                                        living.house().part(Clock.class).instant(),
                                        "電話で申出があった")))
                .isEqualTo(new Act.Done());
    }

    /** Whether there is anything left to ask, and how often it was in vain. */
    private static String watch(Access access) {
        return living.house()
                .sql()
                .sql("SELECT CASE WHEN over THEN 'over ' ELSE 'on ' END || in_vain FROM living_watch"
                        + " WHERE application_id = ?")
                .param(access.applicationId())
                .query(String.class)
                .single();
    }

    private static long answers(UUID caseId) {
        return living.house().part(DocumentStore.class).list(caseId).stream()
                .filter(document -> document.kind() == DocumentKind.OCSP_RESPONSE)
                .count();
    }

    private static Instant nextAt(Access access) {
        return living.house()
                .sql()
                .sql("SELECT next_at FROM living_watch WHERE application_id = ?")
                .param(access.applicationId())
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static String content(Access access) {
        DocumentStore documents = living.house().part(DocumentStore.class);
        return new String(
                documents.read(documents
                        .find(access.applicationId(), DocumentKind.APPLICATION_CONTENT)
                        .orElseThrow()
                        .id()),
                StandardCharsets.UTF_8);
    }
}
