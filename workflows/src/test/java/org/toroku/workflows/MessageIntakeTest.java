package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.Variables.*;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A message can be published by anybody who reaches the engine; what it carries must not become part of a case. */
class MessageIntakeTest {

    private static final Map<String, Object> FORGED = Map.of(
            RUN_ID,
            "forged",
            DECISION,
            ACCEPT,
            ISSUANCE,
            ISSUED,
            METHOD,
            PHOTO_ID,
            EVIDENCE,
            COMPLETE,
            LAST_MESSAGE,
            "forged",
            "stray",
            "forged");

    private static EngineRig rig;

    @BeforeAll
    static void startEngine() {
        rig = EngineRig.start();
    }

    @AfterAll
    static void stopEngine() {
        rig.close();
    }

    static Stream<ModelFile> processes() {
        return Models.processes().stream();
    }

    @ParameterizedTest
    @MethodSource("processes")
    void noModelLetsInWhatAMessageCarries(ModelFile model) {
        assertThat(MessageIntake.leaks(model)).isEmpty();
    }

    static Stream<Arguments> leakyModels() {
        String receive = "<zeebe:output source=\"=&#34;documents-arrived&#34;\" target=\"lastMessage\" />";
        String boundary = "<zeebe:output source=\"=&#34;application-withdrawn&#34;\" target=\"lastMessage\" />";
        return Stream.of(
                Arguments.of(receive, "", "await-documents maps nothing, so that everything comes in"),
                Arguments.of(boundary, "", "paper-application-withdrawn maps nothing, so that everything comes in"),
                Arguments.of(
                        receive,
                        receive + "<zeebe:output source=\"=decision\" target=\"decision\" />",
                        "await-documents lets =decision in"),
                Arguments.of(
                        receive,
                        "<zeebe:output source=\"=lastMessage\" target=\"lastMessage\" />",
                        "await-documents lets =lastMessage in"),
                Arguments.of(
                        receive,
                        "<zeebe:output source=\"=&#34;documents-arrived&#34;\" target=\"decision\" />",
                        "await-documents lets =\"documents-arrived\" in"));
    }

    @ParameterizedTest
    @MethodSource("leakyModels")
    void findsAModelThatWould(String tight, String leaky, String leak) {
        ModelFile paper = processes()
                .filter(file -> file.resource().contains("enrol-paper"))
                .findFirst()
                .orElseThrow();
        assertThat(paper.text()).contains(tight);
        var altered = new ModelFile(
                paper.resource(), paper.text().replace(tight, leaky).getBytes(StandardCharsets.UTF_8));

        assertThat(MessageIntake.leaks(altered)).containsExactly(leak);
    }

    /** On the engine: the next step sees the case as it was, whatever came with the message. */
    @Test
    void aReceiveTaskTakesNothingFromAForgedMessage() {
        var forged = new HashMap<>(FORGED);
        forged.put(CASE_ID, UUID.randomUUID().toString());
        assertTakesNothing(Messages.DOCUMENTS_ARRIVED, forged, "check-evidence");
    }

    /** Without a case id: the rig's own listener runs inside of the event, where the message's variables are. */
    @Test
    void aBoundaryEventTakesNothingFromAForgedMessage() {
        assertTakesNothing(Messages.APPLICATION_WITHDRAWN, FORGED, "notify-paper-withdrawal");
    }

    private static void assertTakesNothing(String message, Map<String, Object> forged, String next) {
        EngineCase current = rig.prepare();
        current.tell("open-paper-file", PaperWay.dates(current, INQUIRY, 30, 60));
        current.tell("check-evidence", Map.of(EVIDENCE, INCOMPLETE));
        current.publish(message, forged);
        current.start(ProcessIds.ENROL_PAPER);
        current.awaitAnswer(next);

        Map<String, Object> expected = new HashMap<>(current.seenBy("open-paper-file"));
        expected.put(METHOD, INQUIRY);
        expected.put(LAST_MESSAGE, message);
        Map<String, Object> seen = new HashMap<>(current.seenBy(next));
        assertThat(seen.keySet()).contains(DOCUMENTS_DEADLINE, DOCUMENTS_REMINDER_AT);
        seen.keySet().removeAll(List.of(DOCUMENTS_DEADLINE, DOCUMENTS_REMINDER_AT));
        assertThat(seen).isEqualTo(expected);
    }
}
