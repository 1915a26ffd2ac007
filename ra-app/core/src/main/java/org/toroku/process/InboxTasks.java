package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The projection of the engine's user tasks as the engine's events change it. */
@Component
class InboxTasks {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    InboxTasks(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** What the engine says of a task that it creates or changes. */
    record Described(long userTaskKey, String candidateGroup, Optional<Instant> dueAt) {}

    /** Where a task is in the engine. */
    record Place(long userTaskKey, boolean currentRun, Inbox.State state) {
        boolean awaitsCompletion() {
            return currentRun
                    && (state == Inbox.State.OPEN || state == Inbox.State.COMPLETING || state == Inbox.State.COMPLETED);
        }
    }

    /** Shows a task, or finds its row again after the case was started anew; claim and age stay as they were. */
    void created(StepContext task, UUID runId, Described described, Inbox.State state) {
        jdbc.sql("""
                        INSERT INTO inbox_task (case_id, element_id, occurrence, run_id, user_task_key,
                                                candidate_group, state, created_at, due_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (case_id, element_id, occurrence) DO UPDATE
                           SET run_id = excluded.run_id, user_task_key = excluded.user_task_key,
                               candidate_group = excluded.candidate_group, due_at = excluded.due_at,
                               state = CASE WHEN inbox_task.run_id = excluded.run_id
                                             AND inbox_task.state <> 'CREATING'
                                            THEN inbox_task.state ELSE excluded.state END""")
                .params(
                        task.caseId(),
                        task.elementId(),
                        task.occurrence(),
                        runId,
                        described.userTaskKey(),
                        described.candidateGroup(),
                        state.name(),
                        utc(clock.instant()))
                .param(described.dueAt().map(Timestamps::utc).orElse(null))
                .update();
        announce();
    }

    /** Takes over a due date that was changed in the engine. */
    void dueChanged(UUID runId, long userTaskKey, Optional<Instant> dueAt) {
        jdbc.sql("UPDATE inbox_task SET due_at = ? WHERE run_id = ? AND user_task_key = ?")
                .param(dueAt.map(Timestamps::utc).orElse(null))
                .params(runId, userTaskKey)
                .update();
        announce();
    }

    void canceled(UUID runId, long userTaskKey) {
        jdbc.sql("UPDATE inbox_task SET state = 'CANCELED' WHERE run_id = ? AND user_task_key = ?"
                        + " AND state <> 'COMPLETED'")
                .params(runId, userTaskKey)
                .update();
        announce();
    }

    void completed(StepContext task) {
        jdbc.sql("UPDATE inbox_task SET state = 'COMPLETED' WHERE case_id = ? AND element_id = ? AND occurrence = ?")
                .params(task.caseId(), task.elementId(), task.occurrence())
                .update();
        announce();
    }

    /** Whether the completing listener has let the engine complete this task. */
    boolean wasLetThrough(StepContext task) {
        return place(task)
                .filter(place -> place.state() == Inbox.State.COMPLETED)
                .isPresent();
    }

    Optional<Place> place(StepContext task) {
        return jdbc.sql("""
                        SELECT t.user_task_key, r.current, t.state
                          FROM inbox_task t JOIN case_run r ON r.run_id = t.run_id
                         WHERE t.case_id = ? AND t.element_id = ? AND t.occurrence = ?""")
                .params(task.caseId(), task.elementId(), task.occurrence())
                .query((row, n) -> new Place(
                        row.getLong("user_task_key"),
                        row.getBoolean("current"),
                        Inbox.State.valueOf(row.getString("state"))))
                .optional();
    }

    /** The officer who holds the claim. */
    Optional<String> assignee(StepContext task) {
        return jdbc.sql("SELECT assignee FROM inbox_task WHERE case_id = ? AND element_id = ? AND occurrence = ?"
                        + " AND assignee IS NOT NULL")
                .params(task.caseId(), task.elementId(), task.occurrence())
                .query(String.class)
                .optional();
    }

    void announce() {
        AfterCommit.run(() -> events.publishEvent(new InboxChanged()));
    }
}
