package org.toroku.ui.studio;

import java.util.HashMap;
import java.util.Map;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.w3c.dom.Element;

/** Which elements of a model wait for a message of which name: the journal knows messages by their names only. */
final class AwaitedMessages {
    private static final String REFERENCE = "messageRef";

    private AwaitedMessages() {}

    /** Message names by element id; empty for a file that is no XML. */
    static Map<String, String> in(ModelFile file) {
        Element root;
        try {
            root = ModelXml.parse(file).getDocumentElement();
        } catch (IllegalArgumentException noXml) {
            return Map.of();
        }
        Map<String, String> names = new HashMap<>();
        ModelXml.children(root).stream()
                .filter(child -> child.getLocalName().equals("message"))
                .forEach(message -> names.put(message.getAttribute("id"), message.getAttribute("name")));
        Map<String, String> awaited = new HashMap<>();
        collect(root, names, awaited);
        return awaited;
    }

    private static void collect(Element element, Map<String, String> names, Map<String, String> awaited) {
        for (Element child : ModelXml.children(element)) {
            String message = names.get(child.getAttribute(REFERENCE));
            if (message != null) {
                // a receive task refers to its message itself, an event through its definition
                awaited.put((child.getLocalName().endsWith("Task") ? child : element).getAttribute("id"), message);
            }
            collect(child, names, awaited);
        }
    }
}
