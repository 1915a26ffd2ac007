package org.toroku.workflows.proof;

import java.util.Map;

/** Vocabularies that a model may use; any other is unknown, and so is everything in it. */
final class XmlNames {
    private static final Map<String, String> PREFIXES = Map.of(
            "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmn",
            "http://camunda.org/schema/zeebe/1.0", "zeebe",
            "http://camunda.org/schema/modeler/1.0", "modeler",
            "http://www.w3.org/2001/XMLSchema-instance", "xsi",
            "http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi",
            "http://www.omg.org/spec/DD/20100524/DI", "di",
            "http://www.omg.org/spec/DD/20100524/DC", "dc",
            "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0", "color");

    private XmlNames() {}

    /** @return {@code prefix:local}; {@code ?:local} for an unknown vocabulary; attributes without one stay bare */
    static String of(String namespace, String local, boolean attribute) {
        if (attribute && namespace.isEmpty()) {
            return local;
        }
        return PREFIXES.getOrDefault(namespace, "?") + ":" + local;
    }
}
