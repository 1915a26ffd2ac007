package org.toroku.engine.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.util.VersionUtil;

/** The cluster as clients see it: one broker with one healthy partition. */
final class TopologyEndpoint {

    void addTo(Routes routes) {
        routes.add("GET", "/v2/topology", this::topology);
    }

    private Reply topology(Call call) {
        ObjectNode partition =
                Json.object().put("partitionId", 1).put("role", "leader").put("health", "healthy");
        ObjectNode broker = Json.object()
                .put("nodeId", 0)
                .put("host", "127.0.0.1")
                .put("port", 0)
                .put("version", VersionUtil.getVersion());
        broker.set("partitions", Json.array().add(partition));
        ObjectNode topology = Json.object()
                .put("clusterId", "embedded")
                .put("clusterSize", 1)
                .put("partitionsCount", 1)
                .put("replicationFactor", 1)
                .put("gatewayVersion", VersionUtil.getVersion())
                .put("lastCompletedChangeId", "1");
        topology.set("brokers", Json.array().add(broker));
        return Reply.ok(topology);
    }
}
