package org.toroku.process;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeBindingType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.toroku.workflows.ModelFile;

/**
 * A small sibling of the real models: a step, a called process with a person's task, a message awaited until a
 * deadline, a last step.
 */
final class TestModels {
    static final String CASE = "test-case";
    static final String CHAIN = "test-chain";
    static final String LOOP = "test-loop";
    static final String REVIEW = "review";
    static final String NOTE = "test-note";

    private TestModels() {}

    /** The same bytes every time: the builder would make up new ids. */
    private static final SortedMap<String, byte[]> ALL = build();

    static SortedMap<String, byte[]> all() {
        return ALL;
    }

    private static SortedMap<String, byte[]> build() {
        SortedMap<String, byte[]> models = new TreeMap<>();
        models.put("test-case.bpmn", xml(testCase()));
        models.put("test-review.bpmn", xml(review()));
        models.put("test-chain.bpmn", xml(chain(CHAIN)));
        models.put("test-loop.bpmn", xml(loop()));
        return models;
    }

    static ModelSet set() {
        return new ModelSet(
                Optional.empty(),
                ALL.entrySet().stream()
                        .map(each -> new ModelFile(each.getKey(), each.getValue()))
                        .toList());
    }

    /** These models, as if they were a release. */
    static class Source implements ModelSource {
        @Override
        public Optional<UUID> publication() {
            return Optional.empty();
        }

        @Override
        public ModelSet models() {
            return set();
        }
    }

    static BpmnModelInstance testCase() {
        return Bpmn.createExecutableProcess(CASE)
                .startEvent()
                .serviceTask("prepare", task -> task.zeebeJobType("test-prepare"))
                .callActivity(
                        "decide",
                        call -> call.zeebeProcessId("test-review")
                                .zeebeBindingType(ZeebeBindingType.deployment)
                                .zeebePropagateAllChildVariables(false)
                                .zeebeOutputExpression("verdict", "verdict"))
                .receiveTask(
                        "await-note",
                        wait -> wait.message(message -> message.name(NOTE).zeebeCorrelationKeyExpression("caseId")))
                .serviceTask("finish", task -> task.zeebeJobType("test-finish"))
                .endEvent("finished")
                .moveToActivity("await-note")
                .boundaryEvent("note-deadline", timer -> timer.timerWithDateExpression("date and time(deadline)"))
                .serviceTask("expire", task -> task.zeebeJobType("test-expire"))
                .endEvent("expired")
                .done();
    }

    static BpmnModelInstance review() {
        return Bpmn.createExecutableProcess("test-review")
                .startEvent()
                .userTask(REVIEW, task -> task.zeebeUserTask().zeebeCandidateGroups("examiner"))
                .endEvent()
                .done();
    }

    static BpmnModelInstance chain(String processId) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .serviceTask("first", task -> task.zeebeJobType("test-first"))
                .serviceTask("second", task -> task.zeebeJobType("test-second"))
                .serviceTask("third", task -> task.zeebeJobType("test-third"))
                .endEvent()
                .done();
    }

    /** Asks until the answer is good, then waits for a person. */
    static BpmnModelInstance loop() {
        return Bpmn.createExecutableProcess(LOOP)
                .startEvent()
                .exclusiveGateway("again")
                .serviceTask("ask", task -> task.zeebeJobType("test-ask"))
                .exclusiveGateway("good")
                .conditionExpression("answer = \"GOOD\"")
                .userTask("review-answer", task -> task.zeebeUserTask().zeebeCandidateGroups("examiner"))
                .endEvent()
                .moveToNode("good")
                .conditionExpression("answer = \"PENDING\"")
                .connectTo("again")
                .done();
    }

    static byte[] xml(BpmnModelInstance model) {
        return Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }
}
