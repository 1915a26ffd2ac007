package org.toroku.workflows;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Puts other rows and another version into a file of rules; everything else in it stays as it is. */
public final class DecisionTableWriter {
    private static final String BREAK = "\n      ";

    private DecisionTableWriter() {}

    /**
     * @param original a file that {@link DecisionTable} can read
     * @param version last part of the namespace
     * @param rules rows in their order
     * @throws IllegalArgumentException where the original cannot be read
     */
    public static ModelFile write(ModelFile original, String version, List<DecisionTable.Rule> rules) {
        List<DecisionTable.Input> inputs = DecisionTable.of(original).inputs();
        Document document = ModelXml.parse(original);
        Element root = document.getDocumentElement();
        String namespace = root.getAttribute("namespace");
        root.setAttribute("namespace", namespace.substring(0, namespace.lastIndexOf(':') + 1) + version);
        Element table =
                (Element) root.getElementsByTagNameNS("*", "decisionTable").item(0);
        ModelXml.children(table).stream()
                .filter(child -> child.getLocalName().equals("rule"))
                .forEach(rule -> {
                    // the white space before it as well, so that rows do not drift apart
                    if (rule.getPreviousSibling() != null
                            && rule.getPreviousSibling().getNodeType() == org.w3c.dom.Node.TEXT_NODE) {
                        table.removeChild(rule.getPreviousSibling());
                    }
                    table.removeChild(rule);
                });
        for (DecisionTable.Rule rule : rules) {
            Element row = child(table, "rule", BREAK);
            row.setAttribute("id", rule.id());
            if (!rule.description().isEmpty()) {
                child(row, "description", BREAK + "  ").setTextContent(rule.description());
            }
            for (int i = 0; i < rule.conditions().size(); i++) {
                String suffix = i < inputs.size() ? kebab(inputs.get(i).expression()) : Integer.toString(i);
                entry(
                        row,
                        "inputEntry",
                        rule.id() + "-" + suffix,
                        rule.conditions().get(i));
            }
            List<String> outputs = List.of(RuleSet.OUTCOME, RuleSet.REASON);
            for (int i = 0; i < rule.answers().size(); i++) {
                String suffix = i < outputs.size() ? outputs.get(i) : "answer-" + i;
                entry(
                        row,
                        "outputEntry",
                        rule.id() + "-" + suffix,
                        rule.answers().get(i));
            }
            row.appendChild(document.createTextNode(BREAK));
        }
        return new ModelFile(original.resource(), bytes(document));
    }

    private static void entry(Element row, String name, String id, String text) {
        Element entry = child(row, name, BREAK + "  ");
        entry.setAttribute("id", id);
        child(entry, "text", BREAK + "    ").setTextContent(text);
        entry.appendChild(row.getOwnerDocument().createTextNode(BREAK + "  "));
    }

    private static Element child(Element parent, String name, String before) {
        Document document = parent.getOwnerDocument();
        parent.appendChild(document.createTextNode(before));
        String prefix = parent.getPrefix() == null ? "" : parent.getPrefix() + ":";
        Element child = document.createElementNS(parent.getNamespaceURI(), prefix + name);
        parent.appendChild(child);
        return child;
    }

    private static String kebab(String expression) {
        return expression.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static byte[] bytes(Document document) {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            var transformer = factory.newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            document.setXmlStandalone(true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            transformer.transform(new DOMSource(document), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("rules cannot be written", e);
        }
    }
}
