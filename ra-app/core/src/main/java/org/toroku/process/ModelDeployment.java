package org.toroku.process;

import java.util.Collection;
import java.util.Optional;
import org.toroku.workflows.ModelFile;

/** Gets models into the engine. */
public interface ModelDeployment {
    /** Has the models in force deployed as soon as the caller's transaction has committed and the engine is there. */
    void order();

    /**
     * Why a model could not be given the listeners that every user task gets; empty where each could.
     *
     * @return resource name of the first such model
     */
    Optional<String> undeployable(Collection<ModelFile> models);
}
