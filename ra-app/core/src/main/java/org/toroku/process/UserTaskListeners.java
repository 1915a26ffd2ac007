package org.toroku.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Gives every user task of a model the listeners that keep the inbox and guard completion. Done at publishing, so that
 * no author can forget or remove them.
 */
final class UserTaskListeners {
    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    /** Attempts that the engine grants a listener; Toroku keeps them while it only waits for its database. */
    private static final String RETRIES = "3";

    private UserTaskListeners() {}

    /**
     * @throws IllegalArgumentException if {@code bpmn} is not well-formed, has a document type, or has a user task that
     *     is not a Camunda user task with a candidate group and so could escape the inbox
     */
    static byte[] injectInto(byte[] bpmn, String name) {
        try {
            Document document = parse(bpmn);
            for (Element task : elements(document, BPMN, "userTask")) {
                inject(task, name);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            TransformerFactory transformers = TransformerFactory.newInstance();
            transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            transformers.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            transformers.newTransformer().transform(new DOMSource(document), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (ParserConfigurationException | SAXException | IOException | TransformerException e) {
            throw new IllegalArgumentException("model " + name + " cannot be read as BPMN", e);
        }
    }

    private static void inject(Element task, String name) {
        Optional<Element> extensions = child(task, BPMN, "extensionElements");
        if (extensions.isEmpty()
                || child(extensions.get(), ZEEBE, "userTask").isEmpty()
                || child(extensions.get(), ZEEBE, "assignmentDefinition")
                        .filter(assignment ->
                                !assignment.getAttribute("candidateGroups").isBlank())
                        .isEmpty()) {
            throw new IllegalArgumentException("model " + name + ": user task " + task.getAttribute("id")
                    + " is not a Camunda user task with a candidate group");
        }
        Element listeners = child(extensions.get(), ZEEBE, "taskListeners")
                .orElseGet(() -> append(extensions.get(), "taskListeners"));
        for (TaskEvent event : TaskEvent.values()) {
            Element listener = append(listeners, "taskListener");
            listener.setAttribute("eventType", event.eventType());
            listener.setAttribute("type", event.jobType());
            listener.setAttribute("retries", RETRIES);
        }
    }

    private static Element append(Element parent, String localName) {
        Element created = parent.getOwnerDocument().createElementNS(ZEEBE, "zeebe:" + localName);
        parent.appendChild(created);
        return created;
    }

    private static Optional<Element> child(Element parent, String namespace, String localName) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && localName.equals(element.getLocalName())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static List<Element> elements(Document document, String namespace, String localName) {
        NodeList nodes = document.getElementsByTagNameNS(namespace, localName);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static Document parse(byte[] bpmn) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bpmn));
    }
}
