package org.toroku.process;

import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.workflows.ModelFile;

/** Wakes the conductor, which looks after the models before it looks after cases; other nodes see it at their next look. */
@Component
class OrderedDeployment implements ModelDeployment {
    private final Bells bells;

    OrderedDeployment(Bells bells) {
        this.bells = bells;
    }

    @Override
    public void order() {
        AfterCommit.run(() -> bells.recovery().ring());
    }

    @Override
    public Optional<String> undeployable(Collection<ModelFile> models) {
        return models.stream()
                .filter(model -> !takesListeners(model))
                .map(ModelFile::resource)
                .findFirst();
    }

    private static boolean takesListeners(ModelFile model) {
        try {
            return UserTaskListeners.injectInto(model.bytes(), model.resource()).length > 0;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
