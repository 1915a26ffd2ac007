package org.toroku.process;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;

/**
 * Commits what an officer decided on a task; the engine is told afterwards. It holds while the engine is away or has
 * lost the task: the case then reaches it again and finds it decided.
 */
@Component
class OfficerActs {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InboxTasks tasks;
    private final Journal journal;
    private final Outbox outbox;

    OfficerActs(JdbcClient jdbc, TransactionTemplate transaction, InboxTasks tasks, Journal journal, Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tasks = tasks;
        this.journal = journal;
        this.outbox = outbox;
    }

    Inbox.Commit commit(long taskKey, String officer, Map<String, Object> variables) {
        Outcome outcome = new Outcome(variables);
        return inTransaction(() -> {
            Optional<Locked> found = lock(taskKey);
            if (found.isEmpty()) {
                return new Inbox.Commit.Gone();
            }
            Locked task = found.get();
            return switch (task.state) {
                case CANCELED -> new Inbox.Commit.Gone();
                case COMPLETING, COMPLETED -> alreadyDone(task.step);
                case CREATING, OPEN -> commit(task, officer, outcome);
            };
        });
    }

    private Inbox.Commit commit(Locked task, String officer, Outcome outcome) {
        if (!task.assignee.equals(Optional.of(officer))) {
            return new Inbox.Commit.NotClaimed();
        }
        if (!journal.append(task.step, Journal.Kind.USER_TASK, outcome, new Actor.Human(officer))) {
            return alreadyDone(task.step);
        }
        jdbc.sql("UPDATE inbox_task SET state = 'COMPLETING' WHERE task_key = ?")
                .param(task.taskKey)
                .update();
        outbox.completeTask(task.step, Duration.ZERO);
        tasks.announce();
        return new Inbox.Commit.Committed();
    }

    private Inbox.Commit alreadyDone(StepContext step) {
        return journal.find(step)
                .<Inbox.Commit>map(done -> new Inbox.Commit.AlreadyDone(done.actor()))
                .orElseGet(Inbox.Commit.Gone::new);
    }

    private record Locked(long taskKey, StepContext step, Optional<String> assignee, Inbox.State state) {}

    private Optional<Locked> lock(long taskKey) {
        return jdbc.sql("SELECT case_id, element_id, occurrence, assignee, state FROM inbox_task WHERE task_key = ?"
                        + " FOR UPDATE")
                .param(taskKey)
                .query((row, n) -> new Locked(
                        taskKey,
                        new StepContext(
                                row.getObject("case_id", UUID.class),
                                row.getString("element_id"),
                                row.getInt("occurrence")),
                        Optional.ofNullable(row.getString("assignee")),
                        Inbox.State.valueOf(row.getString("state"))))
                .optional();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
