package org.toroku.process;

import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.toroku.workflows.Variables;

/**
 * What a job says of itself. Element, instance and definition come from the engine; case and run are variables, which
 * anybody with access to the engine can set, and are therefore only claims.
 *
 * @param rootInstance top of the call hierarchy, where the engine tells
 */
record JobFacts(
        Optional<UUID> caseId,
        Optional<UUID> runId,
        String elementId,
        long elementInstance,
        long instance,
        OptionalLong rootInstance,
        Model model) {
    /** @param definition process definition key */
    record Model(long definition, String processId, int version) {}

    static JobFacts of(ActivatedJob job) {
        Map<String, Object> variables = job.getVariablesAsMap();
        @Nullable Long root = job.getRootProcessInstanceKey();
        return new JobFacts(
                uuid(variables.get(Variables.CASE_ID)),
                uuid(variables.get(Variables.RUN_ID)),
                job.getElementId(),
                job.getElementInstanceKey(),
                job.getProcessInstanceKey(),
                root == null || root <= 0 ? OptionalLong.empty() : OptionalLong.of(root),
                new Model(job.getProcessDefinitionKey(), job.getBpmnProcessId(), job.getProcessDefinitionVersion()));
    }

    /** Only the canonical form: "1-1-1-1-1" and the like name nothing of ours. */
    private static Optional<UUID> uuid(@Nullable Object value) {
        if (!(value instanceof String text)
                || !text.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(text));
    }
}
