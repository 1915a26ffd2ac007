package org.toroku.workflows.proof;

import java.util.LinkedHashMap;
import java.util.Map;

/** Nodes and flows of one scope as BPMN, with each flow listed at both its ends. */
final class Sketch {
    private final Map<String, String> nodes = new LinkedHashMap<>();
    private final Map<String, StringBuilder> lists = new LinkedHashMap<>();
    private final StringBuilder flows = new StringBuilder();

    /** @param xml of one element whose first attribute is its id */
    Sketch node(String xml) {
        int begin = xml.indexOf("id='") + 4;
        String id = xml.substring(begin, xml.indexOf('\'', begin));
        nodes.put(id, xml);
        lists.putIfAbsent(id, new StringBuilder());
        return this;
    }

    Sketch flow(String source, String target, String condition) {
        String id = source + "-to-" + target;
        lists.computeIfAbsent(source, _ -> new StringBuilder()).append("<bpmn:outgoing>" + id + "</bpmn:outgoing>");
        lists.computeIfAbsent(target, _ -> new StringBuilder()).append("<bpmn:incoming>" + id + "</bpmn:incoming>");
        flows.append("<bpmn:sequenceFlow id='%s' sourceRef='%s' targetRef='%s'>".formatted(id, source, target));
        if (!condition.isEmpty()) {
            flows.append("<bpmn:conditionExpression>" + condition + "</bpmn:conditionExpression>");
        }
        flows.append("</bpmn:sequenceFlow>");
        return this;
    }

    String xml() {
        StringBuilder xml = new StringBuilder();
        nodes.forEach((id, node) -> {
            int end = node.lastIndexOf("</");
            xml.append(node, 0, end).append(lists.get(id)).append(node.substring(end));
        });
        return xml.append(flows).toString();
    }
}
