package org.toroku.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;

/** Conducts by the outbox, so that it holds or falls with the caller's transaction. */
@Component
class OutboxConductor implements CaseConductor {
    private final TransactionTemplate transaction;
    private final CaseRuns runs;
    private final Journal journal;
    private final Outbox outbox;

    OutboxConductor(TransactionTemplate transaction, CaseRuns runs, Journal journal, Outbox outbox) {
        this.transaction = transaction;
        this.runs = runs;
        this.journal = journal;
        this.outbox = outbox;
    }

    @Override
    public void start(UUID caseId, String processId) {
        start(caseId, processId, Optional.empty());
    }

    @Override
    public void startAbout(UUID caseId, String processId, UUID subject) {
        start(caseId, processId, Optional.of(subject));
    }

    private void start(UUID caseId, String processId, Optional<UUID> subject) {
        transaction.executeWithoutResult(status -> {
            if (runs.open(caseId, processId, subject)) {
                outbox.start(caseId);
            }
        });
    }

    @Override
    public void tell(UUID caseId, String messageName, Map<String, Object> variables, Actor actor) {
        Outcome outcome = new Outcome(variables);
        transaction.executeWithoutResult(status -> {
            CaseRuns.Locked locked = runs.lock(caseId)
                    .orElseThrow(() -> new IllegalStateException("a message for a case that was never started"));
            StepContext message = new StepContext(caseId, messageName, journal.nextOccurrence(caseId, messageName));
            journal.append(message, Journal.Kind.MESSAGE, outcome, actor);
            if (locked.open()) {
                outbox.message(message);
            }
        });
    }
}
