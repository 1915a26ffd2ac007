package org.toroku.process;

import static org.toroku.process.Timestamps.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Figures from the journal and the inbox; the engine is not asked, so that they are there while it is away. */
@Component
class StoredCaseFigures implements CaseFigures {
    private static final String OF_PROCESS = " AND (CAST(:process AS text) IS NULL OR c.process_id = :process)";

    private static final String PASSED = """
            WITH outcome AS (
                SELECT j.case_id, j.element_id, j.at, t.created_at,
                       coalesce(lag(j.at) OVER (PARTITION BY j.case_id ORDER BY j.at, j.element_id, j.occurrence),
                                CASE WHEN c.opened_at >= :from THEN c.opened_at END) AS before
                  FROM case_journal j JOIN conducted_case c ON c.case_id = j.case_id
                  LEFT JOIN inbox_task t ON j.kind = 'USER_TASK' AND t.case_id = j.case_id
                   AND t.element_id = j.element_id AND t.occurrence = j.occurrence
                 WHERE j.at >= :from %s)
            SELECT element_id, count(*) AS times, count(DISTINCT case_id) AS cases,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM at - coalesce(created_at, before)))
                       AS median,
                   percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM at - coalesce(created_at, before)))
                       AS slow
              FROM outcome GROUP BY element_id ORDER BY times DESC, element_id""".formatted(OF_PROCESS);

    /** Per open case: its tasks and halted steps, and where it has none, what it did last. */
    private static final String PLACES = """
            WITH open_case AS (
                SELECT c.case_id, c.opened_at FROM conducted_case c WHERE c.ended_at IS NULL %s),
            task AS (
                SELECT t.case_id, t.element_id, t.created_at AS since, t.due_at
                  FROM inbox_task t JOIN open_case o ON o.case_id = t.case_id
                 WHERE t.state IN ('CREATING', 'OPEN', 'COMPLETING')),
            halted AS (
                SELECT h.case_id, h.element_id, h.reason, h.halted_at AS since
                  FROM halted_step h JOIN open_case o ON o.case_id = h.case_id
                 WHERE h.resumed_at IS NULL AND %s),
            rest AS (
                SELECT o.case_id, o.opened_at, l.element_id, l.at
                  FROM open_case o LEFT JOIN LATERAL (
                       SELECT j.element_id, j.at FROM case_journal j WHERE j.case_id = o.case_id
                        ORDER BY j.at DESC, j.element_id, j.occurrence DESC LIMIT 1) l ON true
                 WHERE NOT EXISTS (SELECT 1 FROM task t WHERE t.case_id = o.case_id)
                   AND NOT EXISTS (SELECT 1 FROM halted h WHERE h.case_id = o.case_id)),
            place AS (
                SELECT case_id, 'HALTED' AS place, element_id, reason, since, false AS overdue FROM halted
                UNION ALL
                SELECT t.case_id, 'TASK', t.element_id, '', t.since, coalesce(t.due_at < :now, false) FROM task t
                 WHERE NOT EXISTS (SELECT 1 FROM halted h WHERE h.case_id = t.case_id)
                UNION ALL
                SELECT case_id, CASE WHEN element_id IS NULL THEN 'BEGINNING' ELSE 'AFTER' END,
                       coalesce(element_id, ''), '', coalesce(at, opened_at), false FROM rest),
            one AS (
                SELECT DISTINCT ON (case_id) * FROM place ORDER BY case_id, since, element_id)
            SELECT place, element_id, reason, count(*) AS cases, count(*) FILTER (WHERE overdue) AS overdue,
                   min(since) AS oldest
              FROM one GROUP BY place, element_id, reason ORDER BY cases DESC, element_id, reason""";

    private static final String STANDING = PLACES.formatted(OF_PROCESS, HaltedLedger.STANDS_STILL);
    private static final String STANDING_OF_CASE =
            PLACES.formatted(" AND c.case_id = :case", HaltedLedger.STANDS_STILL);

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredCaseFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Passed> passed(Instant from, Optional<String> process) {
        return jdbc.sql(PASSED)
                .param("from", utc(from))
                .param("process", process.orElse(null))
                .query((row, n) -> new Passed(
                        row.getString("element_id"),
                        row.getLong("times"),
                        row.getLong("cases"),
                        seconds(row, "median"),
                        seconds(row, "slow")))
                .list();
    }

    @Override
    public List<Standing> standing(Optional<String> process) {
        return jdbc.sql(STANDING)
                .param("process", process.orElse(null))
                .param("now", utc(clock.instant()))
                .query(StoredCaseFigures::standing)
                .list();
    }

    @Override
    public Flow flow(Instant from, Optional<String> process) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE c.opened_at >= :from) AS begun,
                               count(*) FILTER (WHERE c.ended_at >= :from) AS ended,
                               count(*) FILTER (WHERE c.ended_at IS NULL) AS open
                          FROM conducted_case c WHERE true""" + OF_PROCESS)
                .param("from", utc(from))
                .param("process", process.orElse(null))
                .query((row, n) -> new Flow(row.getLong("begun"), row.getLong("ended"), row.getLong("open")))
                .single();
    }

    @Override
    public Optional<Track> track(String caseNumber) {
        return jdbc.sql("""
                        SELECT c.* FROM conducted_case c JOIN application a ON a.id = c.case_id
                         WHERE a.case_number = ?""")
                .param(caseNumber)
                .query((row, n) -> track(caseNumber, row))
                .optional();
    }

    @Override
    public Map<String, UUID> casesOf(Collection<String> caseNumbers) {
        if (caseNumbers.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT id, case_number FROM application WHERE case_number IN (:numbers)")
                .param("numbers", caseNumbers)
                .query((row, n) -> Map.entry(row.getString("case_number"), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Track track(String caseNumber, ResultSet row) throws SQLException {
        UUID caseId = row.getObject("case_id", UUID.class);
        return new Track(
                caseId,
                caseNumber,
                row.getString("process_id"),
                Timestamps.read(row, "opened_at"),
                Timestamps.readOptional(row, "ended_at"),
                outcomes(caseId),
                jdbc.sql(STANDING_OF_CASE)
                        .param("case", caseId)
                        .param("now", utc(clock.instant()))
                        .query(StoredCaseFigures::standing)
                        .list());
    }

    private List<Outcome> outcomes(UUID caseId) {
        return jdbc.sql("""
                        SELECT element_id, occurrence, at FROM case_journal
                         WHERE case_id = ? ORDER BY at, element_id, occurrence""")
                .param(caseId)
                .query((row, n) ->
                        new Outcome(row.getString("element_id"), row.getInt("occurrence"), Timestamps.read(row, "at")))
                .list();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                Place.valueOf(row.getString("place")),
                row.getString("element_id"),
                row.getString("reason"),
                row.getLong("cases"),
                row.getLong("overdue"),
                Timestamps.read(row, "oldest"));
    }

    private static Duration seconds(ResultSet row, String column) throws SQLException {
        @Nullable Double seconds = row.getObject(column, Double.class);
        return seconds == null ? Duration.ZERO : Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }
}
