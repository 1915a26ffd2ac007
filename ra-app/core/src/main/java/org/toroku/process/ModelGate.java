package org.toroku.process;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.Codes;
import org.toroku.workflows.proof.ModelProof;
import org.toroku.workflows.proof.Violation;

/** Says what stands against publishing models; without an answer of its own an application asks the proof. */
@FunctionalInterface
public interface ModelGate {
    /**
     * @param models every process model of one deployment, as edited
     * @return why they may not be published; empty if and only if they may
     */
    List<Violation> examine(Collection<ModelFile> models);

    /** Proven to keep the promises of the house, or refused; models that bring the proof down are not proven. */
    static ModelGate proof() {
        Logger log = LoggerFactory.getLogger(ModelGate.class);
        return models -> {
            try {
                return ModelProof.examine(models);
            } catch (RuntimeException | StackOverflowError e) {
                log.atError()
                        .addKeyValue("fault", e.getClass().getName())
                        .addKeyValue(
                                "models", models.stream().map(ModelFile::sha256).toList())
                        .log("The proof of models failed");
                return List.of(new Violation(Codes.PROOF_FAILED, "", "", List.of(), Map.of()));
            }
        };
    }
}
