package org.toroku.workflows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The models that this release brings along, read once from the class path. */
public final class Models {

    private static final List<ModelFile> PROCESSES =
            ProcessIds.ALL.stream().map(id -> read("bpmn/" + id + ".bpmn")).toList();

    private static final List<ModelFile> DECISIONS = List.of(read(RuleSet.RESOURCE));

    private static final ModelFile ELEMENT_TEMPLATES = read("element-templates/toroku.json");

    private static final Map<String, ProcessElement> ELEMENTS = elementsOf(PROCESSES);

    private Models() {}

    /**
     * The process models. They refer to each other with deployment binding, so they go to the engine together, in one
     * deployment.
     */
    public static List<ModelFile> processes() {
        return PROCESSES;
    }

    /** The decision models; evaluated by the registration authority and never deployed to the engine. */
    public static List<ModelFile> decisions() {
        return DECISIONS;
    }

    /** Every model. */
    public static List<ModelFile> all() {
        var all = new ArrayList<>(PROCESSES);
        all.addAll(DECISIONS);
        return List.copyOf(all);
    }

    /** Element templates (JSON) that let authors of models pick a service task instead of typing a job type. */
    public static ModelFile elementTemplates() {
        return ELEMENT_TEMPLATES;
    }

    /** What people call an element of the process models; empty for an id that no model has. */
    public static Optional<ProcessElement> element(String elementId) {
        return Optional.ofNullable(ELEMENTS.get(elementId));
    }

    private static Map<String, ProcessElement> elementsOf(List<ModelFile> files) {
        var elements = new LinkedHashMap<String, ProcessElement>();
        for (ModelFile file : files) {
            for (ProcessElement element : ProcessElement.in(file)) {
                elements.putIfAbsent(element.id(), element);
            }
        }
        return elements;
    }

    private static ModelFile read(String resource) {
        try (InputStream in = Models.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("model is missing from the class path: " + resource);
            }
            return new ModelFile(resource, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("model cannot be read: " + resource, e);
        }
    }
}
