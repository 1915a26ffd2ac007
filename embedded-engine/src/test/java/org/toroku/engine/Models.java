package org.toroku.engine;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.UserTaskBuilder;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeTaskListenerEventType;

/** Process models of the tests. */
final class Models {

    private Models() {}

    static BpmnModelInstance threeServiceTasks() {
        return Bpmn.createExecutableProcess("three-tasks")
                .startEvent()
                .serviceTask("first", task -> task.zeebeJobType("work"))
                .serviceTask("second", task -> task.zeebeJobType("work"))
                .serviceTask("third", task -> task.zeebeJobType("work"))
                .endEvent()
                .done();
    }

    static BpmnModelInstance oneServiceTask(String processId, String jobType) {
        return Bpmn.createExecutableProcess(processId)
                .startEvent()
                .serviceTask("task", task -> task.zeebeJobType(jobType))
                .endEvent()
                .done();
    }

    static BpmnModelInstance userTaskWithListeners() {
        return Bpmn.createExecutableProcess("review")
                .startEvent()
                .userTask(
                        "check",
                        task -> listeners(task.zeebeUserTask()
                                .zeebeCandidateGroups("officers")
                                .zeebeTaskPriority("70")
                                .zeebeDueDate("2030-01-02T03:04:05Z")))
                .endEvent()
                .done();
    }

    private static void listeners(UserTaskBuilder task) {
        listener(task, ZeebeTaskListenerEventType.creating);
        listener(task, ZeebeTaskListenerEventType.assigning);
        listener(task, ZeebeTaskListenerEventType.updating);
        listener(task, ZeebeTaskListenerEventType.completing);
        listener(task, ZeebeTaskListenerEventType.canceling);
    }

    private static void listener(UserTaskBuilder task, ZeebeTaskListenerEventType event) {
        task.zeebeTaskListener(listener -> listener.eventType(event).type("inbox." + event.name()));
    }

    static BpmnModelInstance plainUserTask() {
        return Bpmn.createExecutableProcess("plain-review")
                .name("Plain review")
                .versionTag("v1")
                .startEvent()
                .userTask("check", task -> task.zeebeUserTask().name("Check the papers"))
                .endEvent()
                .done();
    }

    static BpmnModelInstance waitsForMessage() {
        return Bpmn.createExecutableProcess("waits")
                .startEvent()
                .intermediateCatchEvent(
                        "csr",
                        event -> event.message(
                                message -> message.name("csr-arrived").zeebeCorrelationKeyExpression("requestId")))
                .endEvent()
                .done();
    }

    static BpmnModelInstance callsChild() {
        return Bpmn.createExecutableProcess("parent")
                .startEvent()
                .callActivity("call", call -> call.zeebeProcessId("child").zeebePropagateAllChildVariables(true))
                .endEvent()
                .done();
    }
}
