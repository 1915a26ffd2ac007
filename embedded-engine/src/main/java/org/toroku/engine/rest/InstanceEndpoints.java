package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationStartInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationMappingInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceMigrationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationActivateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationTerminateInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceModificationVariableInstruction;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceResultRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceMigrationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceModificationIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.toroku.engine.runtime.Answer;
import org.toroku.engine.runtime.Command;
import org.toroku.engine.view.DefinitionView;
import org.toroku.engine.view.EngineViews;
import org.toroku.engine.view.IncidentView;
import org.toroku.engine.view.InstanceView;

/** Starting, cancelling, changing, migrating and finding process instances. */
final class InstanceEndpoints {

    private static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    void addTo(Routes routes) {
        routes.add("POST", "/v2/process-instances", this::create)
                .add("POST", "/v2/process-instances/search", this::search)
                .add("GET", "/v2/process-instances/{key}", this::get)
                .add("POST", "/v2/process-instances/{key}/cancellation", this::cancel)
                .add("POST", "/v2/process-instances/{key}/modification", this::modify)
                .add("POST", "/v2/process-instances/{key}/migration", this::migrate)
                .add("PUT", "/v2/element-instances/{key}/variables", this::setVariables);
    }

    private Reply create(Call call) throws InterruptedException {
        Fields body = call.body();
        ProcessInstanceCreationRecord creation = new ProcessInstanceCreationRecord()
                .setVariables(body.variables())
                .setVersion(body.smallNumber("processDefinitionVersion", -1))
                .setTags(new HashSet<>(body.texts("tags")))
                .setTenantId(Json.TENANT);
        boolean byKey = body.has("processDefinitionKey");
        if (byKey == body.has("processDefinitionId")) {
            throw Problem.invalid("Exactly one of processDefinitionId and processDefinitionKey is required");
        }
        body.key("processDefinitionKey").ifPresent(creation::setProcessDefinitionKey);
        body.optionalText("processDefinitionId").ifPresent(creation::setBpmnProcessId);
        body.objects("startInstructions")
                .forEach(start -> creation.addStartInstruction(
                        new ProcessInstanceCreationStartInstruction().setElementId(start.text("elementId"))));
        return body.flag("awaitCompletion", false) ? createAndAwait(call, body, creation) : create(call, creation);
    }

    private static Reply create(Call call, ProcessInstanceCreationRecord creation) throws InterruptedException {
        ProcessInstanceCreationRecord created = call.ask(
                        ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE, creation)
                .into(new ProcessInstanceCreationRecord());
        ObjectNode node = created(
                created.getProcessInstanceKey(),
                new InstanceView.Definition(
                        created.getProcessDefinitionKey(), created.getBpmnProcessId(), created.getVersion()),
                created.getTags());
        node.set("variables", Json.object());
        return Reply.ok(node);
    }

    private static Reply createAndAwait(Call call, Fields body, ProcessInstanceCreationRecord creation)
            throws InterruptedException {
        creation.setFetchVariables(body.texts("fetchVariables"));
        long wait = body.number("requestTimeout", 0);
        Answer.Accepted answer = call.ask(
                Command.of(
                        ValueType.PROCESS_INSTANCE_CREATION,
                        ProcessInstanceCreationIntent.CREATE_WITH_AWAITING_RESULT,
                        creation),
                wait > 0 ? Duration.ofMillis(wait) : USUAL_WAIT);
        ProcessInstanceResultRecord result = answer.into(new ProcessInstanceResultRecord());
        ObjectNode node = created(
                result.getProcessInstanceKey(),
                new InstanceView.Definition(
                        result.getProcessDefinitionKey(), result.getBpmnProcessId(), result.getVersion()),
                result.getTags());
        node.set("variables", Json.tree(result.getVariables()));
        return Reply.ok(node);
    }

    private static ObjectNode created(long key, InstanceView.Definition definition, Set<String> tags) {
        ObjectNode node = Json.object()
                .put("processInstanceKey", Long.toString(key))
                .put("processDefinitionKey", Long.toString(definition.key()))
                .put("processDefinitionId", definition.processId())
                .put("processDefinitionVersion", definition.version())
                .put("tenantId", Json.TENANT)
                .putNull("businessId");
        node.set("tags", Json.texts(tags));
        return node;
    }

    private Reply cancel(Call call) throws InterruptedException {
        call.askAboutPath(
                ValueType.PROCESS_INSTANCE,
                ProcessInstanceIntent.CANCEL,
                new ProcessInstanceRecord().setProcessInstanceKey(call.pathKey()));
        return Reply.done();
    }

