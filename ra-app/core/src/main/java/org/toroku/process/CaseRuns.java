package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which run of each case is the current one, and where it runs in the engine. */
@Component
class CaseRuns {
    private static final String LAST_RUNS = """
            SELECT publication_id FROM (
                SELECT DISTINCT ON (r.case_id) r.publication_id, r.model_sha256, r.end_reason
                  FROM case_run r JOIN conducted_case c ON c.case_id = r.case_id
                 WHERE c.ended_at IS NULL %s
                 ORDER BY r.case_id, r.attempt DESC) AS last
             WHERE model_sha256 IS NOT NULL AND end_reason IS DISTINCT FROM 'moved'""";

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param instanceKey empty until the engine has answered the start */
    record Run(UUID runId, UUID caseId, OptionalLong instanceKey) {}

    /**
     * Opens a case; false when it was opened before.
     *
     * @param subject application that it is about; empty for that application's own
     */
    boolean open(UUID caseId, String processId, Optional<UUID> subject) {
        return jdbc.sql("INSERT INTO conducted_case (case_id, process_id, opened_at, subject_id) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .params(caseId, processId, utc(clock.instant()))
                        .param(subject.orElse(null))
                        .update()
                == 1;
    }

    /** Locks an open case until the end of the transaction and names its process; empty for an ended or unknown one. */
    Optional<String> lockOpen(UUID caseId) {
        return lock(caseId).filter(Locked::open).map(Locked::processId);
    }

    record Locked(String processId, boolean open) {}

    /** Locks a case until the end of the transaction; empty for one that was never opened. */
    Optional<Locked> lock(UUID caseId) {
        return jdbc.sql("SELECT process_id, ended_at IS NULL AS open FROM conducted_case WHERE case_id = ? FOR UPDATE")
                .param(caseId)
                .query((row, n) -> new Locked(row.getString("process_id"), row.getBoolean("open")))
                .optional();
    }

    Optional<Run> current(UUID caseId) {
        return jdbc.sql("SELECT run_id, case_id, process_instance_key FROM case_run WHERE case_id = ? AND current")
                .param(caseId)
                .query(CaseRuns::run)
                .optional();
    }

    /**
     * Makes a new run the current one; whatever ran before is stale from now on. Keys of definitions mean nothing once
     * the engine has lost its data, so that the run keeps which model it was.
     */
    UUID begin(UUID caseId, String processId, long definition) {
        UUID runId = UUID.randomUUID();
        jdbc.sql("""
                        WITH model AS (
                            SELECT m.sha256, o.publication_id
                              FROM published_model m JOIN engine_life e ON e.engine_id = m.engine_id AND e.current
                              LEFT JOIN model_origin o ON o.engine_id = m.engine_id
                               AND o.process_definition_key = m.process_definition_key
                             WHERE m.process_definition_key = ?)
                        INSERT INTO case_run (run_id, case_id, process_id, current, attempt, started_at,
                                              model_sha256, publication_id)
                        SELECT ?, ?, ?, true, coalesce(max(attempt), 0) + 1, ?,
                               (SELECT sha256 FROM model), (SELECT publication_id FROM model)
                          FROM case_run WHERE case_id = ?""")
                .params(definition, runId, caseId, processId, utc(clock.instant()), caseId)
                .update();
        return runId;
    }

    /** By whose models a case runs; of those of the release it is not told which release. */
    record Followed(Optional<UUID> publication) {}

    /**
     * The models that a case goes on with: those of its last run. Empty for a case that never ran, or that people had moved
     * to the models in force.
     */
    Optional<Followed> followed(UUID caseId) {
        return jdbc.sql(LAST_RUNS.formatted("AND r.case_id = ?"))
                .param(caseId)
                .query(CaseRuns::readFollowed)
                .optional();
    }

    /** By whose models open cases go on. */
    Set<Followed> followed() {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT publication_id FROM (" + LAST_RUNS.formatted("") + ") AS runs")
                .query(CaseRuns::readFollowed)
                .list());
    }

    private static Followed readFollowed(ResultSet row, int number) throws SQLException {
        return new Followed(Optional.ofNullable(row.getObject("publication_id", UUID.class)));
    }

    /** Ends the current run of a case without ending the case. */
    Optional<Run> abandon(UUID caseId, String reason) {
        Optional<Run> abandoned = jdbc.sql("""
                        UPDATE case_run SET current = false, ended_at = ?, end_reason = ?
                         WHERE case_id = ? AND current
                        RETURNING run_id, case_id, process_instance_key""")
                .params(utc(clock.instant()), reason, caseId)
                .query(CaseRuns::run)
                .optional();
        abandoned.ifPresent(run -> hideTasks(run.runId()));
        return abandoned;
    }

    /**
     * Instances of former runs that may still stand in the engine, waiting for what the case is told: those that were given
     * up while the engine still had them, in its present life.
     */
    List<Long> givenUp(UUID caseId) {
        return jdbc.sql("""
                        SELECT process_instance_key FROM case_run
                         WHERE case_id = ? AND NOT current AND end_reason IN ('moved', 'superseded')
                           AND process_instance_key IS NOT NULL
                           AND started_at >= (SELECT max(began_at) FROM engine_life WHERE current)""")
                .param(caseId)
                .query((row, n) -> row.getLong("process_instance_key"))
                .list();
    }

