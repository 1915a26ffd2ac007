package org.toroku.process;

import java.time.Duration;
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

    private static final String LED_ASTRAY = "led-astray";

    /** Whoever keeps publishing messages, or a model at odds with the books, must not flood the book. */
    private static final int MOST_ASTRAY = 3;

    private static final Duration LATELY = Duration.ofMinutes(10);

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
        if (restart(run.caseId(), run.runId(), reason, reason)) {
            LOG.atWarn()
                    .addKeyValue("case", run.caseId())
                    .addKeyValue("reason", reason)
                    .log("A case starts again in the engine");
        }
    }

    /**
     * The engine has led the run to where the books say the case cannot be, as after a message or a change of the
     * instance that did not come from here.
     *
     * @return false where that happened so often lately that the case has to wait before it starts again
     */
    boolean astray(UUID caseId, UUID runId, String reason) {
        boolean waits = runs.endedLately(caseId, LED_ASTRAY, LATELY) >= MOST_ASTRAY;
        if (waits || restart(caseId, runId, LED_ASTRAY, reason)) {
            LOG.atError()
                    .addKeyValue("alarm", "case-led-astray")
                    .addKeyValue("case", caseId)
                    .addKeyValue("reason", reason)
                    .addKeyValue("waits", waits)
                    .log(
                            "The engine left the way of a case, which starts again from its journal; find out who reached the"
                                    + " engine");
        }
        return !waits;
    }

    private boolean restart(UUID caseId, UUID runId, String ended, String reason) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (runs.lockOpen(caseId).isEmpty() || runs.abandonRun(runId, ended) == 0) {
                return false;
            }
            outbox.start(caseId);
            book.record(Book.Entry.of(
                    new Actor.Service("recovery"),
                    "case-restarted",
                    caseId,
                    Map.of("reason", reason, "run", runId.toString())));
            return true;
        }));
    }

    /** Cancels the instance of a run that is not the current one. */
    void cancel(UUID caseId, long instance) {
        outbox.cancel(caseId, instance);
    }
}
