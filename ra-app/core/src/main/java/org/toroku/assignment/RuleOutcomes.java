package org.toroku.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.assignment.RuleDesk.Waiting;

/** What the rules said of each task, and which tasks they are to be asked about. */
@Component
class RuleOutcomes {
    /** How long a task waits that nobody could be given, before it is tried again. */
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    RuleOutcomes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Kind {
        ASSIGNED,
        POOL,
        NO_RULE,
        NOBODY
    }

    /** @param rule its place, from 1 */
    record Outcome(Kind kind, Optional<Integer> rule, Optional<String> officer, Map<String, Integer> reasons) {}

    /**
     * Free tasks that were never looked at, that became overdue or other rules came into force since, or that nobody could
     * be given. Not what somebody got by rule and gave back: it stays with the people.
     */
    List<Long> due(int version, Instant now, int most) {
        return jdbc.sql("""
                        SELECT t.task_key FROM inbox_task t LEFT JOIN rule_outcome o ON o.task_key = t.task_key
                         WHERE t.state = 'OPEN' AND t.current_run AND t.assignee IS NULL
                           AND (o.task_key IS NULL
                                OR (o.outcome <> 'ASSIGNED'
                                    AND (o.version < :version OR (t.due_at <= :now AND o.at < t.due_at)))
                                OR (o.outcome = 'NOBODY' AND o.at <= :again))
                         ORDER BY o.at NULLS FIRST, t.due_at NULLS LAST, t.task_key LIMIT :most""")
                .param("version", version)
                .param("now", utc(now))
                .param("again", utc(now.minus(AGAIN)))
                .param("most", most)
                .query((row, n) -> row.getLong("task_key"))
                .list();
    }

    void save(long taskKey, int version, Outcome outcome, Instant now) {
        jdbc.sql("""
                        INSERT INTO rule_outcome (task_key, version, rule, outcome, officer, reasons, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (task_key) DO UPDATE
                           SET version = excluded.version, rule = excluded.rule, outcome = excluded.outcome,
                               officer = excluded.officer, reasons = excluded.reasons, at = excluded.at""")
                .params(taskKey, version)
                .param(outcome.rule().orElse(null))
                .param(outcome.kind().name())
                .param(outcome.officer().orElse(null))
                .param(outcome.reasons().entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .toArray(String[]::new))
                .param(utc(now))
                .update();
    }

    /** Open tasks of each officer. */
    Map<String, Integer> held(Collection<String> officers) {
        Map<String, Integer> held = new HashMap<>();
        jdbc.sql("SELECT assignee, count(*)::int AS tasks FROM inbox_task"
                        + " WHERE state = 'OPEN' AND current_run AND assignee IN (:officers) GROUP BY assignee")
                .param("officers", officers)
                .query(row -> {
                    held.put(row.getString("assignee"), row.getInt("tasks"));
                });
        return held;
    }

    /** When each officer was last given a task by rule. */
    Map<String, Instant> lastGiven(Collection<String> officers) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("SELECT officer, max(at) AS at FROM rule_outcome WHERE officer IN (:officers) GROUP BY officer")
                .param("officers", officers)
                .query(row -> {
                    last.put(row.getString("officer"), instant(row, "at"));
                });
        return last;
    }

    List<Waiting> waiting(Set<String> groups, boolean everyGroup, int most) {
        return jdbc.sql("""
                        SELECT t.task_key, t.case_number, t.element_id, t.candidate_group, t.due_at,
                               o.version, o.rule, o.outcome, o.reasons
                          FROM rule_outcome o JOIN inbox_task t ON t.task_key = o.task_key
                         WHERE t.state = 'OPEN' AND t.current_run AND t.assignee IS NULL
                           AND o.outcome IN ('NOBODY', 'ASSIGNED')
                           AND (:everyGroup OR t.candidate_group IN (:groups))
                         ORDER BY t.due_at NULLS LAST, t.task_key LIMIT :most""")
                .param("everyGroup", everyGroup)
                .param("groups", groups)
                .param("most", most)
                .query(RuleOutcomes::waiting)
                .list();
    }

    private static Waiting waiting(ResultSet row, int number) throws SQLException {
        Map<String, Integer> reasons = new TreeMap<>();
        for (String reason : (String[]) row.getArray("reasons").getArray()) {
            int colon = reason.lastIndexOf(':');
            reasons.put(reason.substring(0, colon), Integer.valueOf(reason.substring(colon + 1)));
        }
        return new Waiting(
                row.getLong("task_key"),
                row.getString("case_number"),
                row.getString("element_id"),
                row.getString("candidate_group"),
                Optional.ofNullable(row.getObject("due_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("rule", Integer.class)),
                row.getString("outcome").equals(Kind.ASSIGNED.name()),
                reasons);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
