package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.Protocol;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.record.value.JobKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toroku.engine.view.EngineViews;

/** Jobs as workers receive them. */
final class ActivatedJobs {

    private ActivatedJobs() {}

    static ObjectNode json(long key, JobRecord job, EngineViews views) {
        ObjectNode node = Json.object()
                .put("jobKey", Long.toString(key))
                .put("type", job.getType())
                .put("processInstanceKey", Long.toString(job.getProcessInstanceKey()))
                .put("rootProcessInstanceKey", root(job.getProcessInstanceKey(), views))
                .put("processDefinitionId", job.getBpmnProcessId())
                .put("processDefinitionVersion", job.getProcessDefinitionVersion())
                .put("processDefinitionKey", Long.toString(job.getProcessDefinitionKey()))
                .put("elementId", job.getElementId())
                .put("elementInstanceKey", Long.toString(job.getElementInstanceKey()))
                .put("worker", job.getWorker())
                .put("retries", job.getRetries())
                .put("deadline", job.getDeadline())
                .put("tenantId", job.getTenantId())
                .put("kind", job.getJobKind().name())
                .put("listenerEventType", job.getJobListenerEventType().name());
        node.set("customHeaders", Json.tree(job.getCustomHeadersObjectMap()));
        node.set("variables", Json.tree(job.getVariables()));
        node.set("tags", Json.texts(job.getTags()));
        if (job.getJobKind() == JobKind.TASK_LISTENER) {
            node.set("userTask", userTask(job.getCustomHeaders()));
        } else {
            node.putNull("userTask");
        }
        return node;
    }

    /** Absent rather than wrong for an instance that the views have not read of, as before Camunda 8.9. */
    private static @Nullable String root(long instanceKey, EngineViews views) {
        return views.instance(instanceKey).isPresent() ? Long.toString(views.rootOf(instanceKey)) : null;
    }

    /** A listener's view of its task travels in headers of the job. */
    private static ObjectNode userTask(Map<String, String> headers) {
        ObjectNode task = Json.object()
                .put("action", headers.getOrDefault(Protocol.USER_TASK_ACTION_HEADER_NAME, ""))
                .put("assignee", headers.get(Protocol.USER_TASK_ASSIGNEE_HEADER_NAME))
                .put("dueDate", headers.get(Protocol.USER_TASK_DUE_DATE_HEADER_NAME))
                .put("followUpDate", headers.get(Protocol.USER_TASK_FOLLOW_UP_DATE_HEADER_NAME))
                .put("formKey", headers.get(Protocol.USER_TASK_FORM_KEY_HEADER_NAME))
                .put("userTaskKey", headers.get(Protocol.USER_TASK_KEY_HEADER_NAME));
        String priority = headers.get(Protocol.USER_TASK_PRIORITY_HEADER_NAME);
        task.put("priority", priority == null ? null : Integer.valueOf(priority));
        task.set("candidateGroups", list(headers.get(Protocol.USER_TASK_CANDIDATE_GROUPS_HEADER_NAME)));
        task.set("candidateUsers", list(headers.get(Protocol.USER_TASK_CANDIDATE_USERS_HEADER_NAME)));
        task.set("changedAttributes", list(headers.get(Protocol.USER_TASK_CHANGED_ATTRIBUTES_HEADER_NAME)));
        return task;
    }

    private static JsonNode list(@Nullable String json) {
        return json == null || json.isEmpty() ? Json.array() : Json.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
