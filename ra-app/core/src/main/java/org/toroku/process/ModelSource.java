package org.toroku.process;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.workflows.Models;

/** Where the models to deploy come from, and who is told what became of them. */
public interface ModelSource {
    /** By which publication the models in force were chosen; empty for those of the release. Cheap, asked for often. */
    Optional<UUID> publication();

    /**
     * The models in force. Called inside the transaction that deploys, while no other node does.
     *
     * @throws ModelsWithheldException if they must not be deployed
     */
    ModelSet models();

    /**
     * The models of a publication that was in force before, for cases that began with them; empty where there are none that
     * may be deployed any more. Called as {@link #models()} is.
     *
     * @param publication empty for those of the release
     */
    default Optional<ModelSet> earlier(Optional<UUID> publication) {
        return Optional.empty();
    }

    /** The engine has them now; joins the transaction that registers the definitions. */
    default void deployed(ModelSet set, List<Definition> definitions) {}

    /**
     * The engine will never take them; joins a transaction.
     *
     * @param code kebab-case
     * @return whether others are in force now
     */
    default boolean refused(ModelSet set, String code) {
        return false;
    }

    /** What the engine calls a deployed process. */
    record Definition(long key, String processId, int version) {}

    /** The models of this release, and nothing else. */
    static ModelSource released() {
        return new ModelSource() {
            @Override
            public Optional<UUID> publication() {
                return Optional.empty();
            }

            @Override
            public ModelSet models() {
                return new ModelSet(Optional.empty(), Models.processes());
            }
        };
    }
}