    private Reply modify(Call call) throws InterruptedException {
        Fields body = call.body();
        if (body.has("moveInstructions") && !body.objects("moveInstructions").isEmpty()) {
            throw Problem.invalid("This engine does not know move instructions; terminate and activate instead");
        }
        ProcessInstanceModificationRecord modification =
                new ProcessInstanceModificationRecord().setProcessInstanceKey(call.pathKey());
        for (Fields activate : body.objects("activateInstructions")) {
            ProcessInstanceModificationActivateInstruction instruction =
                    new ProcessInstanceModificationActivateInstruction().setElementId(activate.text("elementId"));
            activate.key("ancestorElementInstanceKey").ifPresent(instruction::setAncestorScopeKey);
            for (Fields variables : activate.objects("variableInstructions")) {
                instruction.addVariableInstruction(new ProcessInstanceModificationVariableInstruction()
                        .setElementId(variables.optionalText("scopeId").orElse(""))
                        .setVariables(variables.variables()));
            }
            modification.addActivateInstruction(instruction);
        }
        for (Fields terminate : body.objects("terminateInstructions")) {
            long key = terminate
                    .key("elementInstanceKey")
                    .orElseThrow(() -> Problem.invalid("No elementInstanceKey provided"));
            modification.addTerminateInstruction(
                    new ProcessInstanceModificationTerminateInstruction().setElementInstanceKey(key));
        }
        call.askAboutPath(
                ValueType.PROCESS_INSTANCE_MODIFICATION, ProcessInstanceModificationIntent.MODIFY, modification);
        return Reply.done();
    }

    private Reply migrate(Call call) throws InterruptedException {
        Fields body = call.body();
        ProcessInstanceMigrationRecord migration = new ProcessInstanceMigrationRecord()
                .setProcessInstanceKey(call.pathKey())
                .setTargetProcessDefinitionKey(body.key("targetProcessDefinitionKey")
                        .orElseThrow(() -> Problem.invalid("No targetProcessDefinitionKey provided")));
        body.objects("mappingInstructions")
                .forEach(mapping -> migration.addMappingInstruction(new ProcessInstanceMigrationMappingInstruction()
                        .setSourceElementId(mapping.text("sourceElementId"))
                        .setTargetElementId(mapping.text("targetElementId"))));
        call.askAboutPath(ValueType.PROCESS_INSTANCE_MIGRATION, ProcessInstanceMigrationIntent.MIGRATE, migration);
        return Reply.done();
    }

    private Reply setVariables(Call call) throws InterruptedException {
        Fields body = call.body();
        call.ask(
                ValueType.VARIABLE_DOCUMENT,
                VariableDocumentIntent.UPDATE,
                new VariableDocumentRecord()
                        .setScopeKey(call.pathKey())
                        .setVariables(body.variables())
                        .setUpdateSemantics(
                                body.flag("local", false)
                                        ? VariableDocumentUpdateSemantic.LOCAL
                                        : VariableDocumentUpdateSemantic.PROPAGATE));
        return Reply.done();
    }

    private Reply get(Call call) {
        EngineViews views = call.engine().views();
        return views.instance(call.pathKey())
                .map(view -> Reply.ok(json(view, views, withIncidents(views))))
                .orElseThrow(
                        () -> Problem.notFound("Process Instance with key '%d' not found".formatted(call.pathKey())));
    }

    private Reply search(Call call) {
        EngineViews views = call.engine().views();
        Set<Long> withIncidents = withIncidents(views);
        return Search.of(call.body(), "processInstanceKey")
                .over(
                        views.instances(),
                        view -> json(view, views, withIncidents),
                        Map.of(
                                "processInstanceKey",
                                view -> Long.toString(view.key()),
                                "state",
                                view -> view.state().name(),
                                "processDefinitionId",
                                view -> view.definition().processId(),
                                "processDefinitionKey",
                                view -> Long.toString(view.definition().key()),
                                "processDefinitionVersion",
                                view -> Integer.toString(view.definition().version()),
                                "parentProcessInstanceKey",
                                view -> view.parentInstanceKey() > 0 ? Long.toString(view.parentInstanceKey()) : "",
                                "hasIncident",
                                view -> Boolean.toString(withIncidents.contains(view.key()))));
    }

    private static Set<Long> withIncidents(EngineViews views) {
        return views.incidents().stream()
                .filter(incident -> !incident.resolved())
                .map(IncidentView::instanceKey)
                .collect(Collectors.toSet());
    }

    private static ObjectNode json(InstanceView view, EngineViews views, Set<Long> withIncidents) {
        ObjectNode node = Json.object()
                .put("processInstanceKey", Long.toString(view.key()))
                .put("processDefinitionId", view.definition().processId())
                .put("processDefinitionKey", Long.toString(view.definition().key()))
                .put("processDefinitionVersion", view.definition().version())
                .put("state", view.state().name())
                .put("startDate", view.started().toString())
                .put("hasIncident", withIncidents.contains(view.key()))
                .put("tenantId", Json.TENANT)
                .put("rootProcessInstanceKey", Long.toString(views.rootOf(view.key())));
        node.put("endDate", view.ended() == null ? null : view.ended().toString());
        DefinitionView definition = views.definition(view.definition().key());
        node.put("processDefinitionName", definition.name());
        Json.putText(node, "processDefinitionVersionTag", definition.versionTag());
        node.putNull("businessId");
        Json.putKey(node, "parentProcessInstanceKey", view.parentInstanceKey());
        Json.putKey(node, "parentElementInstanceKey", view.parentElementInstanceKey());
        node.set("tags", Json.texts(view.tags()));
        return node;
    }
}