    /** Ends exactly this run, if it still is the current one. */
    int abandonRun(UUID runId, String reason) {
        int abandoned = jdbc.sql(
                        "UPDATE case_run SET current = false, ended_at = ?, end_reason = ? WHERE run_id = ? AND current")
                .params(utc(clock.instant()), reason, runId)
                .update();
        if (abandoned == 1) {
            hideTasks(runId);
        }
        return abandoned;
    }

    /** Runs of a case that ended for a reason, not longer ago than {@code time}. */
    int endedLately(UUID caseId, String reason, Duration time) {
        return jdbc.sql("SELECT count(*) FROM case_run WHERE case_id = ? AND end_reason = ? AND ended_at > ?")
                .params(caseId, reason, utc(clock.instant().minus(time)))
                .query(Integer.class)
                .single();
    }

    /** Ends the current runs of all cases: their engine has lost its data. */
    int abandonAll(String reason) {
        int abandoned = jdbc.sql(
                        "UPDATE case_run SET current = false, ended_at = ?, end_reason = ? WHERE current AND ended_at IS NULL")
                .params(utc(clock.instant()), reason)
                .update();
        jdbc.sql("UPDATE inbox_task t SET current_run = false FROM case_run r"
                        + " WHERE r.run_id = t.run_id AND NOT r.current AND t.current_run")
                .update();
        return abandoned;
    }

    /** They come back when the new run reaches them. */
    private void hideTasks(UUID runId) {
        jdbc.sql("UPDATE inbox_task SET current_run = false WHERE run_id = ?")
                .param(runId)
                .update();
    }

    void startedAs(UUID runId, long processInstanceKey) {
        jdbc.sql("UPDATE case_run SET process_instance_key = ? WHERE run_id = ?")
                .params(processInstanceKey, runId)
                .update();
    }

    /** Learns from a job where a run lives whose start has not been answered yet. */
    void foundIn(UUID runId, long processInstanceKey) {
        jdbc.sql("UPDATE case_run SET process_instance_key = ? WHERE run_id = ? AND process_instance_key IS NULL")
                .params(processInstanceKey, runId)
                .update();
    }

    /** Current runs of open cases with a place in the engine, in the order of case ids, after {@code lastCase}. */
    List<Run> openAfter(UUID lastCase, int most) {
        return jdbc.sql("""
                        SELECT r.run_id, r.case_id, r.process_instance_key
                          FROM conducted_case c JOIN case_run r ON r.case_id = c.case_id AND r.current
                         WHERE c.ended_at IS NULL AND r.process_instance_key IS NOT NULL AND c.case_id > ?
                         ORDER BY c.case_id LIMIT ?""").params(lastCase, most).query(CaseRuns::run).list();
    }

    /** The case has reached the end of its process. */
    void complete(Run run) {
        OffsetDateTime now = utc(clock.instant());
        int ended = jdbc.sql("UPDATE case_run SET ended_at = ?, end_reason = 'completed' WHERE run_id = ? AND current")
                .params(now, run.runId())
                .update();
        if (ended == 1) {
            jdbc.sql("UPDATE conducted_case SET ended_at = ? WHERE case_id = ?")
                    .params(now, run.caseId())
                    .update();
            // also of tasks that only an earlier run had, whose end an engine that lost its data never told
            jdbc.sql("UPDATE inbox_task SET " + TaskWords.GONE + " WHERE case_id = ?")
                    .param(run.caseId())
                    .update();
        }
    }

    /** Notes when a run was first not found, and answers since when it has been missing. */
    Instant missing(UUID runId) {
        return jdbc.sql("UPDATE case_run SET missing_since = coalesce(missing_since, ?) WHERE run_id = ?"
                        + " RETURNING missing_since")
                .params(utc(clock.instant()), runId)
                .query((row, n) -> Timestamps.read(row, "missing_since"))
                .single();
    }

    void found(Collection<UUID> runIds) {
        if (!runIds.isEmpty()) {
            jdbc.sql("UPDATE case_run SET missing_since = NULL WHERE run_id IN (:runs) AND missing_since IS NOT NULL")
                    .param("runs", runIds)
                    .update();
        }
    }

    /** Open cases without any current run. */
    List<UUID> idle() {
        return jdbc.sql("""
                        SELECT c.case_id FROM conducted_case c
                         WHERE c.ended_at IS NULL
                           AND NOT EXISTS (SELECT 1 FROM case_run r WHERE r.case_id = c.case_id AND r.current)
                           AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.case_id = c.case_id AND o.kind = 'START'
                                              AND o.done_at IS NULL)""")
                .query((row, n) -> row.getObject("case_id", UUID.class))
                .list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        @Nullable Long key = row.getObject("process_instance_key", Long.class);
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getObject("case_id", UUID.class),
                key == null ? OptionalLong.empty() : OptionalLong.of(key));
    }
}
