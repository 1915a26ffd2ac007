package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.StandInCa;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OwnKey;

/** A key that the operator learns is in the hands of strangers is certified from then on for nobody, however far its case is. */
class CompromisedKeyTest {
    @TempDir
    private static Path folder;

    private static Path list;
    private static CodeScene scene;

    @BeforeAll
    static void open() throws IOException {
        list = Files.writeString(folder.resolve("compromised"), "# SHA-256 of SubjectPublicKeyInfo\n");
        scene = new CodeScene(Map.of("toroku.subject-key.compromised-keys", list.toString()));
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void isRefusedInsideAnApplication() throws IOException {
        OwnKey key = OwnKey.p256();
        assertThat(apply(key)).isInstanceOf(Applied.Accepted.class);

        compromise(key);

        assertThat(((Applied.Invalid) apply(key)).problems())
                .containsExactly(new FieldProblem("key", "key-compromised"));
    }

    @Test
    void isRefusedUnderACodeAndCostsNoTry() throws IOException {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        OwnKey key = OwnKey.p256();
        compromise(key);

        assertThat(scene.send(access, code, key)).isEqualTo(new Handed.Unsound(List.of("key-compromised")));
        assertThat(scene.triesLeft(caseId)).isEqualTo(5);
        assertThat(scene.send(access, code, OwnKey.p256())).isInstanceOf(Handed.Received.class);
    }

    @Test
    void isNotCertifiedWhereItIsListedAfterItsCheckAndBeforeTheDecision() throws IOException {
        OwnKey key = OwnKey.p256();
        UUID caseId = received(key);
        scene.house().examineTask(caseId);

        compromise(key);
        scene.house().acceptedByTwo(caseId);

        rejected(caseId);
    }

    @Test
    void isNotCertifiedWhereItIsListedAfterTheDecisionWhileTheOrderWaits() throws IOException {
        OwnKey key = OwnKey.p256();
        UUID caseId = received(key);
        scene.house().ca().be(StandInCa.Mood.AWAY);
        scene.house().acceptedByTwo(caseId);
        compromise(key);
        scene.house().caReturns(caseId);

        rejected(caseId);
        assertThat(scene.house().ca().hasTakenBack(caseId)).isTrue();
    }

    @Test
    void withoutAReadableListNoKeyIsTakenAndNothingIsSigned() throws IOException {
        OwnKey key = OwnKey.p256();
        UUID caseId = received(key);
        scene.house().examineTask(caseId);
        String sound = Files.readString(list);
        Files.writeString(list, sound + "half an en");
        try {
            assertThatThrownBy(() -> apply(OwnKey.p256())).isInstanceOf(KeyListUnreadableException.class);
            assertThat(scene.house()
                            .part(KeyCounter.class)
                            .examine(CodeScene.input(OwnKey.p256().request())))
                    .isEqualTo(new KeyCounter.Examined.NotNow());
            scene.house().acceptedByTwo(caseId);
            scene.house().awaitState(caseId, ApplicationState.ACCEPTED);
            Files.delete(list);
            assertThatThrownBy(() -> apply(OwnKey.p256())).isInstanceOf(KeyListUnreadableException.class);
            assertThat(scene.house().ca().ordersOf(caseId)).isZero();
        } finally {
            Files.writeString(list, sound);
        }

        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
    }

    private static void rejected(UUID caseId) {
        scene.house().awaitState(caseId, ApplicationState.REJECTED);
        assertThat(scene.reason(caseId)).contains("key-compromised");
        assertThat(scene.house().ca().hasCertified(caseId)).isFalse();
        assertThat(scene.house().book(caseId)).containsSubsequence("approval-void", "public-key-rejected");
    }

    /** A case whose key came by code and waits for people. */
    private static UUID received(OwnKey key) {
        Access access = scene.waiting();
        assertThat(scene.send(access, scene.posted(access.applicationId(), 1), key))
                .isInstanceOf(Handed.Received.class);
        return access.applicationId();
    }

    private static Applied apply(OwnKey key) {
        CardHouse house = scene.house();
        return house.part(KeyCounter.class)
                .apply(CardHouse.form(), house.consent(), house.newcomer(), CodeScene.input(key.request()));
    }

    private static void compromise(OwnKey key) throws IOException {
        Files.writeString(list, Der.of(key.spki()).sha256Hex() + "\n", StandardOpenOption.APPEND);
    }
}
