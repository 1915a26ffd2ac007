package org.toroku.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.RowAlteredException;
import org.toroku.ca.RevocationReason;
import org.toroku.confirmation.CoolingOffDesk.Answer;
import org.toroku.confirmation.LetterHouse.Issued;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.evidence.ShiftingClock;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.post.LetterKind;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.subjectkey.CodeText;
import org.toroku.workflows.JobTypes;

/** R16: the code of the letter, and nothing else, revokes the certificate that the letter tells of, once. */
class HolderRevocationTest {
    private static final Answer WRONG = new Answer.Refused("code-wrong");
    private static LetterHouse post;

    @BeforeAll
    static void open() {
        post = new LetterHouse(Map.of("toroku.confirmation.wrong-codes-per-network-per-hour", "4"));
    }

    @AfterAll
    static void close() {
        post.close();
    }

    private static String guess() {
        return CodeText.fresh(new java.security.SecureRandom());
    }

    @Test
    void revokesAtOnceAndWritesDownWhoAskedAndWhatBecameOfIt() {
        Issued issued = post.issued();
        assertThat(post.revoke(issued)).as("not posted yet").isEqualTo(WRONG);
        post.posted(issued);

        Answer answer = post.revoke(
                issued.number().toLowerCase(java.util.Locale.ROOT),
                issued.code().replace("-", " "));

        assertThat(answer).isInstanceOf(Answer.Revoked.class);
        assertThat(post.house().ca().reasonOf(issued.serial())).contains(RevocationReason.KEY_COMPROMISE);
        assertThat(post.house().state(issued.caseId())).isEqualTo(ApplicationState.REVOKED);
        assertThat(post.house().book(issued.caseId()))
                .containsSubsequence(
                        "revocation-code-posted",
                        "revocation-requested",
                        "state-revoked",
                        "revocation-code-used",
                        "revocation-code-settled",
                        "certificate-revoked-on-request",
                        "subscriber-key-destroyed");
        assertThat(actorOf(issued.caseId(), "revocation-requested")).isEqualTo("CODE_HOLDER");
        assertThat(post.of(issued.caseId(), LetterKind.NOTICE)).isNotEmpty();
        assertThat(post.house().ca().holdsKeyOf(order(issued))).isFalse();
        assertThat(post.revoke(issued)).as("the same again").isEqualTo(answer);
        assertThat(post.house().book(issued.caseId())).containsOnlyOnce("revocation-requested", "revocation-code-used");
    }

