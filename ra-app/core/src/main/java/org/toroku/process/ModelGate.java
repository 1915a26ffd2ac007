package org.toroku.process;

import java.util.List;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.ModelProof;
import org.toroku.workflows.proof.Violation;

/** Says what stands against publishing models; without an answer of its own an application asks the proof. */
@FunctionalInterface
interface ModelGate {
    /** @return empty if they may be published */
    List<Violation> examine(List<ModelFile> models);

    /** Proven to keep the promises of the house, or refused. */
    static ModelGate proof() {
        return ModelProof::examine;
    }
}
