package org.toroku.engine.view;

import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import java.time.Instant;

/**
 * One incident, as the record stream shows it.
 *
 * @param jobKey the job without retries, or -1
 */
public record IncidentView(
        long key,
        String errorType,
        String errorMessage,
        long definitionKey,
        String processId,
        long instanceKey,
        String elementId,
        long elementInstanceKey,
        long jobKey,
        Instant created,
        boolean resolved) {

    static IncidentView of(long key, IncidentRecord incident, Instant created) {
        return new IncidentView(
                key,
                incident.getErrorType().name(),
                incident.getErrorMessage(),
                incident.getProcessDefinitionKey(),
                incident.getBpmnProcessId(),
                incident.getProcessInstanceKey(),
                incident.getElementId(),
                incident.getElementInstanceKey(),
                incident.getJobKey(),
                created,
                false);
    }

    IncidentView done() {
        return new IncidentView(
                key,
                errorType,
                errorMessage,
                definitionKey,
                processId,
                instanceKey,
                elementId,
                elementInstanceKey,
                jobKey,
                created,
                true);
    }
}
