package org.toroku.process;

import java.time.Duration;
import java.util.Map;
import org.toroku.audit.Actor;

/** What a step achieved. */
public sealed interface StepResult {
    /**
     * Finished, for good: later deliveries are answered with the same variables.
     *
     * @param variables ids, decisions and ISO dates only
     * @param writes run in the transaction that also writes the journal entry
     */
    record Done(Actor actor, Map<String, Object> variables, Runnable writes) implements StepResult {
        public Done {
            variables = Map.copyOf(variables);
        }
    }

    /** Something outside is away; nothing was decided. {@code reason} is a kebab-case code. */
    record TryAgain(Duration after, String reason) implements StepResult {}

    /**
     * The engine has led the case to where the books say it cannot be: the run is given up with an alarm, and the case
     * starts again from its journal. {@code reason} is a kebab-case code.
     */
    record Astray(String reason) implements StepResult {}

    /** Must not go on: the case stops with an incident and an alarm. {@code reason} is a kebab-case code. */
    record Halt(String reason) implements StepResult {}
}
