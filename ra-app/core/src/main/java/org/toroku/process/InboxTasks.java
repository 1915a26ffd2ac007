package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.Types;
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
    private final TaskWords words;
    private final TaskTerms terms;

    InboxTasks(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, TaskWords words, TaskTerms terms) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.words = words;
        this.terms = terms;
    }

    /**
     * What the engine says of a task that it creates or changes.
     *
     * @param definition key of the model that has it
     */
    record Described(long userTaskKey, long definition, String candidateGroup, Optional<Instant> dueAt) {}

    /** Where a task is in the engine. */
    record Place(long userTaskKey, boolean currentRun, Inbox.State state) {
        boolean awaitsCompletion() {
            return currentRun
                    && (state == Inbox.State.OPEN || state == Inbox.State.COMPLETING || state == Inbox.State.COMPLETED);
        }
    }

    /** Shows a task, or finds its row again after the case was started anew; claim, age and term stay as they were. */
    void created(StepContext task, UUID runId, Described described, Inbox.State state) {
        TaskWords.Words found = words.of(task.caseId());
        Instant now = clock.instant();
        Optional<Instant> due = described
                .dueAt()
                .or(() -> terms.due(task, now))
                .or(() -> terms.dueByModel(task.elementId(), described.definition(), now));
        // a job that comes late, of a run that was replaced meanwhile, leaves the task to the new run; the lock:
        // whoever ends
        // this run from now on hides the task afterwards
        jdbc.sql("""
                        INSERT INTO inbox_task (case_id, element_id, occurrence, run_id, user_task_key,
                                                candidate_group, state, created_at, due_at, current_run,
                                                case_number, route, name_order, search_text, search_grams)
                        SELECT :case, :element, :occurrence, :run, :key, :group, :state, :now, :due, true,
                               :number, :route, :order, :text, :grams
                          FROM (SELECT 1 FROM case_run WHERE run_id = :run AND current FOR SHARE) r
                        ON CONFLICT (case_id, element_id, occurrence) DO UPDATE
                           SET run_id = excluded.run_id, user_task_key = excluded.user_task_key,
                               candidate_group = excluded.candidate_group,
                               due_at = CASE WHEN :dated THEN excluded.due_at
                                             ELSE coalesce(inbox_task.due_at, excluded.due_at) END,
                               current_run = true, case_number = excluded.case_number,
                               route = excluded.route, name_order = excluded.name_order,
                               search_text = excluded.search_text, search_grams = excluded.search_grams,
                               state = CASE WHEN inbox_task.run_id = excluded.run_id
                                             AND inbox_task.state <> 'CREATING'
                                            THEN inbox_task.state ELSE excluded.state END""")
                .param("case", task.caseId())
                .param("element", task.elementId())
                .param("occurrence", task.occurrence())
                .param("run", runId)
                .param("key", described.userTaskKey())
                .param("group", described.candidateGroup())
                .param("state", state.name())
                .param("now", utc(now))
                .param("dated", described.dueAt().isPresent())
                .param("due", due.map(Timestamps::utc).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("number", found.caseNumber())
                .param("route", found.route())
                .param("order", found.order())
                .param("text", found.text())
                .param("grams", found.grams())
                .update();
        announce();
    }

    /** Takes over a due date that was changed in the engine; where the engine has none, the term stays. */
    void dueChanged(UUID runId, long userTaskKey, Optional<Instant> dueAt) {
        jdbc.sql("UPDATE inbox_task SET due_at = coalesce(?, due_at) WHERE run_id = ? AND user_task_key = ?")
                .param(dueAt.map(Timestamps::utc).orElse(null))
                .params(runId, userTaskKey)
                .update();
        announce();
    }

    void canceled(UUID runId, long userTaskKey) {
        jdbc.sql("UPDATE inbox_task SET state = 'CANCELED', " + TaskWords.GONE
                        + " WHERE run_id = ? AND user_task_key = ? AND state <> 'COMPLETED'")
                .params(runId, userTaskKey)
                .update();
        announce();
    }

    void completed(StepContext task) {
        jdbc.sql("UPDATE inbox_task SET state = 'COMPLETED', " + TaskWords.GONE
                        + " WHERE case_id = ? AND element_id = ? AND occurrence = ?")
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
