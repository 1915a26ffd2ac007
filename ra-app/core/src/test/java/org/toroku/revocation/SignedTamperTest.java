package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.ca.RevocationReason;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.StandInCa.Mood;
import org.toroku.officers.OfficerRegister;
import org.toroku.process.HaltedSteps;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.testkit.pki.OcspBehaviour;
import org.toroku.workflows.TaskIds;

/** Whoever alters what was signed, or what the rule judged of it, is named by the book, and has nothing revoked by it. */
class SignedTamperTest {
    private static SignedHouse scene;

    @BeforeAll
    static void fillEveryTable() {
        scene = new SignedHouse();
        UUID caseId = scene.issued();
        scene.byKey(caseId);
        scene.office().awaitOutcome(caseId, Outcome.REVOKED);
        scene.office().awaitPublished(caseId);
        CardHouse.await(() -> scene.office().caseEnded(caseId));
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGNED_REVOCATION", "REVOCATION_BY_RULE"})
    void namesTheRow(ProtectedTable table) {
        CardHouse house = scene.house();
        RowSweep sweep =
                new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        String first = "ctid = (SELECT min(ctid) FROM " + table.table() + ")";
        sweep.each(
                table,
                first,
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
    }

    /** Somebody with the database makes of a request for people one that the rule has accepted. */
    @Test
    void aJudgementThatNobodyMadeRevokesNothing() {
        try (RequestHouse own = new RequestHouse()) {
            UUID caseId = own.asked();
            UUID id = own.request(caseId).id();
            own.judgeTask(caseId);
            own.house().ca().be(Mood.AWAY);
            own.judge(own.judgeTask(caseId), RequestHouse.FIRST, RequestHouse.revoke());
            own.house()
                    .sql()
                    .sql("INSERT INTO signed_revocation SELECT ?, ?, gen_random_uuid(), 'a', 'b', 'c', true, true,"
                            + " gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now()")
                    .params(id, caseId)
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

    /** Two accounts whose officer the register shows to be one person after they judged. */
    @Test
    void onePersonWithTwoAccountsIsNotTwoDeciders() {
        try (RequestHouse own = new RequestHouse()) {
            UUID caseId = own.asked(Channel.EX_OFFICIO, RevocationReason.PRIVILEGE_WITHDRAWN);
            own.house().ca().be(Mood.AWAY);
            own.judge(own.judgeTask(caseId), RequestHouse.FIRST, RequestHouse.revoke());
            own.judge(own.task(caseId, TaskIds.CONFIRM_REVOCATION), RequestHouse.SECOND, RequestHouse.revoke());
            own.house()
                    .part(OfficerRegister.class)
                    .save(new OfficerRegister.OfficerAccount(
                            RequestHouse.SECOND.username(), "職員　fumi", "{noop}x", false, RequestHouse.SECOND.roles()));
            own.house().ca().be(Mood.WILLING);
            own.house()
                    .retryUntil(
                            Duration.ofMillis(200),
                            () -> own.house().part(HaltedSteps.class).list("nobody", 0, 10).stream()
                                    .anyMatch(row -> row.reason().equals("not-judged-to-revoke")));
            assertThat(own.house().ca().hasRevoked(own.serial(caseId))).isFalse();
        }
    }

    @Test
    void whatWasFoundAndIsWrittenOverIsNotJudgedByRule() {
        try (SignedHouse own = new SignedHouse()) {
            UUID caseId = own.issued();
            own.house().status().behave(OcspBehaviour.HTTP_500);
            own.byCard(caseId, own.house().card());
            own.office().judgeTask(caseId);
            own.house()
                    .sql()
                    .sql("UPDATE signed_revocation SET status_known = true WHERE application_id = ?")
                    .param(caseId)
                    .update();
            assertThat(own.office().judge(own.office().judgeTask(caseId), RequestHouse.FIRST, RequestHouse.revoke()))
                    .isEqualTo(new RevocationDesk.Act.Refused("case-altered"));
            assertThat(own.house().ca().hasRevoked(own.office().serial(caseId))).isFalse();
            own.house()
                    .sql()
                    .sql("UPDATE signed_revocation SET status_known = false WHERE application_id = ?")
                    .param(caseId)
                    .update();
        }
    }
}
