package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Halted steps in the database. A case that was started again runs into its fault again, or past it. */
@Component
class HaltedLedger implements HaltedSteps {
    /** Part of the current run of an open case, and without an outcome. */
    static final String STANDS_STILL = """
             h.run_id IN (SELECT r.run_id FROM case_run r WHERE r.current AND r.ended_at IS NULL)
             AND NOT EXISTS (SELECT 1 FROM case_journal j WHERE j.case_id = h.case_id
                                AND j.element_id = h.element_id AND j.occurrence = h.occurrence)
            """;

    /** Cases of other people than who looks. */
    private static final String LISTED = """
              FROM halted_step h JOIN conducted_case c ON c.case_id = h.case_id
              JOIN application a ON a.id = coalesce(c.subject_id, c.case_id)
             WHERE h.resumed_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM case_words w WHERE w.case_id = a.id AND %s)
               AND""".formatted(CaseIndex.namedLike("w")) + STANDS_STILL;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    HaltedLedger(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Notes in the current transaction that a step stands still, once more where it was tried again before. */
    void halted(Visit.Due due, long jobKey, String reason) {
        StepContext step = due.step();
        jdbc.sql("""
                        INSERT INTO halted_step (case_id, element_id, occurrence, run_id, job_key, reason, halted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (case_id, element_id, occurrence) DO UPDATE
                           SET run_id = excluded.run_id, job_key = excluded.job_key, reason = excluded.reason,
                               halted_at = excluded.halted_at, resumed_at = NULL""")
                .params(
                        step.caseId(),
                        step.elementId(),
                        step.occurrence(),
                        due.runId(),
                        jobKey,
                        reason,
                        utc(clock.instant()))
                .update();
    }

    @Override
    public List<Row> list(String own, int offset, int limit) {
        return jdbc.sql("SELECT h.case_id, h.element_id, h.occurrence, h.reason, h.halted_at, a.case_number,"
                        + " a.applicant_name" + LISTED + " ORDER BY h.halted_at, h.case_id LIMIT :limit OFFSET :offset")
                .param("own", CaseIndex.line(own))
                .param("limit", limit)
                .param("offset", offset)
                .query(HaltedLedger::row)
                .list();
    }

    @Override
    public int count(String own) {
        return jdbc.sql("SELECT count(*)" + LISTED)
                .param("own", CaseIndex.line(own))
                .query(Integer.class)
                .single();
    }

    @Override
    public Optional<Instant> standsStill(UUID caseId) {
        return jdbc
                .sql("SELECT h.halted_at FROM halted_step h WHERE h.case_id = ? AND h.resumed_at IS NULL AND"
                        + STANDS_STILL + " ORDER BY h.halted_at")
                .param(caseId)
                .query((row, n) -> Timestamps.read(row, "halted_at"))
                .list()
                .stream()
                .findFirst();
    }

    @Override
    public boolean resume(StepContext step) {
        int resumed = jdbc.sql("UPDATE halted_step h SET resumed_at = ? WHERE h.case_id = ? AND h.element_id = ?"
                        + " AND h.occurrence = ? AND h.resumed_at IS NULL AND" + STANDS_STILL)
                .params(utc(clock.instant()), step.caseId(), step.elementId(), step.occurrence())
                .update();
        if (resumed == 1) {
            outbox.resume(step);
        }
        return resumed == 1;
    }

    @Override
    public List<StepContext> resume(UUID caseId, String reason) {
        return jdbc
                .sql("SELECT h.element_id, h.occurrence FROM halted_step h WHERE h.case_id = ? AND h.reason = ?"
                        + " AND h.resumed_at IS NULL AND" + STANDS_STILL + " ORDER BY h.element_id, h.occurrence")
                .params(caseId, reason)
                .query((rs, n) -> new StepContext(caseId, rs.getString(1), rs.getInt(2)))
                .list()
                .stream()
                .filter(this::resume)
                .toList();
    }

    /** The engine's job of a step that people want tried again; empty where it went on or stopped anew meanwhile. */
    Optional<Long> jobToResume(StepContext step) {
        return jdbc.sql("SELECT h.job_key FROM halted_step h WHERE h.case_id = ? AND h.element_id = ?"
                        + " AND h.occurrence = ? AND h.resumed_at IS NOT NULL AND" + STANDS_STILL)
                .params(step.caseId(), step.elementId(), step.occurrence())
                .query(Long.class)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new StepContext(
                        row.getObject("case_id", UUID.class), row.getString("element_id"), row.getInt("occurrence")),
                row.getString("case_number"),
                row.getString("applicant_name"),
                row.getString("reason"),
                Timestamps.read(row, "halted_at"));
    }
}
