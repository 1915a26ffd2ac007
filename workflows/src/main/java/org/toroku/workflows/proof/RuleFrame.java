package org.toroku.workflows.proof;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.RuleSet;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Everything of a rule set that is no row: inputs, outputs, their order, the answer where no row fits, and what else the file
 * holds. It is that of the release or refused, so that nothing in it can mean something that the proof does not know. Rows,
 * version, descriptions and the drawing are the owners'.
 */
final class RuleFrame {
    private static final String DRAWING = "DMNDI";
    private static final String DESCRIPTION = "description";
    private static final Set<String> ENTRIES = Set.of("inputEntry", "outputEntry");

    /** Declarations, and what modellers note for themselves (widths of columns, their own name). */
    private static final Set<String> NOT_MEANT = Set.of(
            "http://www.w3.org/2000/xmlns/",
            "http://bpmn.io/schema/dmn/biodi/2.0",
            "http://camunda.org/schema/modeler/1.0");

    private static final Set<String> NOT_MEANT_NAMES = Set.of("namespace", "exporter", "exporterVersion");

    private RuleFrame() {}

    /** Where the file is something else than the release's around its rows; empty where it is the same. */
    static Optional<String> difference(Element changed) {
        Element released = ModelXml.parse(RuleSet.automaticDecision().file()).getDocumentElement();
        return compare(released, changed);
    }

    private static Optional<String> compare(Element released, Element changed) {
        if (!name(released).equals(name(changed)) || !attributes(released).equals(attributes(changed))) {
            return Optional.of(where(changed));
        }
        if (holdsMore(changed)) {
            return Optional.of(where(changed));
        }
        if (released.getLocalName().equals(DRAWING)) {
            return Optional.empty();
        }
        if (ModelXml.children(released).isEmpty() && ModelXml.children(changed).isEmpty()) {
            boolean same = released.getLocalName().equals(DESCRIPTION)
                    || released.getTextContent()
                            .strip()
                            .equals(changed.getTextContent().strip());
            return same ? Optional.empty() : Optional.of(where(changed));
        }
        var expected =
                ModelXml.children(released).stream().filter(RuleFrame::isFrame).toList();
        var found =
                ModelXml.children(changed).stream().filter(RuleFrame::isFrame).toList();
        for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
            Optional<String> difference = compare(expected.get(i), found.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return expected.size() == found.size() ? Optional.empty() : Optional.of(where(changed));
    }

    private static boolean isFrame(Element element) {
        return !isRow(element);
    }

    /** Only where rows are expected; elsewhere one is a difference. */
    private static boolean isRow(Element element) {
        return element.getLocalName().equals("rule")
                && element.getParentNode() instanceof Element table
                && table.getLocalName().equals("decisionTable")
                && name(element).equals("{" + table.getNamespaceURI() + "}rule");
    }

    /** Whether a row consists of anything but its reason for being, its cells and its answers. */
    static boolean isStrange(Element row) {
        return attributes(row).keySet().stream().anyMatch(each -> !each.equals("{}id"))
                || holdsMore(row)
                || ModelXml.children(row).stream().anyMatch(RuleFrame::isStrangeInRow);
    }

    private static boolean isStrangeInRow(Element child) {
        if (!java.util.Objects.equals(
                child.getNamespaceURI(), child.getParentNode().getNamespaceURI())) {
            return true;
        }
        if (child.getLocalName().equals(DESCRIPTION)) {
            return !attributes(child).isEmpty() || isNoText(child);
        }
        return !ENTRIES.contains(child.getLocalName())
                || attributes(child).keySet().stream().anyMatch(each -> !each.equals("{}id"))
                || holdsMore(child)
                || ModelXml.children(child).size() != 1
                || !name(ModelXml.children(child).getFirst()).equals("{" + child.getNamespaceURI() + "}text")
                || !attributes(ModelXml.children(child).getFirst()).isEmpty()
                || isNoText(ModelXml.children(child).getFirst());
    }

    private static boolean isNoText(Element element) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() != Node.TEXT_NODE) {
                return true;
            }
        }
        return false;
    }

    /** Text beside elements, or instructions to programs; comments are for people. */
    private static boolean holdsMore(Element element) {
        boolean parent = !ModelXml.children(element).isEmpty();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            boolean text = node.getNodeType() == Node.TEXT_NODE
                    && (!parent || node.getTextContent().isBlank());
            boolean known = node.getNodeType() == Node.ELEMENT_NODE
                    || text
                    || (parent && node.getNodeType() == Node.COMMENT_NODE);
            if (!known) {
                return true;
            }
        }
        return false;
    }

    private static String name(Element element) {
        return "{" + element.getNamespaceURI() + "}" + element.getLocalName();
    }

    /** Without the version, which the namespace ends with and which is looked at by itself. */
    private static Map<String, String> attributes(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap all = element.getAttributes();
        for (int i = 0; i < all.getLength(); i++) {
            Attr attribute = (Attr) all.item(i);
            String space = attribute.getNamespaceURI() == null ? "" : attribute.getNamespaceURI();
            boolean meant = !NOT_MEANT.contains(space) && !NOT_MEANT_NAMES.contains(attribute.getName());
            if (meant) {
                attributes.put("{" + space + "}" + attribute.getLocalName(), attribute.getValue());
            }
        }
        return attributes;
    }

    private static String where(Element element) {
        String id = element.getAttribute("id");
        return id.isEmpty() ? element.getLocalName() : id;
    }
}
