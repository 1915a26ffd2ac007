package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.subjectkey.CodeScene.guess;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.camunda.client.CamundaClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.CardHouse;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.workflows.Messages;

/** What the engine makes of a case that waits for a key: it forgets all of it once, and is never told a code. */
class CodeEngineTest {
    private static CodeScene scene;

    @BeforeAll
    static void open() {
        scene = new CodeScene(Map.of());
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void aLostEngineComesBackToTheWaitForTheSameCode() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String first = scene.posted(caseId, 1);
        for (int i = 0; i < 5; i++) {
            scene.send(access, guess(), OwnKey.p256());
        }
        String second = scene.posted(caseId, 2);

        scene.house().engine().wipe();

        OwnKey key = OwnKey.p256();
        assertThat(scene.send(access, first, key)).isEqualTo(new Handed.Refused("code-wrong"));
        assertThat(scene.send(access, second, key)).isInstanceOf(Handed.Received.class);
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
        assertThat(scene.letters(caseId)).as("no letter is written twice").hasSize(2);
    }

    @Test
    void aKeyThatWasTakenBeforeTheEngineWasLostIsNotAskedForAgain() {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        OwnKey key = OwnKey.p256();
        assertThat(scene.send(access, code, key)).isInstanceOf(Handed.Received.class);
        scene.house().examineTask(caseId);

        scene.house().engine().wipe();

        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
        assertThat(scene.letters(caseId)).hasSize(1);
    }

    /** Somebody who owns the engine says that a key came, or that the code is void: nothing of it is believed. */
    @ParameterizedTest
    @ValueSource(strings = {Messages.PUBLIC_KEY_RECEIVED, Messages.IDENTIFICATION_CODE_VOID})
    void aMessageOfAnAttackerEndsNoWaitForAKey(String message) {
        Access access = scene.waiting();
        UUID caseId = access.applicationId();
        String code = scene.posted(caseId, 1);
        try (CamundaClient attacker = CamundaClient.newClientBuilder()
                .restAddress(scene.house().engine().restAddress())
                .preferRestOverGrpc(true)
                .build()) {
            attacker.newPublishMessageCommand()
                    .messageName(message)
                    .correlationKey(caseId + ":1")
                    .variables(Map.<String, Object>of("keyCheck", "ACCEPTED", "decision", "ACCEPT"))
                    .timeToLive(java.time.Duration.ofMinutes(1))
                    .send()
                    .join();
        }
        CardHouse.await(() -> scene.house().book(caseId).contains("case-restarted"));

        assertThat(scene.house().state(caseId)).isEqualTo(ApplicationState.AWAITING_KEY);
        assertThat(scene.letters(caseId)).as("no other code is posted").hasSize(1);
        OwnKey key = OwnKey.p256();
        assertThat(scene.send(access, code, key)).isInstanceOf(Handed.Received.class);
        scene.house().acceptedByTwo(caseId);
        scene.house().awaitState(caseId, ApplicationState.ISSUED);
        assertThat(scene.house().ca().certifiedKeys(caseId)).containsExactly(Der.of(key.spki()));
    }

    @Test
    void noCodeIsInVariablesJournalBookOrLog() {
        Logger root = (Logger) LoggerFactory.getLogger("org.toroku");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.setLevel(Level.TRACE);
        root.addAppender(log);
        List<String> codes = new ArrayList<>();
        UUID caseId;
        try {
            Access access = scene.waiting();
            caseId = access.applicationId();
            for (int number = 1; number <= 2; number++) {
                String code = scene.posted(caseId, number);
                codes.add(code);
                codes.add(code.replace("-", ""));
                if (number == 1) {
                    for (int i = 0; i < 5; i++) {
                        scene.send(access, guess(), OwnKey.p256());
                    }
                } else {
                    assertThat(scene.send(access, code, OwnKey.p256())).isInstanceOf(Handed.Received.class);
                }
            }
            scene.house().acceptedByTwo(caseId);
            scene.house().awaitState(caseId, ApplicationState.ISSUED);
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }

        for (String query : List.of(
                "SELECT string_agg(payload::text, ' ') FROM outbox WHERE case_id = ?",
                "SELECT string_agg(outcome::text, ' ') FROM case_journal WHERE case_id = ?",
                "SELECT string_agg(to_jsonb(c)::text, ' ') FROM identification_code c WHERE application_id = ?",
                "SELECT string_agg(to_jsonb(m)::text, ' ') FROM outgoing_mail m WHERE application_id = ?",
                "SELECT string_agg(action || ' ' || actor || ' ' || detail, ' ') FROM audit_entry WHERE case_id = ?")) {
            assertThat(scene.house()
                            .sql()
                            .sql(query)
                            .param(caseId)
                            .query(String.class)
                            .optional()
                            .orElse(""))
                    .as(query)
                    .doesNotContain(codes);
        }
        assertThat(List.copyOf(log.list))
                .allSatisfy(event -> assertThat(event.getFormattedMessage()
                                + event.getKeyValuePairs()
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                        .doesNotContain(codes));
    }
}
