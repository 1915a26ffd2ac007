package org.toroku.workflows;

import java.io.ByteArrayOutputStream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Copies of the models in which every flow node reports that a case has come to it; nothing else is changed. */
final class WatchedModels {

    /** Job type of the reports. */
    static final String VISIT = "visit";

    private WatchedModels() {}

    static byte[] watched(ModelFile model) {
        Document document = ModelXml.parse(model);
        for (ProcessElement element : ProcessElement.in(model)) {
            watch(flowNode(document, element), element.type());
        }
        var bytes = new ByteArrayOutputStream();
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(bytes));
        } catch (TransformerException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static Element flowNode(Document document, ProcessElement element) {
        var candidates = document.getElementsByTagNameNS(ProcessElement.BPMN, element.type());
        for (int i = 0; i < candidates.getLength(); i++) {
            var candidate = (Element) candidates.item(i);
            if (candidate.getAttribute("id").equals(element.id())) {
                return candidate;
            }
        }
        throw new AssertionError("no element " + element.id());
    }

    private static void watch(Element node, String type) {
        Document document = node.getOwnerDocument();
        Element listener = document.createElementNS(ProcessElement.ZEEBE, "zeebe:executionListener");
        boolean startsByItself = type.equals("startEvent") || type.equals("boundaryEvent");
        listener.setAttribute("eventType", startsByItself ? "end" : "start");
        listener.setAttribute("type", VISIT);
        Element listeners = document.createElementNS(ProcessElement.ZEEBE, "zeebe:executionListeners");
        listeners.appendChild(listener);
        extensions(node).appendChild(listeners);
    }

    private static Element extensions(Element node) {
        for (Element child : ModelXml.children(node)) {
            if (child.getLocalName().equals("extensionElements")) {
                return child;
            }
        }
        Element extensions = node.getOwnerDocument().createElementNS(ProcessElement.BPMN, "bpmn:extensionElements");
        Node first = ModelXml.children(node).stream()
                .filter(child -> !child.getLocalName().equals("documentation"))
                .findFirst()
                .orElse(null);
        node.insertBefore(extensions, first);
        return extensions;
    }
}
