package org.toroku.ui.studio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.ProcessElement;
import org.toroku.workflows.RuleSet;
import org.w3c.dom.Element;

/**
 * What the pages say of a model: names of its process and of everything in it that has an id.
 *
 * @param names Japanese and English name by id, of sequence flows too
 */
record ModelFacts(
        ModelFile file,
        String processId,
        Name name,
        String versionTag,
        Map<String, Name> names,
        List<ProcessElement> elements) {
    private static final String ZEEBE = "http://camunda.org/schema/zeebe/1.0";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    /** @param english empty where the model has none */
    record Name(String japanese, String english) {
        String in(Locale locale) {
            return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) && !english.isBlank() ? english : japanese;
        }
    }

    /** A file that is no XML has no facts; it is still a file that can be replaced. */
    static ModelFacts of(ModelFile file) {
        try {
            return read(file);
        } catch (IllegalArgumentException noXml) {
            return new ModelFacts(file, "", new Name(file.resource(), ""), "", Map.of(), List.of());
        }
    }

    /** Of models that are looked at together; where several know an id, the first ones come first. */
    static List<ModelFacts> of(List<ModelFile> first, List<ModelFile> then) {
        return Stream.concat(first.stream(), then.stream()).map(ModelFacts::of).toList();
    }

    private static ModelFacts read(ModelFile file) {
        Element root = ModelXml.parse(file).getDocumentElement();
        if (RuleSet.isRules(file)) {
            return rules(file, root);
        }
        Map<String, Name> names = new LinkedHashMap<>();
        Optional<Element> process = ModelXml.children(root).stream()
                .filter(child -> child.getLocalName().equals("process"))
                .findFirst();
        ModelXml.children(root).stream()
                .filter(child -> !DIAGRAM.equals(child.getNamespaceURI()))
                .forEach(child -> collect(child, names));
        String id = process.map(element -> element.getAttribute("id")).orElse("");
        return new ModelFacts(
                file,
                id,
                names.getOrDefault(id, new Name(file.resource(), "")),
                process.map(element -> extension(element, "versionTag", "value"))
                        .orElse(""),
                names,
                ProcessElement.in(file));
    }

    /** Of rules each row has a name of its own: its id. */
    private static ModelFacts rules(ModelFile file, Element root) {
        Optional<Element> decision = ModelXml.children(root).stream()
                .filter(child -> child.getLocalName().equals("decision"))
                .findFirst();
        Name name = decision.map(found -> new Name(
                        found.getAttribute("name"),
                        ModelXml.children(found).stream()
                                .filter(child -> child.getLocalName().equals("description"))
                                .map(child -> child.getTextContent()
                                        .replaceFirst("\\s*\\(.*", "")
                                        .strip())
                                .findFirst()
                                .orElse("")))
                .orElseGet(() -> new Name(file.resource(), ""));
        Map<String, Name> names = new LinkedHashMap<>();
        names.put(DecisionIds.AUTOMATIC_DECISION, name);
        decision.ifPresent(found -> {
            var rows = found.getElementsByTagNameNS("*", "rule");
            for (int i = 0; i < rows.getLength(); i++) {
                names.put(((Element) rows.item(i)).getAttribute("id"), new Name("", ""));
            }
        });
        return new ModelFacts(
                file, DecisionIds.AUTOMATIC_DECISION, name, RulesEditor.versionOf(file), names, List.of());
    }

    /** How many places people can point to: elements of a process, rows of rules. */
    int size() {
        return RuleSet.isRules(file) ? names.size() - 1 : elements.size();
    }

    private static void collect(Element element, Map<String, Name> names) {
        if (element.hasAttribute("id")) {
            names.putIfAbsent(
                    element.getAttribute("id"), new Name(element.getAttribute("name"), property(element, "name_en")));
        }
        ModelXml.children(element).forEach(child -> collect(child, names));
    }

    private static Stream<Element> extensions(Element element) {
        return ModelXml.children(element).stream()
                .filter(child -> child.getLocalName().equals("extensionElements"))
                .flatMap(child -> ModelXml.children(child).stream())
                .filter(child -> ZEEBE.equals(child.getNamespaceURI()));
    }

    private static String extension(Element element, String name, String attribute) {
        return extensions(element)
                .filter(child -> child.getLocalName().equals(name))
                .map(child -> child.getAttribute(attribute))
                .findFirst()
                .orElse("");
    }

    private static String property(Element element, String name) {
        return extensions(element)
                .filter(child -> child.getLocalName().equals("properties"))
                .flatMap(child -> ModelXml.children(child).stream())
                .filter(child -> child.getAttribute("name").equals(name))
                .map(child -> child.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    boolean has(String elementId) {
        return names.containsKey(elementId);
    }

    /** What people call an element; its id where nobody named it. */
    String named(String elementId, Locale locale) {
        String name = Optional.ofNullable(names.get(elementId))
                .map(found -> found.in(locale))
                .orElse("");
        return name.isBlank() ? elementId : name;
    }

    /** {@code decide-application.bpmn} */
    String fileName() {
        return file.resource().substring(file.resource().lastIndexOf('/') + 1);
    }
}
