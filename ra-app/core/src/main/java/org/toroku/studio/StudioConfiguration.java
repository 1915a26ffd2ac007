package org.toroku.studio;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.proof.ModelProof;
import org.toroku.workflows.proof.Violation;

/** What the studio takes from the release. */
@Configuration(proxyBeanMethods = false)
class StudioConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(StudioConfiguration.class);

    /** A violation of the models as a whole: the proof itself came to no end. */
    static final String PROOF_FAILED = "proof-failed";

    @Bean
    @ConditionalOnMissingBean
    ModelProver modelProver() {
        return StudioConfiguration::prove;
    }

    @Bean
    @ConditionalOnMissingBean
    ReleasedModels releasedModels() {
        return Models::processes;
    }

    /** Models that bring the proof down are not proven. */
    private static List<Violation> prove(Collection<ModelFile> models) {
        try {
            return ModelProof.examine(models);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.atError()
                    .addKeyValue("fault", e.getClass().getName())
                    .addKeyValue("models", Digests.of(models).json())
                    .log("The proof of models failed");
            return List.of(new Violation(PROOF_FAILED, "", "", List.of(), Map.of()));
        }
    }
}
