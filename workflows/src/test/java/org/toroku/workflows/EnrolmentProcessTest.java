package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.model.bpmn.instance.SequenceFlow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leads cases through all models on the real engine, with the real client and a clock that is moved. */
class EnrolmentProcessTest {

    private static EngineRig rig;

    @BeforeAll
    static void startEngine() {
        rig = EngineRig.start();
    }

    @AfterAll
    static void stopEngine() {
        rig.close();
    }

    static Stream<Story> stories() {
        return Stream.of(
                        Stories.all(),
                        PaperStories.all(),
                        KeyStories.all(),
                        RenewalStories.all(),
                        RevocationStories.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void goesExactlyTheWayOfTheStory(Story story) {
        story.play(rig);
    }

    /** Each story is proven above to be the exact way of a case; together they leave no sequence flow out. */
    @Test
    void storiesTakeEverySequenceFlow() {
        Set<String> taken = stories()
                .flatMap(story -> flowsOf(story.way()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(taken)
                .containsExactlyInAnyOrderElementsOf(
                        flows().map(SequenceFlow::getId).toList());
    }

    @Test
    void waitsForTheStatusUntilTheDeadlineAndNotLonger() {
        EngineCase current = rig.prepare();
        Stories.pending(600, 5).accept(current);
        Stories.rejected().accept(current);
        current.start();
        List<String> waiting = List.of(
                "application-received",
                "store-documents",
                "assess-application",
                "assessment-started",
                "status-asked-again",
                "verify-identity",
                "identity-verified",
                "wait-for-status");
        current.awaitWay(waiting);
        current.pass(Duration.ofMinutes(4));
        assertThat(current.way()).isEqualTo(waiting);
        current.pass(Duration.ofMinutes(1));
        current.awaitEnd();
        assertThat(current.way()).endsWith("application-rejected");
    }

    @Test
    void keepsFromTheProcessWhatAWorkerSaysBeyondItsOutcome() {
        EngineCase current = rig.prepare();
        current.tell("verify-identity", Map.of(Variables.VERIFICATION, Variables.VERIFIED, "holder", "山田 花子"));
        Stories.decided(Variables.REJECT).accept(current);
        current.start();
        current.awaitEnd();
        assertThat(current.seenBy("match-application"))
                .containsOnlyKeys(Variables.CASE_ID, Variables.RUN_ID, Variables.VERIFICATION);
        assertThat(current.seenBy("notify-rejection"))
                .containsEntry(Variables.DECISION, Variables.REJECT)
                .doesNotContainKey("holder");
    }

    @Test
    void stopsAtADecisionThatNobodyKnows() {
        EngineCase current = rig.prepare();
        Stories.verified().accept(current);
        Stories.decided("PERHAPS").accept(current);
        current.start();
        assertThat(current.awaitIncidentAt("decided-by-rule")).isEqualTo("CONDITION_ERROR");
        assertThat(current.way()).endsWith("decided-by-rule").doesNotContain("issue-certificate", "notify-rejection");
        current.cancel();
    }

    @Test
    void stopsBeforeIssuingWhenTheDecisionIsMissing() {
        EngineCase current = rig.prepare();
        Stories.verified().accept(current);
        current.start();
        assertThat(current.awaitIncidentAt("decided-by-rule")).isNotEmpty();
        assertThat(current.way()).doesNotContain("issue-certificate");
        current.cancel();
    }

    @Test
    void finishesACaseByTheModelsItBeganWith() {
        EngineCase current = rig.prepare();
        Stories.pending(10, 60).accept(current);
        Stories.verified().accept(current);
        Stories.decided(Variables.REJECT).accept(current);
        current.start();
        current.awaitWay(List.of(
                "application-received",
                "store-documents",
                "assess-application",
                "assessment-started",
                "status-asked-again",
                "verify-identity",
                "identity-verified",
                "wait-for-status"));
        ModelFile old = Models.processes().get(ProcessIds.ALL.indexOf(ProcessIds.DECIDE_APPLICATION));
        rig.deploy(new ModelFile(
                old.resource(),
                old.text().replace("rejected-by-rule", "rejected-by-new-rule").getBytes(StandardCharsets.UTF_8)));
        try {
            current.pass(Duration.ofMinutes(10));
            current.awaitEnd();
            assertThat(current.way()).contains("rejected-by-rule").doesNotContain("rejected-by-new-rule");
        } finally {
            rig.deployEverything();
        }
    }

    /** A flow is taken from the latest element visited among those that lead to the next one. */
    private static Set<String> flowsOf(List<String> way) {
        var taken = new TreeSet<String>();
        for (int i = 0; i < way.size(); i++) {
            List<String> before = way.subList(0, i);
            String target = way.get(i);
            flows().filter(flow -> flow.getTarget().getId().equals(target))
                    .filter(flow -> before.contains(flow.getSource().getId()))
                    .max(java.util.Comparator.comparingInt(
                            flow -> before.lastIndexOf(flow.getSource().getId())))
                    .ifPresent(flow -> taken.add(flow.getId()));
        }
        return taken;
    }

    private static Stream<SequenceFlow> flows() {
        return ModelVocabularyTest.elements(SequenceFlow.class);
    }
}
