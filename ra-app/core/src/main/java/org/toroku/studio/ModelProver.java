package org.toroku.studio;

import java.util.Collection;
import java.util.List;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.Violation;

/** Says what the models of one deployment would let happen; what cannot be proven is a violation too. */
@FunctionalInterface
public interface ModelProver {
    /**
     * @param models every process model of one deployment, as edited
     * @return why they may not be published; empty if and only if they may
     */
    List<Violation> examine(Collection<ModelFile> models);
}
