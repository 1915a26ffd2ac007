package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import java.time.Duration;
import java.util.List;
import org.toroku.engine.runtime.Answer;
import org.toroku.engine.runtime.Command;

/** Taking in process models, decision tables and forms, all of a request or none. */
final class DeploymentEndpoint {

    /** Compiling models and expressions takes longer than an ordinary command, above all on a cold machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void addTo(Routes routes) {
        routes.add("POST", "/v2/deployments", this::deploy);
    }

    private Reply deploy(Call call) throws InterruptedException {
        List<Multipart.File> files = Multipart.files(call.request(), "resources");
        if (files.isEmpty()) {
            throw Problem.invalid("Expected at least one part named resources");
        }
        DeploymentRecord deployment = new DeploymentRecord().setTenantId(Json.TENANT);
        files.forEach(file ->
                deployment.resources().add().setResourceName(file.name()).setResource(file.content()));
        Answer.Accepted answer =
                call.ask(Command.of(ValueType.DEPLOYMENT, DeploymentIntent.CREATE, deployment), PATIENCE);
        ObjectNode node =
                Json.object().put("deploymentKey", Long.toString(answer.key())).put("tenantId", Json.TENANT);
        node.set("deployments", deployed(answer.into(new DeploymentRecord())));
        return Reply.ok(node);
    }

    private static ArrayNode deployed(DeploymentRecord deployment) {
        ArrayNode all = Json.array();
        deployment
                .getProcessesMetadata()
                .forEach(process -> add(
                        all,
                        "processDefinition",
                        Json.object()
                                .put("processDefinitionId", process.getBpmnProcessId())
                                .put("processDefinitionVersion", process.getVersion())
                                .put("resourceName", process.getResourceName())
                                .put("processDefinitionKey", Long.toString(process.getProcessDefinitionKey()))));
        deployment
                .getDecisionsMetadata()
                .forEach(decision -> add(
                        all,
                        "decisionDefinition",
                        Json.object()
                                .put("decisionDefinitionId", decision.getDecisionId())
                                .put("version", decision.getVersion())
                                .put("name", decision.getDecisionName())
                                .put("decisionRequirementsId", decision.getDecisionRequirementsId())
                                .put("decisionDefinitionKey", Long.toString(decision.getDecisionKey()))
                                .put("decisionRequirementsKey", Long.toString(decision.getDecisionRequirementsKey()))));
        deployment
                .getDecisionRequirementsMetadata()
                .forEach(requirements -> add(
                        all,
                        "decisionRequirements",
                        Json.object()
                                .put("decisionRequirementsId", requirements.getDecisionRequirementsId())
                                .put("decisionRequirementsName", requirements.getDecisionRequirementsName())
                                .put("version", requirements.getDecisionRequirementsVersion())
                                .put("resourceName", requirements.getResourceName())
                                .put(
                                        "decisionRequirementsKey",
                                        Long.toString(requirements.getDecisionRequirementsKey()))));
        deployment
                .getFormMetadata()
                .forEach(form -> add(
                        all,
                        "form",
                        Json.object()
                                .put("formId", form.getFormId())
                                .put("version", form.getVersion())
                                .put("resourceName", form.getResourceName())
                                .put("formKey", Long.toString(form.getFormKey()))));
        deployment
                .getResourceMetadata()
                .forEach(resource -> add(
                        all,
                        "resource",
                        Json.object()
                                .put("resourceId", resource.getResourceId())
                                .put("version", resource.getVersion())
                                .put("resourceName", resource.getResourceName())
                                .put("resourceKey", Long.toString(resource.getResourceKey()))));
        return all;
    }

    /** Each entry names all kinds; the one that it is carries the data, the others are null. */
    private static void add(ArrayNode all, String kind, ObjectNode data) {
        ObjectNode entry = Json.object();
        for (String each :
                List.of("processDefinition", "decisionDefinition", "decisionRequirements", "form", "resource")) {
            entry.putNull(each);
        }
        entry.set(kind, data.put("tenantId", Json.TENANT));
        all.add(entry);
    }
}
