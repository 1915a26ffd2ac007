package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.UserTask;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListener;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListeners;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.Models;

class UserTaskListenersTest {
    @Test
    void givesEveryUserTaskOfTheReleasedModelsAllFiveListeners() {
        Models.processes().forEach(model -> {
            BpmnModelInstance before = read(model.bytes());
            BpmnModelInstance after = read(UserTaskListeners.injectInto(model.bytes(), model.resource()));

            assertThat(after.getModelElementsByType(UserTask.class))
                    .hasSameSizeAs(before.getModelElementsByType(UserTask.class))
                    .allSatisfy(task -> assertThat(listeners(task))
                            .containsExactly(
                                    "user-task-creating",
                                    "user-task-assigning",
                                    "user-task-updating",
                                    "user-task-completing",
                                    "user-task-canceling"));
        });
    }

    @Test
    void keepsWhatTheModelHasAndRunsAfterItsOwnListeners() {
        byte[] bpmn = TestModels.xml(Bpmn.createExecutableProcess("p")
                .startEvent()
                .userTask(
                        "t",
                        task -> task.zeebeUserTask()
                                .zeebeCandidateGroups("examiner")
                                .zeebeTaskListener(
                                        listener -> listener.completing().type("own-listener")))
                .endEvent()
                .done());

        BpmnModelInstance after = read(UserTaskListeners.injectInto(bpmn, "p.bpmn"));

        assertThat(listeners(after.getModelElementById("t"))).hasSize(6).startsWith("own-listener");
    }

    @Test
    void isTheSameEveryTimeSoThatPublishingAgainChangesNothing() {
        byte[] bpmn = TestModels.xml(TestModels.review());

        assertThat(UserTaskListeners.injectInto(bpmn, "a")).isEqualTo(UserTaskListeners.injectInto(bpmn, "a"));
    }

    @Test
    void refusesATaskThatWouldEscapeTheInbox() {
        byte[] jobWorkerTask = TestModels.xml(Bpmn.createExecutableProcess("p")
                .startEvent()
                .userTask("t")
                .endEvent()
                .done());
        byte[] nobodysTask = TestModels.xml(Bpmn.createExecutableProcess("p")
                .startEvent()
                .userTask("t", task -> task.zeebeUserTask())
                .endEvent()
                .done());

        assertThatThrownBy(() -> UserTaskListeners.injectInto(jobWorkerTask, "p.bpmn"))
                .hasMessageContaining("user task t is not a Camunda user task");
        assertThatThrownBy(() -> UserTaskListeners.injectInto(nobodysTask, "p.bpmn"))
                .hasMessageContaining("with a candidate group");
    }

    @Test
    void refusesADocumentType() {
        byte[] hostile = """
                <!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>""".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> UserTaskListeners.injectInto(hostile, "d.bpmn"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }

    private static BpmnModelInstance read(byte[] bpmn) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn));
    }

    private static List<String> listeners(UserTask task) {
        return task.getSingleExtensionElement(ZeebeTaskListeners.class).getTaskListeners().stream()
                .map(ZeebeTaskListener::getType)
                .toList();
    }
}
