package org.toroku.process;

import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;

/**
 * Gives up the run of a case and begins another, which its journal carries to where the case stands. The instance of a
 * run that was given up is cancelled when it next asks for anything.
 */
@Component
class CaseRestarts {
    private static final Logger LOG = LoggerFactory.getLogger(CaseRestarts.class);

    private final CaseRuns runs;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Book book;

    CaseRestarts(CaseRuns runs, Outbox outbox, TransactionTemplate transaction, Book book) {
        this.runs = runs;
        this.outbox = outbox;
        this.transaction = transaction;
        this.book = book;
    }

    /** The engine has lost the run. */
    void lost(CaseRuns.Run run, String reason) {
        if (restart(run, reason)) {
            LOG.atWarn()
                    .addKeyValue("case", run.caseId())
                    .addKeyValue("reason", reason)
                    .log("A case starts again in the engine");
        }
    }

    /**
     * The engine has led the run to where the books say the case cannot be, as after a message or a change of the
     * instance that did not come from here.
     */
    void astray(CaseRuns.Run run, String reason) {
        if (restart(run, reason)) {
            LOG.atError()
                    .addKeyValue("alarm", "case-led-astray")
                    .addKeyValue("case", run.caseId())
                    .addKeyValue("reason", reason)
                    .log(
                            "The engine left the way of a case, which starts again from its journal; find out who reached the"
                                    + " engine");
        }
    }

    private boolean restart(CaseRuns.Run run, String reason) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (runs.lockOpen(run.caseId()).isEmpty() || runs.abandon(run, reason) == 0) {
                return false;
            }
            outbox.start(run.caseId());
            book.record(Book.Entry.of(
                    new Actor.Service("recovery"),
                    "case-restarted",
                    run.caseId(),
                    Map.of("reason", reason, "run", run.runId().toString())));
            return true;
        }));
    }

    /** Cancels the instance of a run that is not the current one. */
    void cancel(UUID caseId, long instance) {
        outbox.cancel(caseId, instance);
    }

    /** As {@link #astray(CaseRuns.Run, String)}, for the run that is the current one. */
    void currentAstray(UUID caseId, String reason) {
        runs.current(caseId).ifPresent(run -> astray(run, reason));
    }
}
