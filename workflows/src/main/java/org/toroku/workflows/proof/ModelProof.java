package org.toroku.workflows.proof;

import java.util.Collection;
import java.util.List;
import org.toroku.workflows.ModelFile;

/** Examines the models that would be published together. */
public final class ModelProof {
    private ModelProof() {}

    /**
     * @param models every process model of one deployment, as edited, without injected listeners
     * @return why they may not be published; empty if and only if they may
     */
    public static List<Violation> examine(Collection<ModelFile> models) {
        throw new UnsupportedOperationException("proof of " + models.size() + " models");
    }
}
