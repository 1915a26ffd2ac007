package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import java.util.Map;
import org.toroku.engine.view.EngineViews;
import org.toroku.engine.view.IncidentView;

/** Finding and resolving incidents. */
final class IncidentEndpoints {

    void addTo(Routes routes) {
        routes.add("POST", "/v2/incidents/search", this::search)
                .add("GET", "/v2/incidents/{key}", this::get)
                .add("POST", "/v2/incidents/{key}/resolution", this::resolve);
    }

    private Reply resolve(Call call) throws InterruptedException {
        call.askAboutPath(ValueType.INCIDENT, IncidentIntent.RESOLVE, new IncidentRecord());
        return Reply.done();
    }

    private Reply get(Call call) {
        EngineViews views = call.engine().views();
        return views.incident(call.pathKey())
                .map(view -> Reply.ok(json(view, views)))
                .orElseThrow(() -> Problem.notFound("Incident with key '%d' not found".formatted(call.pathKey())));
    }

    private Reply search(Call call) {
        EngineViews views = call.engine().views();
        return Search.of(call.body(), "incidentKey")
                .over(
                        views.incidents(),
                        view -> json(view, views),
                        Map.of(
                                "incidentKey",
                                view -> Long.toString(view.key()),
                                "state",
                                IncidentEndpoints::state,
                                "errorType",
                                IncidentView::errorType,
                                "elementId",
                                IncidentView::elementId,
                                "elementInstanceKey",
                                view -> Long.toString(view.elementInstanceKey()),
                                "processInstanceKey",
                                view -> Long.toString(view.instanceKey()),
                                "processDefinitionKey",
                                view -> Long.toString(view.definitionKey()),
                                "processDefinitionId",
                                IncidentView::processId,
                                "jobKey",
                                view -> view.jobKey() > 0 ? Long.toString(view.jobKey()) : ""));
    }

    private static String state(IncidentView view) {
        return view.resolved() ? "RESOLVED" : "ACTIVE";
    }

    private static ObjectNode json(IncidentView view, EngineViews views) {
        ObjectNode node = Json.object()
                .put("incidentKey", Long.toString(view.key()))
                .put("state", state(view))
                .put("errorType", view.errorType())
                .put("errorMessage", view.errorMessage())
                .put("elementId", view.elementId())
                .put("elementInstanceKey", Long.toString(view.elementInstanceKey()))
                .put("processInstanceKey", Long.toString(view.instanceKey()))
                .put("rootProcessInstanceKey", Long.toString(views.rootOf(view.instanceKey())))
                .put("processDefinitionKey", Long.toString(view.definitionKey()))
                .put("processDefinitionId", view.processId())
                .put("creationTime", view.created().toString())
                .put("tenantId", Json.TENANT);
        Json.putKey(node, "jobKey", view.jobKey());
        return node;
    }
}
