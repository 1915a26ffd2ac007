package org.toroku.process;

/** The work behind one service task. Delivery is at least once; the journal makes its effect exactly once. */
public interface Step {
    /** The BPMN job type, from {@code org.toroku.workflows.JobTypes}. */
    String jobType();

    /**
     * Does the work outside any transaction, so that it may call a device or the network. What it wants to write
     * goes into the result and is committed together with the journal entry, or not at all when another delivery
     * of the same step was faster.
     */
    StepResult perform(StepContext context);
}
