package org.toroku.ui.studio;

import java.util.Map;
import java.util.Optional;

/** Which place in a model's file is what people call by a name of its own. */
final class PropertyNames {
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("@name", "studio.property.name"),
            Map.entry("@id", "studio.property.id"),
            Map.entry("@sourceRef", "studio.property.source"),
            Map.entry("@targetRef", "studio.property.target"),
            Map.entry("@attachedToRef", "studio.property.attached"),
            Map.entry("@cancelActivity", "studio.property.interrupting"),
            Map.entry("@isExecutable", "studio.property.executable"),
            Map.entry("@default", "studio.property.default-flow"),
            Map.entry("type", "studio.property.type"),
            Map.entry("scope", "studio.property.scope"),
            Map.entry("documentation/text", "studio.property.documentation"),
            Map.entry("conditionExpression/text", "studio.property.condition"),
            Map.entry("extensionElements/versionTag/@value", "studio.property.version-tag"),
            Map.entry("extensionElements/taskDefinition/@type", "studio.property.job"),
            Map.entry("extensionElements/taskDefinition/@retries", "studio.property.retries"),
            Map.entry("extensionElements/calledElement/@processId", "studio.property.called"),
            Map.entry("extensionElements/calledElement/@bindingType", "studio.property.binding"),
            Map.entry("extensionElements/assignmentDefinition/@candidateGroups", "studio.property.candidates"),
            Map.entry("extensionElements/assignmentDefinition/@assignee", "studio.property.assignee"),
            Map.entry("extensionElements/formDefinition/@externalReference", "studio.property.screen"),
            Map.entry("extensionElements/properties/property[name_en]/@value", "studio.property.name-en"),
            Map.entry("extensionElements/properties/property[articles]/@value", "studio.property.articles"),
            Map.entry("extensionElements/properties/property[performed_by]/@value", "studio.property.performed-by"),
            Map.entry(
                    "extensionElements/properties/property[wait_without_deadline]/@value",
                    "studio.property.wait-reason"));

    private PropertyNames() {}

    /** Key of the name; empty where there is none. */
    static Optional<String> key(String path) {
        return Optional.ofNullable(KEYS.get(path));
    }
}