    @Test
    void nothingOfItIsHandedOverAnyMore() {
        Access access = post.house().issued();
        Issued issued = post.posted(post.of(access.applicationId()));
        assertThat(post.house().counter().pickUp(access, "a long passphrase".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
        post.revoke(issued);

        assertThat(post.house().counter().pickUp(access, "a long passphrase".toCharArray()))
                .isEqualTo(new PickUp.Refused("certificate-revoked"));
        assertThat(post.house().counter().confirmReceipt(access)).isEqualTo(new Receipt.Refused("certificate-revoked"));
    }

    /** The case waits for its receipt until the deadline, which then finds it revoked and claims no other reason. */
    @Test
    void theDeadlineOfTheReceiptChangesNothingOfIt() {
        try (LetterHouse own = new LetterHouse(Map.of())) {
            Issued issued = own.posted();
            assertThat(own.revoke(issued)).isInstanceOf(Answer.Revoked.class);
            own.house().pass(Duration.ofDays(15));
            assertThat(own.house()
                            .step(JobTypes.REVOKE_UNRECEIVED)
                            .perform(new StepContext(issued.caseId(), JobTypes.REVOKE_UNRECEIVED, 9)))
                    .isInstanceOf(StepResult.Done.class);
            assertThat(own.house().book(issued.caseId())).doesNotContain("certificate-revoked-unreceived");
            assertThat(own.house().ca().askedToRevoke(issued.serial())).isOne();
        }
    }

    @Test
    void revokesWhatWasReceivedLongAgo() {
        Access access = post.house().issued();
        Issued issued = post.posted(post.of(access.applicationId()));
        post.house().counter().pickUp(access, "a long passphrase".toCharArray());
        assertThat(post.house().counter().confirmReceipt(access)).isInstanceOf(Receipt.Confirmed.class);

        assertThat(post.revoke(issued)).isInstanceOf(Answer.Revoked.class);
        assertThat(post.house().ca().hasRevoked(issued.serial())).isTrue();
    }

    /** The code of one letter is nothing for any other case, and what is unknown is answered as what is wrong. */
    @Test
    void aCodeIsWorthNothingForAnotherCase() {
        Issued mine = post.posted();
        Issued theirs = post.posted();

        assertThat(post.revoke(theirs.number(), mine.code())).isEqualTo(WRONG);
        assertThat(post.revoke("M-2026-999999", mine.code())).isEqualTo(WRONG);
        assertThat(post.revoke("' OR 1=1", mine.code())).isEqualTo(WRONG);
        assertThat(post.house().ca().hasRevoked(theirs.serial())).isFalse();
        assertThat(post.house().ca().hasRevoked(mine.serial())).isFalse();
    }

    @Test
    void aSlipOfThePenCostsNoTry() {
        Issued issued = post.posted();
        String slip =
                (issued.code().charAt(0) == 'A' ? 'B' : 'A') + issued.code().substring(1);
        for (int i = 0; i < 6; i++) {
            assertThat(post.revoke(issued.number(), slip, "pen")).isEqualTo(new Answer.Refused("code-mistyped"));
        }
        assertThat(post.revoke(issued.number(), issued.code(), "pen")).isInstanceOf(Answer.Revoked.class);
    }

    @Test
    void aNetworkThatGuessesIsStoppedForAnHour() {
        Issued issued = post.posted();
        List<Answer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> post.revoke(issued.number(), guess(), "cafe"))
                .toList();
        Answer later = new Answer.TooMany(Duration.ofHours(1));
        assertThat(answers).filteredOn(later::equals).hasSize(2);
        assertThat(post.revoke(issued.number(), guess(), "cafe")).isEqualTo(later);
        assertThat(post.revoke(issued.number(), issued.code(), "cafe"))
                .as("whoever guesses may sit in the holder's own house")
                .isInstanceOf(Answer.Revoked.class);
    }

    /** Else whoever holds a certificate that is not theirs would keep it by guessing. */
    @Test
    void whoGuessesFromEverywhereKeepsNobodyFromTheRightCodeAndRaisesTheAlarm() {
        Issued issued = post.posted();
        for (int i = 0; i < 12; i++) {
            assertThat(post.revoke(issued.number(), guess())).isEqualTo(WRONG);
        }
        assertThat(post.house().book(issued.caseId())).containsOnlyOnce("revocation-code-guessed");
        assertThat(post.revoke(issued)).isInstanceOf(Answer.Revoked.class);
    }

    @Test
    void afterItsTimeACodeRevokesNothing() {
        try (LetterHouse own = new LetterHouse(Map.of("toroku.confirmation.revocable-within", "P2D"))) {
            Issued issued = own.posted();
            own.house().part(ShiftingClock.class).forward(Duration.ofDays(2));
            assertThat(own.revoke(issued)).isEqualTo(new Answer.Refused("code-expired"));
            assertThat(own.house().state(issued.caseId())).isEqualTo(ApplicationState.ISSUED);
            assertThat(own.house().ca().hasRevoked(issued.serial())).isFalse();
        }
    }

    @Test
    void whoIsToldThatItIsRevokedAlreadyHasUsedNothing() {
        Issued issued = post.posted();
        post.house().ca().revokeUnheard(order(issued));
        post.house().part(org.toroku.issuance.Handover.class).refresh(issued.caseId());

        assertThat(post.revoke(issued)).isEqualTo(new Answer.Refused("already-revoked"));
        assertThat(post.house().book(issued.caseId())).doesNotContain("revocation-requested", "revocation-code-used");
    }

    @Test
    void ofManyAtOnceOneAsksAndAllAreAnsweredAlike() {
        Issued issued = post.posted();
        List<Answer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> post.revoke(issued))
                .toList();

        assertThat(answers).allMatch(Answer.Revoked.class::isInstance);
        assertThat(post.house().book(issued.caseId()))
                .containsOnlyOnce("revocation-requested", "revocation-code-used", "certificate-revoked-on-request");
        assertThat(post.of(issued.caseId(), LetterKind.NOTICE).stream()
                        .filter(mail -> text(mail.contents().getFirst()).contains("失効コードによる請求")))
                .hasSize(1);
    }

