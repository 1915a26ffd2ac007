package org.toroku.process;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.toroku.workflows.proof.ProofTexts;
import org.toroku.workflows.proof.Violation;

/** The only way by which models reach the engine: each time through the gate. */
@Component
class ProvenModels {
    private static final Logger LOG = LoggerFactory.getLogger(ProvenModels.class);

    private final ModelSource source;
    private final ModelGate gate;

    ProvenModels(ModelSource source, ModelGate gate) {
        this.source = source;
        this.gate = gate;
    }

    /**
     * The models in force, if they are proven. Called as {@link ModelSource#models()} is.
     *
     * @throws ModelsWithheldException if something stands against them; every reason is in the log
     */
    ModelSet models() {
        ModelSet set = source.models();
        if (!proven(set)) {
            throw new ModelsWithheldException("models-not-proven");
        }
        return set;
    }

    /**
     * Models that were in force when cases began. Called as {@link ModelSource#earlier} is.
     *
     * @return empty, with the reasons in the log, where they are not what was published or this release proves less of them
     */
    Optional<ModelSet> earlier(Optional<UUID> publication) {
        return source.earlier(publication).filter(this::proven);
    }

    private boolean proven(ModelSet set) {
        List<Violation> violations = gate.examine(set.models());
        for (Violation violation : violations) {
            LOG.atError()
                    .addKeyValue("code", violation.code())
                    .addKeyValue("process", violation.processId())
                    .addKeyValue("element", violation.elementId())
                    .addKeyValue("path", violation.path())
                    .addKeyValue("sentence", ProofTexts.sentence(violation, Locale.ENGLISH))
                    .log("Models are not published");
        }
        return violations.isEmpty();
    }
}
