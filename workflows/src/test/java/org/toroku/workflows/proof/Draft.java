package org.toroku.workflows.proof;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.Models;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The released models under the pencil of somebody who means no good. Edits name elements by id, whichever file has them. */
final class Draft {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";

    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final List<ModelFile> raw = new ArrayList<>();

    static Draft released() {
        Draft draft = new Draft();
        Models.processes().forEach(file -> draft.documents.put(file.resource(), ModelXml.parse(file)));
        return draft;
    }

    static Draft empty() {
        return new Draft();
    }

    List<ModelFile> files() {
        List<ModelFile> files = new ArrayList<>();
        documents.forEach((name, document) -> files.add(new ModelFile(name, bytes(document))));
        files.addAll(raw);
        return files;
    }

    /** A further file, as it is. */
    Draft file(String name, String text) {
        raw.add(new ModelFile(name, text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    Draft file(String name, byte[] bytes) {
        raw.add(new ModelFile(name, bytes));
        return this;
    }

    /** A released file, changed as text. */
    Draft text(String process, UnaryOperator<String> change) {
        String name = "bpmn/" + process + ".bpmn";
        byte[] bytes = bytes(Objects.requireNonNull(documents.remove(name)));
        return file(name, change.apply(new String(bytes, StandardCharsets.UTF_8)));
    }

    Draft without(String process) {
        documents.remove("bpmn/" + process + ".bpmn");
        return this;
    }

    Draft set(String id, String attribute, String value) {
        element(id).setAttribute(attribute, value);
        return this;
    }

    Draft unset(String id, String attribute) {
        element(id).removeAttribute(attribute);
        return this;
    }

    /** Another kind of element under the same id. */
    Draft become(String id, String kind) {
        Element element = element(id);
        element.getOwnerDocument().renameNode(element, BPMN, "bpmn:" + kind);
        return this;
    }

    /** Adds BPMN to an element, e.g. to a process or a subprocess. */
    Draft add(String id, String xml) {
        for (Element each : parse(xml)) {
            Element parent = element(id);
            parent.appendChild(parent.getOwnerDocument().importNode(each, true));
        }
        return this;
    }

    /** Adds to the definitions of the file that has the element. */
    Draft define(String id, String xml) {
        Element root = element(id).getOwnerDocument().getDocumentElement();
        parse(xml).forEach(each -> root.appendChild(root.getOwnerDocument().importNode(each, true)));
        return this;
    }

    /** Adds to the extension elements. */
    Draft extend(String id, String xml) {
        Element extensions = child(element(id), BPMN, "extensionElements");
        parse(xml)
                .forEach(each ->
                        extensions.appendChild(extensions.getOwnerDocument().importNode(each, true)));
        return this;
    }

    /** The one extension of that name in an element, nested ones included. */
    Draft extension(String id, String name, String attribute, String value) {
        ((Element) element(id).getElementsByTagNameNS(ZEEBE, name).item(0)).setAttribute(attribute, value);
        return this;
    }

    /** Adds to the first extension of that name in an element. */
    Draft within(String id, String name, String xml) {
        Element parent =
                (Element) element(id).getElementsByTagNameNS(ZEEBE, name).item(0);
        parse(xml).forEach(each -> parent.appendChild(parent.getOwnerDocument().importNode(each, true)));
        return this;
    }

    /** Another kind of element in place of the first of that name in an element. */
    Draft becomeNested(String id, String name, String other) {
        Element found = (Element) element(id).getElementsByTagNameNS(BPMN, name).item(0);
        found.getOwnerDocument().renameNode(found, BPMN, "bpmn:" + other);
        return this;
    }

    Draft dropExtension(String id, String name) {
        Element found =
                (Element) element(id).getElementsByTagNameNS(ZEEBE, name).item(0);
        found.getParentNode().removeChild(found);
        return this;
    }

    Draft dropProperty(String id, String name) {
        var properties = element(id).getElementsByTagNameNS(ZEEBE, "property");
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            if (property.getAttribute("name").equals(name)) {
                property.getParentNode().removeChild(property);
                return this;
            }
        }
        throw new NoSuchElementException(name);
    }

    Draft drop(String id, String child) {
        Element found = child(element(id), BPMN, child);
        found.getParentNode().removeChild(found);
        return this;
    }

    /** Of a flow with a condition, or of the date of a timer. */
    Draft say(String id, String child, String text) {
        ((Element) element(id).getElementsByTagNameNS(BPMN, child).item(0)).setTextContent(text);
        return this;
    }

    Draft when(String flow, String condition) {
        return say(flow, "conditionExpression", condition);
    }

    /** Takes an element away; its flows too. */
    Draft remove(String id) {
        Element element = element(id);
        for (Element child : ModelXml.children(element)) {
            if (child.getLocalName().equals("incoming") || child.getLocalName().equals("outgoing")) {
                cut(child.getTextContent());
            }
        }
        element.getParentNode().removeChild(element);
        return this;
    }

    Draft cut(String flow) {
        Element line = element(flow);
        unlist(line.getAttribute("sourceRef"), "outgoing", flow);
        unlist(line.getAttribute("targetRef"), "incoming", flow);
        line.getParentNode().removeChild(line);
        return this;
    }

    Draft lead(String flow, String target) {
        Element line = element(flow);
        unlist(line.getAttribute("targetRef"), "incoming", flow);
        line.setAttribute("targetRef", target);
        list(target, "incoming", flow);
        return this;
    }

    Draft connect(String source, String target) {
        return connect(source, target, "");
    }

    Draft connect(String source, String target, String condition) {
        String flow = source + "-to-" + target;
        Element from = element(source);
        Document document = from.getOwnerDocument();
        Element line = document.createElementNS(BPMN, "bpmn:sequenceFlow");
        line.setAttribute("id", flow);
        line.setAttribute("sourceRef", source);
        line.setAttribute("targetRef", target);
        if (!condition.isEmpty()) {
            Element expression = document.createElementNS(BPMN, "bpmn:conditionExpression");
            expression.setTextContent(condition);
            line.appendChild(expression);
        }
        from.getParentNode().appendChild(line);
        list(source, "outgoing", flow);
        list(target, "incoming", flow);
        return this;
    }

    /** Puts nodes between the ends of a flow, in that order. */
    Draft insert(String flow, String first, String last) {
        String target = element(flow).getAttribute("targetRef");
        return lead(flow, first).connect(last, target);
    }

    private void list(String id, String name, String flow) {
        Element element = element(id);
        Element entry = element.getOwnerDocument().createElementNS(BPMN, "bpmn:" + name);
        entry.setTextContent(flow);
        element.appendChild(entry);
    }

    private void unlist(String id, String name, String flow) {
        Element element = element(id);
        for (Element child : ModelXml.children(element)) {
            if (child.getLocalName().equals(name) && child.getTextContent().equals(flow)) {
                element.removeChild(child);
                return;
            }
        }
        throw new NoSuchElementException(flow);
    }

    private static Element child(Element parent, String namespace, String name) {
        return ModelXml.children(parent).stream()
                .filter(each -> namespace.equals(each.getNamespaceURI())
                        && each.getLocalName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A process where a call activity has the same id is meant by {@code process:}. */
    Element element(String id) {
        boolean process = id.startsWith("process:");
        String wanted = id.substring(id.indexOf(':') + 1);
        for (Document document : documents.values()) {
            Element found = find(document.getDocumentElement(), wanted, process);
            if (found != null) {
                return found;
            }
        }
        throw new NoSuchElementException(id);
    }

    private static @Nullable Element find(Element from, String id, boolean process) {
        for (Element each : ModelXml.children(from)) {
            boolean right = "process".equals(each.getLocalName()) == process && BPMN.equals(each.getNamespaceURI());
            Element found = right && each.getAttribute("id").equals(id) ? each : find(each, id, process);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static List<Element> parse(String xml) {
        try {
            String text = "<r xmlns:bpmn='" + BPMN + "' xmlns:zeebe='" + ZEEBE
                    + "' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>" + xml + "</r>";
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text)));
            return ModelXml.children(document.getDocumentElement());
        } catch (Exception e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static byte[] bytes(Document document) {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.setOutputProperty(OutputKeys.STANDALONE, "yes");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
