package org.toroku.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Decides whether a job may be worked on at all, and which visit of which step it is.
 *
 * <p>One statement, because it runs before every step: it checks model, run and instance, counts the delivery, numbers
 * the visit when it is new and looks its outcome up. Its commit, and no other, does not wait for the disk. A database that
 * crashes may forget the visits of the last moment, never one with an outcome: the log is written in order, so that the
 * commit of the outcome takes the visit to the disk before itself. A forgotten visit has decided nothing and is numbered
 * again.
 */
@Component
class CaseVisits {
    // A run of an engine that lost its data is no witness: a new cluster gives the old keys to other instances.
    private static final String IDENTIFY = """
            WITH model AS (
                SELECT EXISTS (SELECT 1 FROM published_model m JOIN engine_life e
                                 ON e.engine_id = m.engine_id AND e.current
                                WHERE m.process_definition_key = :definition AND m.process_id = :processId
                                  AND m.version = :version) AS known),
            run AS (
                SELECT r.run_id, r.case_id, r.current, r.process_instance_key,
                       CASE WHEN CAST(:root AS bigint) IS NOT NULL THEN CAST(:root AS bigint)
                            WHEN r.process_id = :processId THEN :instance END AS seen_root
                  FROM case_run r WHERE r.run_id = :run),
            elsewhere AS (
                SELECT EXISTS (SELECT 1 FROM case_visit v JOIN case_run o ON o.run_id = v.run_id AND o.current
                                WHERE v.process_instance_key = :instance AND v.run_id <> :run
                                  AND o.started_at >= (SELECT max(began_at) FROM engine_life WHERE current)) AS taken),
            verdict AS (
                SELECT model.known, run.*,
                       run.case_id = :case AS same_case,
                       elsewhere.taken OR coalesce(run.process_instance_key <> run.seen_root, false) AS misplaced
                  FROM model CROSS JOIN elsewhere LEFT JOIN run ON true),
            visit AS (
                INSERT INTO case_visit
                       (run_id, element_id, element_instance_key, process_instance_key, occurrence, deliveries)
                SELECT run_id, :element, :elementInstance, :instance,
                       1 + (SELECT count(*) FROM case_visit v
                             WHERE v.run_id = verdict.run_id AND v.element_id = :element), 1
                  FROM verdict WHERE known AND current AND same_case AND NOT misplaced
                ON CONFLICT (run_id, element_instance_key)
                   DO UPDATE SET deliveries = case_visit.deliveries + 1
                RETURNING element_id, occurrence, deliveries)
            SELECT d.known, d.run_id, d.case_id, d.current, d.process_instance_key, d.seen_root, d.same_case,
                   d.misplaced, v.occurrence, v.deliveries, j.outcome,
                   set_config('synchronous_commit', 'off', true)
              FROM verdict d LEFT JOIN visit v ON true
              LEFT JOIN case_journal j
                ON j.case_id = d.case_id AND j.element_id = v.element_id AND j.occurrence = v.occurrence""";

    private final JdbcClient jdbc;
    private final CaseRuns runs;

    CaseVisits(JdbcClient jdbc, CaseRuns runs) {
        this.jdbc = jdbc;
        this.runs = runs;
    }

    /** @throws IllegalStateException inside a transaction, whose own commit would no longer wait for the disk */
    Visit identify(JobFacts job) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a visit is numbered in a transaction of its own");
        }
        if (job.caseId().isEmpty() || job.runId().isEmpty()) {
            return new Visit.Refused("no-case", job.caseId());
        }
        UUID caseId = job.caseId().get();
        UUID runId = job.runId().get();
        try {
            return identify(job, caseId, runId);
        } catch (DuplicateKeyException numberedAtTheSameTime) {
            // Two instances of one element entered together and took the same number; the second try sees the first.
            return identify(job, caseId, runId);
        }
    }

    /**
     * Whether the case was moved to other models since the work began, in which a step of the old ones has no say. Holds
     * the run until the caller's transaction ends, so that no move comes between the question and the commit.
     */
    boolean wasMoved(UUID runId) {
        return jdbc.sql("SELECT coalesce(end_reason = 'moved', false) FROM case_run WHERE run_id = ? FOR SHARE")
                .param(runId)
                .query(Boolean.class)
                .single();
    }

    /** Forgets the deliveries so far: the step is waiting on purpose, or people were alarmed. */
    void forgiveDeliveries(Visit.Due visit) {
        jdbc.sql("UPDATE case_visit SET deliveries = 0 WHERE run_id = ? AND element_id = ? AND occurrence = ?")
                .params(visit.runId(), visit.step().elementId(), visit.step().occurrence())
                .update();
    }

    private Visit identify(JobFacts job, UUID caseId, UUID runId) {
        Found found = jdbc.sql(IDENTIFY)
                .param("definition", job.model().definition())
                .param("processId", job.model().processId())
                .param("version", job.model().version())
                .param(
                        "root",
                        job.rootInstance().isPresent() ? job.rootInstance().getAsLong() : null)
                .param("instance", job.instance())
                .param("run", runId)
                .param("case", caseId)
                .param("element", job.elementId())
                .param("elementInstance", job.elementInstance())
                .query((row, n) -> Found.of(row))
                .single();
        if (!found.known) {
            return new Visit.Refused("unknown-model", Optional.of(caseId));
        }
        if (!found.runExists) {
            return new Visit.Refused("unknown-run", Optional.of(caseId));
        }
        if (!found.sameCase) {
            return new Visit.Refused("case-mismatch", Optional.of(caseId));
        }
        if (!found.current) {
            OptionalLong remains = job.rootInstance().isPresent() ? job.rootInstance() : found.runInstance;
            return new Visit.Stale(caseId, runId, remains.isPresent() ? remains : OptionalLong.of(job.instance()));
        }
        if (found.misplaced) {
            return new Visit.Refused("foreign-instance", Optional.of(caseId));
        }
        if (found.runInstance.isEmpty() && found.seenRoot.isPresent()) {
            runs.foundIn(runId, found.seenRoot.getAsLong());
        }
        StepContext step = new StepContext(caseId, job.elementId(), found.occurrence);
        return found.outcome
                .<Visit>map(outcome -> new Visit.Answered(step, runId, outcome))
                .orElseGet(() -> new Visit.Due(step, runId, found.deliveries));
    }

    private record Found(
            boolean known,
            boolean runExists,
            boolean sameCase,
            boolean current,
            boolean misplaced,
            OptionalLong runInstance,
            OptionalLong seenRoot,
            int occurrence,
            int deliveries,
            Optional<Outcome> outcome) {
        static Found of(ResultSet row) throws SQLException {
            return new Found(
                    row.getBoolean("known"),
                    row.getObject("run_id") != null,
                    row.getBoolean("same_case"),
                    row.getBoolean("current"),
                    row.getBoolean("misplaced"),
                    number(row, "process_instance_key"),
                    number(row, "seen_root"),
                    row.getInt("occurrence"),
                    row.getInt("deliveries"),
                    Optional.ofNullable(row.getString("outcome")).map(Outcome::ofJson));
        }

        private static OptionalLong number(ResultSet row, String column) throws SQLException {
            @Nullable Long value = row.getObject(column, Long.class);
            return value == null ? OptionalLong.empty() : OptionalLong.of(value);
        }
    }
}
