package org.toroku.workflows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.w3c.dom.Element;

/**
 * What differs between two versions of a model, element by element. How the file is written is no difference; that an
 * element only lies elsewhere in the picture is counted apart.
 *
 * @param changes in the order of the newer model, removed elements last
 * @param moved elements and flows that are drawn otherwise and are else the same
 */
public record ModelDifference(List<Change> changes, List<String> moved) {
    private static final Set<String> DERIVED = Set.of("incoming", "outgoing", "flowNodeRef");
    private static final Set<String> SCOPES = Set.of("process", "subProcess", "adHocSubProcess", "transaction");
    private static final String NAME_EN = "extensionElements/properties/property[name_en]/@value";
    private static final Set<String> SAID =
            Set.of("type", "scope", "@id", "@name", NAME_EN, "extensionElements/properties/property[name_en]/@name");
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    public ModelDifference {
        changes = List.copyOf(changes);
        moved = List.copyOf(moved);
    }

    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /**
     * @param type local BPMN name, e.g. {@code serviceTask}
     * @param name Japanese name in the newer model, or in the older one if it was removed; may be empty
     * @param nameEn English name likewise
     * @param details what about the element; one without a value before or after was not there
     */
    public record Change(Kind kind, String elementId, String type, String name, String nameEn, List<Detail> details) {
        public Change {
            details = List.copyOf(details);
        }
    }

    /**
     * @param property where in the element, e.g. {@code @name} or {@code extensionElements/taskDefinition/@type}
     * @param before empty where there was nothing
     * @param after empty where there is nothing now
     */
    public record Detail(String property, String before, String after) {}

    private record Part(Element element, Map<String, String> properties) {}

    private record Drawing(Map<String, Part> parts, Map<String, String> places) {}

    /** @throws IllegalArgumentException if one is no well-formed XML */
    public static ModelDifference between(ModelFile older, ModelFile newer) {
        Drawing before = read(older);
        Drawing after = read(newer);
        var changes = new ArrayList<Change>();
        after.parts().forEach((id, part) -> {
            Part was = before.parts().get(id);
            if (was == null) {
                changes.add(change(Kind.ADDED, id, part, details(Map.of(), ofItsOwn(part.properties()))));
                return;
            }
            List<Detail> details = details(was.properties(), part.properties());
            if (!details.isEmpty()) {
                changes.add(change(Kind.CHANGED, id, part, details));
            }
        });
        before.parts().forEach((id, part) -> {
            if (!after.parts().containsKey(id)) {
                changes.add(change(Kind.REMOVED, id, part, List.of()));
            }
        });
        return new ModelDifference(changes, moved(before, after, changes));
    }

    public boolean isEmpty() {
        return changes.isEmpty() && moved.isEmpty();
    }

    private static List<String> moved(Drawing before, Drawing after, List<Change> changes) {
        Set<String> told = new TreeSet<>();
        changes.forEach(change -> told.add(change.elementId()));
        return after.parts().keySet().stream()
                .filter(id -> !told.contains(id))
                .filter(id -> !before.places()
                        .getOrDefault(id, "")
                        .equals(after.places().getOrDefault(id, "")))
                .toList();
    }

    private static Change change(Kind kind, String id, Part part, List<Detail> details) {
        return new Change(
                kind,
                id,
                part.element().getLocalName(),
                part.element().getAttribute("name"),
                part.properties().getOrDefault(NAME_EN, ""),
                details);
    }

    private static List<Detail> details(Map<String, String> before, Map<String, String> after) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name -> new Detail(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(detail -> !detail.before().equals(detail.after()))
                .toList();
    }

    /** What an element that is new brings along, but for what is said of it anyway. */
    private static Map<String, String> ofItsOwn(Map<String, String> properties) {
        var own = new TreeMap<>(properties);
        own.keySet().removeAll(SAID);
        return own;
    }

    private static Drawing read(ModelFile file) {
        Element root = ModelXml.parse(file).getDocumentElement();
        var parts = new LinkedHashMap<String, Part>();
        var places = new TreeMap<String, String>();
        for (Element child : ModelXml.children(root)) {
            if (DIAGRAM.equals(child.getNamespaceURI())) {
                place(child, places);
            } else {
                collect(child, "", parts);
            }
        }
        return new Drawing(parts, places);
    }

    private static void collect(Element element, String scope, Map<String, Part> parts) {
        var properties = new TreeMap<String, String>();
        String key = key(element, parts);
        parts.put(key, new Part(element, properties));
        properties.put("type", name(element));
        properties.put("scope", scope);
        flatten(element, "", properties, parts);
    }

    /** Nothing hides behind an id that is used twice, or has none. */
    private static String key(Element element, Map<String, Part> parts) {
        String id = element.hasAttribute("id") ? element.getAttribute("id") : element.getLocalName();
        String key = id;
        for (int i = 2; parts.containsKey(key); i++) {
            key = id + " (" + i + ")";
        }
        return key;
    }

    /** What is not BPMN or Zeebe's is named with where it comes from. */
    private static String name(Element element) {
        String namespace = element.getNamespaceURI();
        return ProcessElement.BPMN.equals(namespace) || ProcessElement.ZEEBE.equals(namespace)
                ? element.getLocalName()
                : "{" + namespace + "}" + element.getLocalName();
    }

    private static void flatten(Element element, String path, Map<String, String> into, Map<String, Part> parts) {
        boolean scope = SCOPES.contains(element.getLocalName());
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                into.put(path + "@" + attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        List<Element> children = ModelXml.children(element);
        var seen = new TreeMap<String, Integer>();
        for (Element child : children) {
            String name = child.getLocalName();
            if (DERIVED.contains(name)) {
                continue;
            }
            if (scope && child.hasAttribute("id") && !isPartOfScope(name)) {
                collect(child, element.getAttribute("id"), parts);
                continue;
            }
            flatten(child, path + step(child, seen) + "/", into, parts);
        }
        String text = children.isEmpty() ? element.getTextContent().strip() : "";
        if (!text.isEmpty()) {
            into.put(path + "text", text);
        }
    }

    /** Loops and lanes belong to the process or sub-process itself. */
    private static boolean isPartOfScope(String name) {
        return name.endsWith("LoopCharacteristics") || name.equals("laneSet");
    }

    private static String step(Element child, Map<String, Integer> seen) {
        String name = name(child);
        for (String by : List.of("name", "target", "key", "eventType")) {
            if (child.hasAttribute(by)) {
                name += "[" + child.getAttribute(by) + "]";
                break;
            }
        }
        int count = seen.merge(name, 1, Integer::sum);
        return count == 1 ? name : name + "(" + count + ")";
    }

    private static void place(Element drawn, Map<String, String> places) {
        if (drawn.hasAttribute("bpmnElement")) {
            var where = new StringBuilder();
            write(drawn, where);
            places.put(drawn.getAttribute("bpmnElement"), where.toString());
        }
        ModelXml.children(drawn).forEach(child -> place(child, places));
    }

    /** Coordinates and whether it is expanded; colours and ids say nothing about where. */
    private static void write(Element drawn, StringBuilder where) {
        for (String name : List.of("x", "y", "width", "height", "isExpanded")) {
            String value = drawn.getAttribute(name);
            where.append(value.endsWith(".0") ? value.substring(0, value.length() - 2) : value)
                    .append(' ');
        }
        ModelXml.children(drawn).stream()
                .filter(child -> !child.getLocalName().equals("BPMNLabel"))
                .filter(child -> !child.hasAttribute("bpmnElement"))
                .forEach(child -> write(child, where));
    }
}
