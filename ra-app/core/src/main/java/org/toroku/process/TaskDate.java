package org.toroku.process;

import java.time.Instant;
import java.util.Optional;

/** Lets the module that conducts a case say by when one of its tasks is due. */
public interface TaskDate {
    /** Empty for tasks of other cases. */
    Optional<Instant> of(StepContext task);
}
