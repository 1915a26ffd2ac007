package org.toroku.workflows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A process of a model as the engine will name it.
 *
 * @param versionTag what its authors call this version of it; empty where they call it nothing
 */
public record ProcessHeader(String processId, Optional<String> versionTag) {

    /**
     * Every process of a model in document order.
     *
     * @throws IllegalArgumentException if the file is no XML
     */
    public static List<ProcessHeader> in(ModelFile model) {
        var found = new ArrayList<ProcessHeader>();
        var processes = ModelXml.parse(model).getElementsByTagNameNS(ProcessElement.BPMN, "process");
        for (int i = 0; i < processes.getLength(); i++) {
            var process = (Element) processes.item(i);
            found.add(new ProcessHeader(process.getAttribute("id"), versionTag(process)));
        }
        return List.copyOf(found);
    }

    private static Optional<String> versionTag(Element process) {
        return ModelXml.children(process).stream()
                .filter(child -> child.getLocalName().equals("extensionElements"))
                .flatMap(extensions -> ModelXml.children(extensions).stream())
                .filter(child -> ProcessElement.ZEEBE.equals(child.getNamespaceURI())
                        && child.getLocalName().equals("versionTag"))
                .map(tag -> tag.getAttribute("value").strip())
                .filter(tag -> !tag.isEmpty())
                .findFirst();
    }
}
