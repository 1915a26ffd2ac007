package org.toroku.process;

import io.camunda.client.api.response.ActivatedJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;

/** Calls for people: once into the book, once into the log that operators watch. */
@Component
class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Actor WORKER = new Actor.Service("worker");

    private final TransactionTemplate transaction;
    private final Book book;
    private final HaltedLedger halted;

    Alarms(TransactionTemplate transaction, Book book, HaltedLedger halted) {
        this.transaction = transaction;
        this.book = book;
        this.halted = halted;
    }

    /** A step of a case stops and is listed, until people have it tried again. */
    void halted(ActivatedJob job, String reason, Visit.Due due) {
        transaction.executeWithoutResult(status -> {
            halted.halted(due, job.getKey(), reason);
            raise("step-halted", job, reason, Optional.of(due.step().caseId()));
        });
    }

    /** @param reason kebab-case code */
    void halted(ActivatedJob job, String reason, Optional<UUID> caseId) {
        raise("step-halted", job, reason, caseId);
    }

    /** Somebody tried to change a task past Toroku. */
    void denied(ActivatedJob job, String reason, Optional<UUID> caseId) {
        raise("task-change-denied", job, reason, caseId);
    }

    private void raise(String action, ActivatedJob job, String reason, Optional<UUID> caseId) {
        LOG.atError()
                .addKeyValue("alarm", action)
                .addKeyValue("reason", reason)
                .addKeyValue("case", caseId.map(UUID::toString).orElse("unknown"))
                .addKeyValue("element", job.getElementId())
                .addKeyValue("job", job.getKey())
                .log("A step needs people");
        transaction.executeWithoutResult(status -> book.record(new Book.Entry(
                WORKER,
                action,
                caseId,
                Map.of(
                        "reason", reason,
                        "element", job.getElementId(),
                        "jobType", job.getType(),
                        "instance", Long.toString(job.getProcessInstanceKey())),
                List.of())));
    }
}
