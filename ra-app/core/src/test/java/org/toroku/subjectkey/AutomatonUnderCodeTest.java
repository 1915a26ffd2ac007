package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.evidence.Cases;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.workflows.DecisionIds;

/** Undoubted cases whose key comes by code: the automaton decides once the key is there, and on that key. */
class AutomatonUnderCodeTest {
    @Test
    void theAutomatonDecidesOnTheKeyThatCameByCodeAndNotBefore() {
        try (CodeScene scene = staffed(Map.of())) {
            OwnKey inside = OwnKey.p256();
            Access access = waiting(scene, inside);
            UUID caseId = access.applicationId();
            String code = scene.posted(caseId, 1);
            assertThat(decisions(scene, caseId))
                    .as("nobody decides on a key to come")
                    .isEmpty();
            assertThat(scene.house().ca().ordersOf(caseId)).isZero();

            OwnKey key = OwnKey.p256();
            assertThat(scene.send(access, code, key)).isInstanceOf(Handed.Received.class);
            scene.house().awaitState(caseId, ApplicationState.ISSUED);

            assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
            assertThat(scene.house().ca().ordersOf(caseId)).isEqualTo(1);
            assertThat(decisions(scene, caseId)).containsExactly("true AUTOMATON");
            assertThat(scene.house().book(caseId))
                    .containsSubsequence(
                            "no-legal-basis", "public-key-accepted", "issuance-ordered", "certificate-issued");
        }
    }

    @Test
    void aLostEngineDoesNotMakeTheAutomatonDecideTwice() {
        try (CodeScene scene = staffed(Map.of())) {
            Access access = waiting(scene, OwnKey.p256());
            UUID caseId = access.applicationId();
            String code = scene.posted(caseId, 1);
            scene.house().ca().be(StandInCa.Mood.AWAY);
            OwnKey key = OwnKey.p256();
            assertThat(scene.send(access, code, key)).isInstanceOf(Handed.Received.class);
            scene.house().awaitState(caseId, ApplicationState.ACCEPTED);

            scene.house().engine().wipe();
            scene.house().ca().be(StandInCa.Mood.WILLING);
            scene.house().awaitState(caseId, ApplicationState.ISSUED);

            assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
            assertThat(decisions(scene, caseId)).hasSize(1);
            assertThat(scene.letters(caseId)).hasSize(1);
        }
    }

    @Test
    void whereTheBasisEndsAfterTheAutomatonAcceptedItDecidesAnewOnTheKeyThatComesByCode() {
        try (CodeScene scene = staffed(Map.of(
                "toroku.subject-key.legal-bases[0].basis", "ACT_AMENDED",
                "toroku.subject-key.legal-bases[0].reference", "改正規則",
                "toroku.subject-key.legal-bases[0].from", "2026-01-01",
                "toroku.subject-key.legal-bases[0].until",
                        LocalDate.now(LegalBasis.JAPAN).toString()))) {
            scene.house().ca().be(StandInCa.Mood.AWAY);
            Access access = submitted(scene, OwnKey.p256());
            UUID caseId = access.applicationId();
            scene.house().awaitState(caseId, ApplicationState.ACCEPTED);
            scene.pass(Duration.ofDays(1));
            scene.house().caReturns(caseId);
            scene.house().awaitState(caseId, ApplicationState.AWAITING_KEY);

            OwnKey key = OwnKey.p256();
            assertThat(scene.send(access, scene.posted(caseId, 1), key)).isInstanceOf(Handed.Received.class);
            scene.house().awaitState(caseId, ApplicationState.ISSUED);

            assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
            assertThat(decisions(scene, caseId)).containsExactly("true AUTOMATON", "true AUTOMATON");
        }
    }

    private static CodeScene staffed(Map<String, String> more) {
        CodeScene scene = new CodeScene(more);
        OfficerRegister officers = scene.house().part(OfficerRegister.class);
        officers.save(new OfficerRegister.OfficerAccount("suzuki", "鈴木", "{noop}x", true, Set.of(Roles.MANAGER)));
        officers.appoint(DecisionIds.AUTOMATIC_DECISION, "suzuki", Instant.parse("2026-01-01T00:00:00Z"));
        return scene;
    }

    private static Access waiting(CodeScene scene, OwnKey inside) {
        Access access = submitted(scene, inside);
        scene.house().awaitState(access.applicationId(), ApplicationState.AWAITING_KEY);
        return access;
    }

    private static Access submitted(CodeScene scene, OwnKey inside) {
        CardHouse house = scene.house();
        Applied.Accepted applied = (Applied.Accepted) house.part(KeyCounter.class)
                .apply(Cases.HANAKO, house.consent(), house.newcomer(), CodeScene.input(inside.request()));
        assertThat(house.counter().submit(applied.access(), house.signature(applied)))
                .isInstanceOf(Submitted.Received.class);
        return applied.access();
    }

    private static List<String> decisions(CodeScene scene, UUID caseId) {
        return List.copyOf(scene.house()
                .sql()
                .sql("SELECT accepted || ' ' || by_kind FROM decision WHERE application_id = ? ORDER BY round")
                .param(caseId)
                .query(String.class)
                .list());
    }
}
