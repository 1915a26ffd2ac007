package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.toroku.engine.view.DefinitionView;

/** Finding deployed processes. */
final class DefinitionEndpoints {

    void addTo(Routes routes) {
        routes.add("POST", "/v2/process-definitions/search", this::search);
    }

    private Reply search(Call call) {
        return Search.of(call.body(), "processDefinitionKey")
                .over(
                        call.engine().views().definitions(),
                        DefinitionEndpoints::json,
                        Map.of(
                                "processDefinitionKey",
                                view -> Long.toString(view.key()),
                                "processDefinitionId",
                                DefinitionView::processId,
                                "version",
                                view -> Integer.toString(view.version()),
                                "versionTag",
                                DefinitionView::versionTag,
                                "resourceName",
                                DefinitionView::resourceName));
    }

    private static ObjectNode json(DefinitionView view) {
        return Json.object()
                .put("processDefinitionKey", Long.toString(view.key()))
                .put("processDefinitionId", view.processId())
                .put("name", view.name())
                .put("resourceName", view.resourceName())
                .put("version", view.version())
                .put("versionTag", view.versionTag())
                .put("tenantId", Json.TENANT)
                .put("hasStartForm", false);
    }
}
