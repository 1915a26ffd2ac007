package org.toroku.studio;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.toroku.workflows.ModelFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 of models by resource name. */
record Digests(SortedMap<String, String> byResource) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Digests {
        byResource = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(byResource));
    }

    static Digests of(Collection<ModelFile> models) {
        SortedMap<String, String> digests = new TreeMap<>();
        models.forEach(model -> digests.put(model.resource(), model.sha256()));
        return new Digests(digests);
    }

    static Digests ofJson(String json) {
        return new Digests(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
    }

    String json() {
        return JSON.writeValueAsString(byResource);
    }

    Digests with(ModelFile model) {
        SortedMap<String, String> digests = new TreeMap<>(byResource);
        digests.put(model.resource(), model.sha256());
        return new Digests(digests);
    }

    /** Resources whose content differs, or which only one of the two has. */
    List<String> differing(Digests other) {
        TreeMap<String, String> all = new TreeMap<>(byResource);
        all.putAll(other.byResource());
        return all.keySet().stream()
                .filter(resource -> !byResource
                        .getOrDefault(resource, "")
                        .equals(other.byResource().getOrDefault(resource, "")))
                .toList();
    }
}
