package org.toroku.ui.studio;

import java.util.List;
import java.util.Locale;
import org.toroku.workflows.ModelFile;

/** What people call processes and elements, in the models in force and in those before. */
final class MoveNames {
    private final List<ModelFacts> models;

    MoveNames(List<ModelFile> inForce, List<ModelFile> before) {
        this.models = ModelFacts.of(inForce, before);
    }

    NamedElements elements() {
        return new NamedElements(models);
    }

    String process(String id, Locale locale) {
        return models.stream()
                .filter(model -> model.processId().equals(id))
                .map(model -> model.name().in(locale))
                .findFirst()
                .orElse(id);
    }
}
