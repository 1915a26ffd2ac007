package org.toroku.engine.view;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.protocol.impl.record.value.deployment.ProcessRecord;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployed version of a process, and what people call it and its elements.
 *
 * @param name the process's name, or its id if it has none
 * @param versionTag empty if it has none
 * @param elementNames by element id; elements without a name are left out
 */
public record DefinitionView(
        long key,
        String processId,
        int version,
        String resourceName,
        String name,
        String versionTag,
        Map<String, String> elementNames) {

    static final DefinitionView UNKNOWN = new DefinitionView(-1, "", 0, "", "", "", Map.of());

    public DefinitionView {
        elementNames = Map.copyOf(elementNames);
    }

    static DefinitionView of(long key, ProcessRecord process) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(process.getResource()));
        String processId = process.getBpmnProcessId();
        @Nullable Process found = model.getModelElementById(processId);
        String name = found == null || found.getName() == null ? processId : found.getName();
        Map<String, String> names = new HashMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (node.getName() != null) {
                names.put(node.getId(), node.getName());
            }
        }
        return new DefinitionView(
                key, processId, process.getVersion(), process.getResourceName(), name, process.getVersionTag(), names);
    }
}
