package org.toroku.workflows.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An XML element: names are {@code prefix:local} with the prefixes of {@link XmlNames}, whatever the file calls them. */
final class Node {
    final String name;
    final @Nullable Node parent;
    final Map<String, String> attributes = new LinkedHashMap<>();
    final List<Node> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Node(String name, @Nullable Node parent) {
        this.name = name;
        this.parent = parent;
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    String text() {
        return text.toString();
    }

    int textLength() {
        return text.length();
    }

    /** Empty where there is none. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    String id() {
        return attribute("id");
    }

    Stream<Node> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    @Nullable
    Node first(String childName) {
        return all(childName).findFirst().orElse(null);
    }

    /** Of the extension elements. */
    @Nullable
    Node extension(String extensionName) {
        Node extensions = first("bpmn:extensionElements");
        return extensions == null ? null : extensions.first(extensionName);
    }

    /** A property of the element; empty where it has none. */
    String property(String propertyName) {
        Node properties = extension("zeebe:properties");
        return properties == null
                ? ""
                : properties
                        .all("zeebe:property")
                        .filter(property -> property.attribute("name").equals(propertyName))
                        .map(property -> property.attribute("value"))
                        .findFirst()
                        .orElse("");
    }

    /** The nearest element with an id, itself included. */
    String nearestId() {
        for (Node node = this; node != null; node = node.parent) {
            if (!node.id().isEmpty()) {
                return node.id();
            }
        }
        return "";
    }

    /** Local name, e.g. {@code serviceTask}. */
    String local() {
        return name.substring(name.indexOf(':') + 1);
    }
}
