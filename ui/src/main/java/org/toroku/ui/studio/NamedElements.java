package org.toroku.ui.studio;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which elements of models an outcome of a case belongs to, and what people call them there. */
final class NamedElements {
    private final Collection<ModelFacts> models;
    private final Map<String, Map<String, String>> awaited;

    /** @param models of a resource with two versions the first one knows which messages are awaited */
    NamedElements(Collection<ModelFacts> models) {
        this.models = models;
        this.awaited = models.stream()
                .collect(Collectors.toMap(
                        model -> model.file().resource(),
                        model -> AwaitedMessages.in(model.file()),
                        (first, then) -> first));
    }

    /** The elements of a model that an outcome in the journal belongs to: itself, or whatever awaits the message. */
    List<String> in(ModelFacts model, String key) {
        if (model.has(key)) {
            return List.of(key);
        }
        return awaited.getOrDefault(model.file().resource(), Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Empty where no model has it. */
    Optional<String> named(String key, Locale locale) {
        return models.stream()
                .flatMap(model -> in(model, key).stream().limit(1).map(id -> model.named(id, locale)))
                .findFirst();
    }
}
