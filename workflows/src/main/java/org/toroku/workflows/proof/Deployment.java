package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every process that is published together. */
final class Deployment {
    final Map<String, ProcessModel> processes = new LinkedHashMap<>();

    /** Of all processes, at their index. */
    final List<FlowNode> nodes = new ArrayList<>();

    List<FlowNode> nodes(Kind kind) {
        return nodes.stream().filter(node -> node.kind == kind).toList();
    }
}
