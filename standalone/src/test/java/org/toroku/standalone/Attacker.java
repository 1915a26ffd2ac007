package org.toroku.standalone;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.toroku.workflows.Variables;

/** Somebody with every right in the process engine, and none in Toroku. */
final class Attacker implements AutoCloseable {
    final CamundaClient engine;
    private final Superuser eyes;

    Attacker(Standalone toroku) {
        engine = CamundaClient.newClientBuilder()
                .applyEnvironmentVariableOverrides(false)
                .preferRestOverGrpc(true)
                .restAddress(toroku.engine().restAddress())
                .build();
        eyes = Superuser.of(toroku);
    }

    /** Deploys a process that only orders a certificate; answers its definition key. */
    long deployShortcut(String processId) {
        String bpmn = """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d-%1$s"
                    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="urn:attack">
                  <process id="%1$s" isExecutable="true">
                    <startEvent id="start" />
                    <sequenceFlow id="go" sourceRef="start" targetRef="order-certificate" />
                    <serviceTask id="order-certificate">
                      <extensionElements><zeebe:taskDefinition type="issue-certificate" retries="3" /></extensionElements>
                    </serviceTask>
                    <sequenceFlow id="done" sourceRef="order-certificate" targetRef="end" />
                    <endEvent id="end" />
                  </process>
                </definitions>
                """.formatted(processId);
        return engine.newDeployResourceCommand()
                .addResourceBytes(bpmn.getBytes(StandardCharsets.UTF_8), processId + ".bpmn")
                .send()
                .join()
                .getProcesses()
                .getFirst()
                .getProcessDefinitionKey();
    }

    /** Definition that Toroku itself published. */
    long genuine(String processId) {
        return eyes.sql(
                        "SELECT process_definition_key FROM published_model m JOIN engine_life e USING (engine_id)"
                                + " WHERE e.current AND process_id = ? ORDER BY version DESC LIMIT 1",
                        processId)
                .query(Long.class)
                .single();
    }

    void start(long definition, UUID caseId, UUID runId) {
        engine.newCreateInstanceCommand()
                .processDefinitionKey(definition)
                .variables(Map.<String, Object>of(
                        Variables.CASE_ID,
                        caseId.toString(),
                        Variables.RUN_ID,
                        runId.toString(),
                        Variables.DECISION,
                        "ACCEPT",
                        "approved",
                        true))
                .send()
                .join();
    }

    UUID run(UUID caseId) {
        return eyes.sql("SELECT run_id FROM case_run WHERE case_id = ? AND current", caseId)
                .query(UUID.class)
                .single();
    }

    long instance(UUID caseId) {
        return Waiting.until(
                Duration.ofSeconds(20),
                () -> eyes.sql("SELECT process_instance_key FROM case_run WHERE case_id = ? AND current", caseId)
                        .query(Long.class)
                        .optional()
                        .orElse(0L),
                key -> key > 0);
    }

    /** As the engine's own task list would; Toroku's refusal comes as a ProblemException. */
    void completeTask(UUID caseId, Map<String, Object> variables) {
        long task = eyes.sql("SELECT user_task_key FROM inbox_task WHERE case_id = ? AND state = 'OPEN'", caseId)
                .query(Long.class)
                .single();
        // the inbox shows a task while the engine is still creating it, and the engine itself refuses to complete it
        // then
        Waiting.until(
                Duration.ofSeconds(20),
                () ->
                        engine
                                .newUserTaskSearchRequest()
                                .filter(filter -> filter.userTaskKey(task))
                                .send()
                                .join()
                                .items()
                                .stream()
                                .map(UserTask::getState)
                                .toList(),
                List.of(UserTaskState.CREATED)::equals);
        engine.newCompleteUserTaskCommand(task).variables(variables).send().join();
    }

    @Override
    public void close() {
        engine.close();
        eyes.close();
    }
}
