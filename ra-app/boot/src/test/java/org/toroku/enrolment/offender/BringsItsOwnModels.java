package org.toroku.enrolment.offender;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.process.ModelSet;
import org.toroku.process.ModelSource;

/** Breaks a rule on purpose. */
public final class BringsItsOwnModels implements ModelSource {
    @Override
    public Optional<UUID> publication() {
        return Optional.empty();
    }

    @Override
    public ModelSet models() {
        return new ModelSet(Optional.empty(), List.of());
    }
}
