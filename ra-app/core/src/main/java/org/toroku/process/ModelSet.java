package org.toroku.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.workflows.ModelFile;

/**
 * Process models that are deployed together.
 *
 * @param publication by which the process owners chose them; empty for those of the release
 */
public record ModelSet(Optional<UUID> publication, List<ModelFile> models) {
    public ModelSet {
        models = List.copyOf(models);
    }
}
