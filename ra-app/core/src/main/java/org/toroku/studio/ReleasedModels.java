package org.toroku.studio;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ProcessHeader;

/** The process models that this release of the software brings along. */
@FunctionalInterface
interface ReleasedModels {
    List<ModelFile> models();

    default Digests digests() {
        return Digests.of(models());
    }

    default Optional<ModelFile> find(String resource) {
        return models().stream()
                .filter(model -> model.resource().equals(resource))
                .findFirst();
    }

    /** The id of the one process in each resource. */
    default SortedMap<String, String> processes() {
        SortedMap<String, String> processes = new TreeMap<>();
        models().forEach(model -> processes.put(
                model.resource(), ProcessHeader.in(model).getFirst().processId()));
        return processes;
    }
}