    @Test
    void whileTheCaIsAwayTheRequestStandsAndIsCarriedOutLater() {
        Issued issued = post.posted();
        post.house().ca().be(Mood.AWAY);
        try {
            assertThat(post.revoke(issued)).isInstanceOf(Answer.Ordered.class);
            assertThat(post.house().state(issued.caseId())).isEqualTo(ApplicationState.REVOKED);
            assertThat(sweep()).isZero();
        } finally {
            post.house().ca().be(Mood.WILLING);
        }
        assertThat(post.house().book(issued.caseId())).doesNotContain("certificate-revoked-on-request");

        assertThat(sweep()).isOne();

        assertThat(post.house().ca().hasRevoked(issued.serial())).isTrue();
        assertThat(post.house().book(issued.caseId())).containsOnlyOnce("certificate-revoked-on-request");
        assertThat(sweep()).isZero();
    }

    /** As after a kill between the CA's act and its record here. */
    @Test
    void aRevocationThatNobodyHeardOfIsTakenIntoTheBookOnce() {
        Issued issued = post.posted();
        post.house().ca().be(Mood.REVOKES_UNHEARD);
        try {
            assertThat(post.revoke(issued)).isInstanceOf(Answer.Ordered.class);
        } finally {
            post.house().ca().be(Mood.WILLING);
        }
        assertThat(post.house().ca().askedToRevoke(issued.serial())).isOne();

        assertThat(post.revoke(issued)).as("the holder tries again").isInstanceOf(Answer.Revoked.class);
        assertThat(sweep()).isZero();

        assertThat(post.house().book(issued.caseId()))
                .containsOnlyOnce("certificate-revoked-on-request", "revocation-requested");
    }

    /** An altered row revokes nothing and keeps no code alive beyond its time. */
    @Test
    void whereTheRowOfTheCodeWasAlteredNothingIsDone() {
        Issued issued = post.posted();
        String set = "UPDATE revocation_code SET expires_at = expires_at + interval '%s' WHERE application_id = ?";
        post.house().sql().sql(set.formatted("1 year")).param(issued.caseId()).update();
        try {
            assertThatThrownBy(() -> post.revoke(issued)).isInstanceOf(RowAlteredException.class);
        } finally {
            post.house()
                    .sql()
                    .sql(set.formatted("-1 year"))
                    .param(issued.caseId())
                    .update();
        }
        assertThat(post.house().ca().hasRevoked(issued.serial())).isFalse();
    }

    /** Who can write into the database has nobody's certificate revoked by it. */
    @Test
    void aUseThatNoCodeMadeIsNotCarriedOut() {
        Issued issued = post.posted();
        String set = "UPDATE revocation_code SET used_at = %s, why = %s WHERE application_id = ?";
        post.house()
                .sql()
                .sql(set.formatted("now()", "'NOT_ME'"))
                .param(issued.caseId())
                .update();
        try {
            assertThat(sweep()).isZero();
        } finally {
            post.house()
                    .sql()
                    .sql(set.formatted("NULL", "NULL"))
                    .param(issued.caseId())
                    .update();
        }
        assertThat(post.house().ca().askedToRevoke(issued.serial())).isZero();
    }

    private static int sweep() {
        return post.house().part(UnfinishedRevocations.class).sweep();
    }

    private static UUID order(Issued issued) {
        return post.house()
                .part(IssuanceRecord.class)
                .of(issued.caseId())
                .orElseThrow()
                .orderId();
    }

    private static String text(UUID document) {
        return new String(
                post.house().part(org.toroku.evidence.DocumentStore.class).read(document),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String actorOf(UUID caseId, String action) {
        return Optional.ofNullable(post.house()
                        .sql()
                        .sql("SELECT actor_kind FROM audit_entry WHERE case_id = ? AND action = ?")
                        .params(caseId, action)
                        .query(String.class)
                        .single())
                .orElseThrow();
    }
}
