package org.toroku.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/**
 * Models that are in force together.
 *
 * @param publication by which the process owners chose them; empty for those of the release
 * @param models processes, and the rules of the automatic decision where there are any; these never go to the engine
 */
public record ModelSet(Optional<UUID> publication, List<ModelFile> models) {
    public ModelSet {
        models = List.copyOf(models);
    }

    /** What is deployed. */
    public List<ModelFile> processes() {
        return models.stream().filter(model -> !RuleSet.isRules(model)).toList();
    }
}
