package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** The case journal: what every step of every case decided, once and for good. */
@Component
class Journal implements CaseTrail {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    Journal(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    enum Kind {
        SERVICE_TASK,
        USER_TASK,
        MESSAGE
    }

    /** @param actor stored form of who caused the outcome */
    record Recorded(Outcome outcome, String actor) {}

    /**
     * Writes an outcome in the current transaction, and seals it in the book.
     *
     * @return false, with nothing written, when the step already has an outcome
     */
    boolean append(StepContext step, Kind kind, Outcome outcome, Actor actor) {
        int written = jdbc.sql("""
                        INSERT INTO case_journal
                               (case_id, element_id, occurrence, kind, outcome, actor_kind, actor, at)
                        VALUES (?, ?, ?, ?, CAST(? AS jsonb), ?, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(
                        step.caseId(),
                        step.elementId(),
                        step.occurrence(),
                        kind.name(),
                        outcome.json(),
                        actor.kind(),
                        actor.name(),
                        utc(clock.instant()))
                .update();
        if (written == 0) {
            return false;
        }
        String key = step.caseId() + "|" + step.elementId() + "|" + step.occurrence();
        book.record(Book.Entry.of(
                actor,
                "step-completed",
                step.caseId(),
                Map.of("element", step.elementId(), "occurrence", step.occurrence(), "kind", kind.name()),
                new Book.Row(ProtectedTable.CASE_JOURNAL, key)));
        return true;
    }

    Optional<Recorded> find(StepContext step) {
        return jdbc.sql(
                        "SELECT outcome, actor FROM case_journal WHERE case_id = ? AND element_id = ? AND occurrence = ?")
                .params(step.caseId(), step.elementId(), step.occurrence())
                .query((row, n) -> new Recorded(Outcome.ofJson(row.getString("outcome")), row.getString("actor")))
                .optional();
    }

    /** The occurrence that the next message of this name will have; the caller holds the lock of the case. */
    int nextOccurrence(UUID caseId, String messageName) {
        return jdbc.sql(
                        "SELECT coalesce(max(occurrence), 0) + 1 FROM case_journal WHERE case_id = ? AND element_id = ?")
                .params(caseId, messageName)
                .query(Integer.class)
                .single();
    }

    /** All messages of a case in the order in which they came. */
    List<StepContext> messages(UUID caseId) {
        return jdbc.sql("""
                        SELECT element_id, occurrence FROM case_journal
                         WHERE case_id = ? AND kind = 'MESSAGE' ORDER BY at, occurrence""")
                .param(caseId)
                .query((row, n) -> new StepContext(caseId, row.getString("element_id"), row.getInt("occurrence")))
                .list();
    }

    @Override
    public List<Entry> of(UUID caseId) {
        return jdbc.sql("""
                        SELECT element_id, occurrence, kind, outcome, actor_kind, actor, at
                          FROM case_journal WHERE case_id = ? ORDER BY at, element_id, occurrence""").param(caseId).query(Journal::entry).list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("element_id"),
                row.getInt("occurrence"),
                row.getString("kind"),
                Outcome.ofJson(row.getString("outcome")).variables(),
                row.getString("actor_kind"),
                row.getString("actor"),
                Timestamps.read(row, "at"));
    }
}
