package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What a process model says to people about one of its flow nodes.
 *
 * @param id element id, unique among all models because the case journal is kept by it
 * @param processId process the element belongs to
 * @param type local BPMN name, e.g. {@code serviceTask}
 * @param name Japanese name; empty for a joining gateway
 * @param nameEn English name; empty for a joining gateway
 * @param documentation purpose; may be empty
 * @param articles articles it follows from, separated by semicolons; may be empty
 * @param performedBy {@code automaton}, {@code officer} or {@code applicant}; empty where nobody acts
 */
public record ProcessElement(
        String id,
        String processId,
        String type,
        String name,
        String nameEn,
        String documentation,
        String articles,
        String performedBy) {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /**
     * Every flow node of a model in document order.
     *
     * @throws IllegalArgumentException if the file is no XML
     */
    public static List<ProcessElement> in(ModelFile model) {
        var found = new ArrayList<ProcessElement>();
        var processes = ModelXml.parse(model).getElementsByTagNameNS(BPMN, "process");
        for (int i = 0; i < processes.getLength(); i++) {
            var process = (Element) processes.item(i);
            collect(process, process.getAttribute("id"), found);
        }
        return List.copyOf(found);
    }

    private static void collect(Element scope, String processId, List<ProcessElement> found) {
        for (Element element : ModelXml.children(scope)) {
            if (isFlowNode(element)) {
                found.add(new ProcessElement(
                        element.getAttribute("id"),
                        processId,
                        element.getLocalName(),
                        element.getAttribute("name"),
                        property(element, "name_en"),
                        documentation(element),
                        property(element, "articles"),
                        property(element, "performed_by")));
                collect(element, processId, found);
            }
        }
    }

    private static boolean isFlowNode(Element element) {
        String type = element.getLocalName();
        return BPMN.equals(element.getNamespaceURI())
                && element.hasAttribute("id")
                && (type.endsWith("Event")
                        || type.endsWith("Gateway")
                        || type.equals("task")
                        || type.endsWith("Task")
                        || type.equals("callActivity")
                        || type.equals("subProcess"));
    }

    private static String documentation(Element element) {
        return ModelXml.children(element).stream()
                .filter(child -> "documentation".equals(child.getLocalName()))
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }

    static String property(Element element, String name) {
        return ModelXml.children(element).stream()
                .filter(child -> "extensionElements".equals(child.getLocalName()))
                .flatMap(extension -> ModelXml.children(extension).stream())
                .filter(extension ->
                        ZEEBE.equals(extension.getNamespaceURI()) && "properties".equals(extension.getLocalName()))
                .flatMap(properties -> ModelXml.children(properties).stream())
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }
}
