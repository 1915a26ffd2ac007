package org.toroku.revocation;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.toroku.revocation.RequestHouse.ENTERS;
import static org.toroku.revocation.RequestHouse.FIRST;
import static org.toroku.revocation.RequestHouse.SECOND;
import static org.toroku.revocation.RequestHouse.refuse;
import static org.toroku.revocation.RequestHouse.revoke;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.Handover;
import org.toroku.issuance.ShownRevocations;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.pki.SerialText;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.process.HaltedSteps;
import org.toroku.process.Inbox;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.revocation.RevocationDesk.Act;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.TaskIds;

/** R16, R21: who may ask is heard, another judges, and what is judged is carried out, published, told and kept. */
class RevocationOnRequestTest {
    private static RequestHouse office;

    @BeforeAll
    static void open() {
        office = new RequestHouse();
    }

    @AfterAll
    static void close() {
        office.house().assertBookIntact();
        office.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"EX_OFFICIO", "SIGNED", "FOUND_FACT"},
            mode = EnumSource.Mode.EXCLUDE)
    void onEachChannelOneOtherDeciderHasItRevoked(Channel channel) {
        UUID caseId = office.asked(channel, RevocationReason.AFFILIATION_CHANGED);
        Inbox.Row task = office.judgeTask(caseId);
        assertThat(task.dueAt()).contains(office.request(caseId).dueAt());

        assertThat(office.judge(task, FIRST, revoke(RevocationReason.CESSATION_OF_OPERATION)))
                .isEqualTo(new Act.Done());
        office.awaitPublished(caseId);

        Request request = office.request(caseId);
        assertThat(office.house().ca().reasonOf(office.serial(caseId)))
                .contains(RevocationReason.CESSATION_OF_OPERATION);
        assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.REVOKED);
        assertThat(request.outcome()).contains(Outcome.REVOKED);
        assertThat(request.revokedAt().orElseThrow())
                .isBefore(request.publishedAt().orElseThrow());
        assertThat(office.house().book(caseId))
                .containsSubsequence(
                        "revocation-asked",
                        "revocation-judged",
                        "revocation-requested",
                        "state-revoked",
                        "revocation-carried-out",
                        "certificate-revoked-on-request",
                        "notice-written",
                        "revocation-request-closed",
                        "revocation-published");
        String serial = SerialText.shown(office.serial(caseId));
        assertThat(notices(caseId))
                .singleElement(as(STRING))
                .contains("失効の請求または当局の確認により", "電子証明書のシリアル番号：" + serial, "失効した日時：", "（日本時間）", "失効の理由：利用を終えられたため")
                .contains(
                        "Serial number of the certificate: " + serial,
                        "Revoked: ",
                        "(JST)",
                        "Why it was revoked: it is no longer needed")
                .doesNotContain("あわせて失効した", "折り返しの電話");
        CardHouse.await(() -> office.caseEnded(caseId));
    }

    @Test
    void exOfficioTakesTwoDecidersBesideWhoEnteredIt() {
        UUID caseId = office.asked(Channel.EX_OFFICIO, RevocationReason.PRIVILEGE_WITHDRAWN);
        assertThat(office.judge(office.judgeTask(caseId), FIRST, revoke(RevocationReason.PRIVILEGE_WITHDRAWN)))
                .isEqualTo(new Act.Done());
        Inbox.Row second = office.task(caseId, TaskIds.CONFIRM_REVOCATION);
        assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);

        for (Officer reader : List.of(ENTERS, FIRST, SECOND)) {
            Request shown =
                    office.desk().look(reader, caseId).orElseThrow().open().orElseThrow();
            assertThat(shown.judgements())
                    .as("who judges second is told nothing of the first")
                    .isEmpty();
            assertThat(office.desk().open(reader))
                    .filteredOn(each -> each.caseId().equals(caseId))
                    .singleElement()
                    .isEqualTo(shown);
        }
        assertThat(office.claim(second, FIRST)).isEqualTo(new Inbox.Claim.NotAllowed("judged-first"));
        assertThat(office.claim(second, ENTERS)).isEqualTo(new Inbox.Claim.NotAllowed("entered-it"));
        assertThat(office.judge(second, SECOND, revoke(RevocationReason.PRIVILEGE_WITHDRAWN)))
                .isEqualTo(new Act.Done());

        office.awaitOutcome(caseId, Outcome.REVOKED);
        assertThat(office.request(caseId).judgements())
                .extracting(RevocationDesk.Judged::officer)
                .containsExactly("fumi", "goro");
        assertThat(office.desk()
                        .look(SECOND, caseId)
                        .orElseThrow()
                        .requests()
                        .getFirst()
                        .judgements())
                .as("once both have judged, everybody reads both")
                .hasSize(2);
        assertThat(office.house().ca().hasRevoked(office.serial(caseId))).isTrue();
    }

    @Test
    void whoEnteredItJudgesItFromNoOtherAccount() {
        UUID caseId = office.asked();
        OfficerRegister register = office.house().part(OfficerRegister.class);
        OfficerAccount eri = register.find("eri").orElseThrow();
        register.save(new OfficerAccount("eri", eri.displayName(), "{noop}x", false, eri.roles()));
        Officer again = new Officer("eri2", Set.of(Roles.DECIDER));
        register.save(new OfficerAccount("eri2", eri.displayName(), "{noop}x", true, again.roles()));

        assertThat(office.claim(office.judgeTask(caseId), again)).isEqualTo(new Inbox.Claim.NotAllowed("entered-it"));

        register.save(new OfficerAccount("eri2", eri.displayName(), "{noop}x", false, again.roles()));
        register.save(eri);
    }

    /** Who holds the first task is who judges first: no list, page or answer names them to who may judge second. */
    @Test
    void whoHoldsTheFirstTaskIsNamedToNoOtherDecider() {
        UUID caseId = office.asked(Channel.EX_OFFICIO, RevocationReason.PRIVILEGE_WITHDRAWN);
        Inbox.Row task = office.judgeTask(caseId);
        assertThat(office.claim(task, FIRST)).isInstanceOf(Inbox.Claim.Claimed.class);

        assertThat(office.listed(task, FIRST).assignee()).contains("fumi");
        for (Officer other : List.of(SECOND, new Officer("eri", ENTERS.roles()))) {
            assertThat(office.listed(task, other).assignee())
                    .as("somebody holds it, and that is all")
                    .contains("");
        }
        Officer mana = new Officer("mana", Set.of(Roles.MANAGER));
        office.house().employ(mana);
        assertThat(office.listed(task, mana).assignee())
                .as("who decides nothing gives out the work")
                .contains("fumi");
        Inbox inbox = office.house().part(Inbox.class);
        assertThat(office.claim(task, SECOND)).isEqualTo(new Inbox.Claim.TakenBy(""));
        assertThat(inbox.release(task.taskKey(), "goro")).isEqualTo(new Inbox.Claim.TakenBy(""));
        assertThat(inbox.assign(task.taskKey(), "goro", Set.of(Roles.DECIDER), "goro"))
                .isEqualTo(new Inbox.Claim.TakenBy(""));
        assertThat(inbox.find(task.taskKey()).orElseThrow().assignee())
                .as("desks ask who it is")
                .contains("fumi");
    }

    @Test
    void namesOrderNoOtherDecidersTasks() {
        UUID before = office.asked(Channel.EX_OFFICIO, RevocationReason.PRIVILEGE_WITHDRAWN);
        UUID after = office.asked(Channel.EX_OFFICIO, RevocationReason.PRIVILEGE_WITHDRAWN);
        Inbox.Row first = office.judgeTask(before);
        Inbox.Row second = office.judgeTask(after);
        office.claim(first, SECOND);
        office.claim(second, FIRST);
        Officer third = new Officer("taro", Set.of(Roles.DECIDER));
        office.house().employ(third);

        List<Long> shown = office
                .house()
                .part(Inbox.class)
                .list(
                        new Inbox.Filter("", Optional.of(TaskIds.JUDGE_REVOCATION), false, "taro", 0, 1000)
                                .of(Inbox.Holder.OTHERS)
                                .sorted(new Inbox.Order(Inbox.SortKey.ASSIGNEE, true)),
                        third.roles())
                .stream()
                .map(Inbox.Row::taskKey)
                .filter(Set.of(first.taskKey(), second.taskKey())::contains)
                .toList();

        assertThat(shown)
                .as("by what is due, as if nobody held them")
                .containsExactly(first.taskKey(), second.taskKey());
    }

    /** What somebody looked for is not for the book, that they looked, and how much they were shown, is. */
    @Test
    void theBookSaysWhoSearchedForCertificatesAndHowManyWereShown() {
        UUID caseId = office.house().issued().applicationId();
        String serial = office.serial(caseId);

        long before = office.house()
                .sql()
                .sql("SELECT max(seq) FROM audit_entry")
                .query(Long.class)
                .single();

        office.desk().search(ENTERS, serial);
        office.desk().search(FIRST, "山田");
        office.desk().search(FIRST, "鈴木");
        office.desk().search(FIRST, " ");
        office.desk().search(new Officer("anne", Set.of(Roles.POST_ROOM)), serial);

        List<String> searches = office.house()
                .sql()
                .sql("SELECT actor || ' ' || detail FROM audit_entry"
                        + " WHERE action = 'certificates-searched' AND seq > ? ORDER BY seq")
                .param(before)
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(searches)
                .as("nothing was looked for with nothing typed, nor by who may not")
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry).doesNotContain("山田", "鈴木", serial));
        assertThat(searches.getFirst())
                .startsWith("eri ")
                .contains("\"by\":\"serial\"", "\"found\":1", "\"more\":false");
        assertThat(searches.get(1))
                .startsWith("fumi ")
                .contains("\"by\":\"words\"")
                .doesNotContain("\"found\":0");
        assertThat(searches.getLast()).contains("\"by\":\"words\"", "\"found\":0");
    }

    @Test
    void theSecondDeciderMayRefuse() {
        UUID caseId = office.asked(Channel.EX_OFFICIO, RevocationReason.SUPERSEDED);
        office.judge(office.judgeTask(caseId), FIRST, revoke(RevocationReason.SUPERSEDED));
        assertThat(office.judge(
                        office.task(caseId, TaskIds.CONFIRM_REVOCATION), SECOND, refuse(RefusalReason.NO_CAUSE)))
                .isEqualTo(new Act.Done());

        office.awaitOutcome(caseId, Outcome.REFUSED);
        assertThat(office.house().ca().hasRevoked(office.serial(caseId))).isFalse();
    }

    @Test
    void whoEnteredItCannotJudge() {
        UUID caseId = office.asked();
        Inbox.Row task = office.judgeTask(caseId);

        assertThat(office.claim(task, ENTERS)).isEqualTo(new Inbox.Claim.NotAllowed("entered-it"));
        assertThat(office.desk().judge(ENTERS, task.taskKey(), revoke(), List.of()))
                .isEqualTo(new Act.Refused("entered-it"));
        assertThat(office.judge(task, CardHouse.ANNE, revoke())).isEqualTo(new Act.Refused("role"));
        assertThat(office.desk().judge(FIRST, task.taskKey(), revoke(), List.of()))
                .isEqualTo(new Act.Refused("not-claimed"));
        assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
    }

    @Test
    void aRefusalHasAReasonAndTellsItAndLetsTheCertificateGoOn() {
        Access access = office.house().issued();
        UUID caseId = access.applicationId();
        office.desk().enter(ENTERS, caseId, office.entry(Channel.TELEPHONE, RevocationReason.UNSPECIFIED));
        assertThat(office.judge(office.judgeTask(caseId), FIRST, refuse(RefusalReason.NOT_AUTHENTICATED)))
                .isEqualTo(new Act.Done());
        office.awaitOutcome(caseId, Outcome.REFUSED);

        assertThat(notices(caseId))
                .singleElement(as(STRING))
                .contains("失効はいたしませんでした", SerialText.shown(office.serial(caseId)))
                .contains("失効しなかった理由：ご請求をされた方がご本人であることを確認できませんでした。")
                .contains("Why it was not revoked: We could not confirm who asked.")
                .doesNotContain("本人ではなかった");
        assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
        assertThat(office.house().counter().pickUp(access, "a long passphrase".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
        assertThat(office.desk().enter(ENTERS, caseId, office.entry(Channel.TELEPHONE, RevocationReason.UNSPECIFIED)))
                .as("asked again")
                .isEqualTo(new Act.Done());
    }

    /** There is no way back from a revocation, so that a call holds the certificate inside the house at once. */
    @Test
    void whileItIsBeingJudgedNothingIsHandedOverOrReceived() {
        Access access = office.house().issued();
        assertThat(office.house().counter().pickUp(access, "a long passphrase".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
        office.desk()
                .enter(
                        ENTERS,
                        access.applicationId(),
                        office.entry(Channel.TELEPHONE, RevocationReason.KEY_COMPROMISE));

        assertThat(office.house().counter().pickUp(access, "a long passphrase".toCharArray()))
                .isEqualTo(new PickUp.Refused("revocation-asked"));
        assertThat(office.house().counter().confirmReceipt(access)).isInstanceOf(Receipt.Unavailable.class);
        assertThat(office.house().state(access.applicationId())).isEqualTo(ApplicationState.ISSUED);
        assertThat(office.house().ca().hasRevoked(office.serial(access.applicationId())))
                .isFalse();
    }

    @Test
    void ofManyAtOnceOneIsEntered() {
        UUID caseId = office.house().issued().applicationId();
        List<Act> acts = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> office.desk()
                        .enter(ENTERS, caseId, office.entry(Channel.TELEPHONE, RevocationReason.KEY_COMPROMISE)))
                .toList();
        assertThat(acts).containsOnlyOnce(new Act.Done());
        assertThat(acts).filteredOn(new Act.Refused("request-open")::equals).hasSize(5);
        assertThat(office.house().book(caseId)).containsOnlyOnce("revocation-asked");
    }

    @Test
    void ofTwoWhoJudgeAtOnceOneIsLate() {
        UUID caseId = office.asked();
        Inbox.Row task = office.judgeTask(caseId);
        office.claim(task, FIRST);
        List<Act> acts = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> office.desk().judge(FIRST, task.taskKey(), revoke(), List.of()))
                .toList();
        assertThat(acts).containsOnlyOnce(new Act.Done());
        office.awaitOutcome(caseId, Outcome.REVOKED);
        assertThat(office.house().book(caseId)).containsOnlyOnce("revocation-judged", "revocation-requested");
    }

    @Test
    void whatIsRevokedMeanwhileEndsTheRequest() {
        UUID caseId = office.asked();
        office.judgeTask(caseId);
        office.house()
                .ca()
                .revokeUnheard(office.house()
                        .part(org.toroku.issuance.IssuanceRecord.class)
                        .of(caseId)
                        .orElseThrow()
                        .orderId());
        office.house().part(Handover.class).refresh(caseId);

        office.awaitOutcome(caseId, Outcome.ALREADY_REVOKED);
        assertThat(office.request(caseId).judgements()).isEmpty();
        assertThat(office.openTask(caseId, TaskIds.JUDGE_REVOCATION)).isEmpty();
        assertThat(office.desk().enter(ENTERS, caseId, office.entry(Channel.TELEPHONE, RevocationReason.UNSPECIFIED)))
                .isEqualTo(new Act.Refused("not-in-force"));
    }

    @Test
    void whileTheCaIsAwayNothingIsLost() {
        UUID caseId = office.asked();
        Inbox.Row task = office.judgeTask(caseId);
        office.house().ca().be(Mood.AWAY);
        try {
            assertThat(office.judge(task, FIRST, revoke())).isEqualTo(new Act.Done());
            assertThat(office.house().state(caseId)).isEqualTo(ApplicationState.REVOKED);
        } finally {
            office.house().ca().be(Mood.WILLING);
        }
        office.house()
                .retryUntil(
                        Duration.ofMillis(200),
                        () -> office.request(caseId).outcome().isPresent());
        assertThat(office.house().ca().hasRevoked(office.serial(caseId))).isTrue();
        assertThat(office.house().book(caseId)).containsOnlyOnce("certificate-revoked-on-request");
    }

    /** As after a kill between the CA's act and its record here. */
    @Test
    void aRevocationThatNobodyHeardOfIsTakenIntoTheBookOnce() {
        UUID caseId = office.asked();
        Inbox.Row task = office.judgeTask(caseId);
        office.house().ca().be(Mood.REVOKES_UNHEARD);
        try {
            office.judge(task, FIRST, revoke());
            CardHouse.await(() -> office.house().ca().hasRevoked(office.serial(caseId)));
        } finally {
            office.house().ca().be(Mood.WILLING);
        }
        office.house()
                .retryUntil(
                        Duration.ofMillis(200),
                        () -> office.request(caseId).outcome().isPresent());
        assertThat(office.house().book(caseId))
                .containsOnlyOnce("revocation-carried-out", "certificate-revoked-on-request");
    }

    /** Every step may be delivered again, by whoever has the engine do it. */
    @Test
    void aRepeatedStepDoesNothingTwice() {
        UUID caseId = office.asked();
        office.judge(office.judgeTask(caseId), FIRST, revoke());
        office.awaitPublished(caseId);
        UUID id = office.request(caseId).id();

        assertThat(office.house().step(JobTypes.REVOKE_ON_REQUEST).perform(new StepContext(id, "revoke-on-request", 7)))
                .isInstanceOf(StepResult.Done.class);
        assertThat(office.house().book(caseId))
                .containsOnlyOnce("revocation-carried-out", "certificate-revoked-on-request");
    }

    /** Neither a diagram nor a message of somebody else revokes, or ends a judgement. */
    @Test
    void whatNobodyJudgedIsNotRevokedWhateverTheDiagramAsks() {
        UUID caseId = office.asked();
        UUID id = office.request(caseId).id();

        assertThat(office.house().step(JobTypes.REVOKE_ON_REQUEST).perform(new StepContext(id, "revoke-on-request", 9)))
                .isEqualTo(new StepResult.Halt("not-judged-to-revoke"));
        assertThat(office.house().step(JobTypes.TELL_OF_REVOCATION).perform(new StepContext(id, "tell-of-refusal", 9)))
                .isEqualTo(new StepResult.Astray("revocation-not-judged"));
        assertThat(office.house().ca().hasRevoked(office.serial(caseId))).isFalse();
    }

    @Test
    void itIsOverOnlyOnceVerifiersSeeIt() {
        ShownRevocations shown = office.house().part(ShownRevocations.class);
        shown.keepBack(true);
        UUID caseId = office.asked();
        try {
            office.judge(office.judgeTask(caseId), FIRST, revoke());
            office.awaitOutcome(caseId, Outcome.REVOKED);
            assertThat(office.desk().open(FIRST))
                    .extracting(Request::caseId)
                    .as("told, and still to be published")
                    .contains(caseId);
        } finally {
            shown.keepBack(false);
        }
        office.house()
                .retryUntil(
                        Duration.ofMillis(200),
                        () -> office.request(caseId).publishedAt().isPresent());
        assertThat(shown.askedAbout(office.serial(caseId))).isTrue();
        assertThat(office.desk().open(FIRST)).extracting(Request::caseId).doesNotContain(caseId);
    }

    @Test
    void aCompromiseIsRaisedAfterAnHourAndAlarmedAfterADay() {
        try (RequestHouse own = new RequestHouse()) {
            UUID caseId = own.asked();
            own.judgeTask(caseId);
            Request request = own.request(caseId);
            assertThat(Duration.between(request.askedAt(), request.dueAt())).isEqualTo(Duration.ofHours(1));
            assertThat(own.house().book(caseId)).doesNotContain("revocation-raised");

            own.house().pass(Duration.ofMinutes(61));
            CardHouse.await(() -> own.house().book(caseId).contains("revocation-raised"));
            assertThat(own.house().book(caseId)).doesNotContain("revocation-limit-passed");

            own.house().pass(Duration.ofHours(23));
            CardHouse.await(() -> own.house().book(caseId).contains("revocation-limit-passed"));
            assertThat(own.judge(own.judgeTask(caseId), FIRST, revoke()))
                    .as("people still judge")
                    .isEqualTo(new Act.Done());
            own.awaitOutcome(caseId, Outcome.REVOKED);
            own.house().assertBookIntact();
        }
    }

    @Test
    void everythingElseIsDueTheSameDay() {
        Terms terms = office.house().part(Terms.class);
        Instant noon = Instant.parse("2026-11-27T03:00:00Z");
        Instant lateNight = Instant.parse("2026-11-27T14:50:00Z");
        assertThat(terms.of(RevocationReason.SUPERSEDED, noon))
                .isEqualTo(
                        new Terms.Dates(Instant.parse("2026-11-27T15:00:00Z"), Instant.parse("2026-11-28T03:00:00Z")));
        assertThat(terms.of(RevocationReason.SUPERSEDED, lateNight).due()).isEqualTo(lateNight.plusSeconds(3600));
    }

    /** Whoever alters a request has nothing revoked by it, and it shows. */
    @Test
    void anAlteredRequestRevokesNothing() {
        try (RequestHouse own = new RequestHouse()) {
            UUID caseId = own.asked();
            Inbox.Row task = own.judgeTask(caseId);
            own.house()
                    .sql()
                    .sql("UPDATE revocation_request SET entered_by = 'nobody' WHERE application_id = ?")
                    .param(caseId)
                    .update();
            assertThat(own.judge(task, FIRST, revoke())).isEqualTo(new Act.Refused("case-altered"));
            assertThat(own.house().state(caseId)).isEqualTo(ApplicationState.ISSUED);
            assertThat(own.house().ca().hasRevoked(own.serial(caseId))).isFalse();
        }
    }

    @Test
    void aJudgementThatWasAlteredHaltsBeforeTheCaHearsOfIt() {
        try (RequestHouse own = new RequestHouse()) {
            UUID caseId = own.asked();
            Inbox.Row task = own.judgeTask(caseId);
            own.house().ca().be(Mood.AWAY);
            own.judge(task, FIRST, revoke());
            own.house()
                    .sql()
                    .sql("UPDATE revocation_judgement SET reason = 'SUPERSEDED' WHERE application_id = ?")
                    .param(caseId)
                    .update();
            own.house().ca().be(Mood.WILLING);
            own.house()
                    .retryUntil(
                            Duration.ofMillis(200),
                            () -> own.house().part(HaltedSteps.class).list("nobody", 0, 10).stream()
                                    .anyMatch(row -> row.reason().equals("case-altered")));
            assertThat(own.house().ca().hasRevoked(own.serial(caseId))).isFalse();
        }
    }

    @Test
    void whatIsEnteredHasToFit() {
        UUID caseId = office.house().issued().applicationId();
        Entry good = office.entry(Channel.TELEPHONE, RevocationReason.KEY_COMPROMISE);
        Instant now = office.house().part(Clock.class).instant();
        assertThat(enter(caseId, new Entry(good.channel(), Channel.Proof.MANDATE, good.reason(), now, good.words())))
                .isEqualTo(new Act.Refused("proof-of-channel"));
        assertThat(enter(
                        caseId,
                        new Entry(good.channel(), good.proof(), good.reason(), now.plusSeconds(600), good.words())))
                .isEqualTo(new Act.Refused("asked-later"));
        assertThat(enter(
                        caseId,
                        new Entry(
                                good.channel(),
                                good.proof(),
                                good.reason(),
                                now.minus(Duration.ofDays(40)),
                                good.words())))
                .isEqualTo(new Act.Refused("asked-too-long-ago"));
        assertThat(enter(caseId, new Entry(good.channel(), good.proof(), good.reason(), now, " ")))
                .isEqualTo(new Act.Refused("words-missing"));
        assertThat(office.desk().enter(new Officer("eri", java.util.Set.of(Roles.AUDITOR)), caseId, good))
                .isEqualTo(new Act.Refused("role"));
        assertThat(enter(UUID.randomUUID(), good)).isEqualTo(new Act.Refused("not-found"));
    }

    @Test
    void isFoundByNumberSerialAndNameHoweverTheyAreWritten() {
        UUID caseId = office.house().issued().applicationId();
        RevocationDesk.Certificate found =
                office.desk().look(ENTERS, caseId).orElseThrow().certificate();
        for (String typed : List.of(
                " " + found.caseNumber().toLowerCase(java.util.Locale.ROOT),
                found.serial().toUpperCase(java.util.Locale.ROOT),
                "0" + found.serial(),
                SerialText.shown(found.serial()).replaceAll("..(?!$)", "$0:"))) {
            assertThat(office.desk().search(ENTERS, typed))
                    .as(typed)
                    .isEqualTo(new RevocationDesk.Found(List.of(found), false));
        }
        for (String typed : List.of("%", "_%", "山", "鈴木", "山田 suzuki", "\0")) {
            assertThat(office.desk().search(ENTERS, typed).certificates())
                    .as(typed)
                    .isEmpty();
        }
        assertThat(office.desk()
                        .search(new Officer("pia", java.util.Set.of(Roles.POST_ROOM)), found.serial())
                        .certificates())
                .isEmpty();
        assertThat(office.desk().look(ENTERS, caseId).orElseThrow().telephone())
                .as("who calls back dials what the application says")
                .contains("0312345678");
    }

    /** As lists of cases find it: by characters, kana or romaji, and not by how the form was typed. */
    @Test
    void saysWhereThereAreMoreOfANameThanItShows() {
        try (RequestHouse own = new RequestHouse()) {
            for (int n = 0; n <= RevocationDesk.MOST_FOUND; n++) {
                if (n == RevocationDesk.MOST_FOUND) {
                    assertThat(own.desk().search(ENTERS, "やまだ").more()).isFalse();
                }
                own.house().issued();
            }
            for (String typed : List.of("山田", "花子　山田", "ﾔﾏﾀﾞ", "yamada")) {
                RevocationDesk.Found found = own.desk().search(ENTERS, typed);
                assertThat(found.certificates()).as(typed).hasSize(RevocationDesk.MOST_FOUND);
                assertThat(found.more()).as(typed).isTrue();
            }
        }
    }

    private static Act enter(UUID caseId, Entry entry) {
        return office.desk().enter(ENTERS, caseId, entry);
    }

    private static List<String> notices(UUID caseId) {
        return office.house().part(OutgoingMail.class).ofCase(caseId).stream()
                .filter(mail -> mail.kind() == LetterKind.REVOCATION)
                .flatMap(mail -> mail.contents().stream())
                .map(id -> new String(office.house().part(DocumentStore.class).read(id), StandardCharsets.UTF_8))
                .toList();
    }
}
