package org.toroku.process;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** What a job turns out to be when it is held against the database. */
sealed interface Visit {
    /** Part of the current run of a case. */
    sealed interface Genuine extends Visit {
        StepContext step();

        UUID runId();
    }

    /** @param deliveries how often this visit's work was asked for, this time included */
    record Due(StepContext step, UUID runId, int deliveries) implements Genuine {}

    /** The step has its outcome already. */
    record Answered(StepContext step, UUID runId, Outcome outcome) implements Genuine {}

    /** Part of a run that was replaced; {@code instance} is what remains of it in the engine, where known. */
    record Stale(UUID caseId, UUID runId, OptionalLong instance) implements Visit {}

    /** {@code reason}: unknown-model, no-case, unknown-run, case-mismatch or foreign-instance. */
    record Refused(String reason, Optional<UUID> caseId) implements Visit {}
}
