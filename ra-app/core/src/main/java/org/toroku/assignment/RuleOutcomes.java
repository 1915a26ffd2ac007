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
import org.toroku.process.CaseIndex;

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

    /** @param asked when the rules were last asked about it */
    record Due(long taskKey, Optional<Instant> asked, Optional<Instant> dueAt) {}

    /** @param last key of the last task that was read, whether due or not; empty where there are no more */
    record Page(List<Due> due, Optional<Long> last) {}

    private record Seen(Due task, boolean due) {}

    /**
     * Of the next free tasks those that were never looked at, that became overdue or other rules came into force since, or
     * that nobody could be given. Not what somebody got by rule and gave back: it stays with the people. However many wait,
     * no more than {@code most} tasks are read.
     */
    Page after(long taskKey, int version, Instant now, int most) {
        List<Seen> seen = seen("task_key > :after ORDER BY task_key", taskKey, version, now, most);
        return new Page(
                due(seen),
                seen.size() < most
                        ? Optional.empty()
                        : Optional.of(seen.getLast().task().taskKey()));
    }

    /** The same of the newest free tasks. */
    List<Due> newest(int version, Instant now, int most) {
        return due(seen("task_key > :after ORDER BY task_key DESC", 0, version, now, most));
    }

    private static List<Due> due(List<Seen> seen) {
        return seen.stream().filter(Seen::due).map(Seen::task).toList();
    }

    /** @param which of the free tasks, as SQL that begins after AND */
    private List<Seen> seen(String which, long after, int version, Instant now, int most) {
        return jdbc.sql("""
                        SELECT t.task_key, t.due_at, o.at,
                               o.task_key IS NULL
                               OR (o.outcome <> 'ASSIGNED'
                                   AND (o.version < :version OR (t.due_at <= :now AND o.at < t.due_at)))
                               OR (o.outcome = 'NOBODY' AND o.at <= :again) AS due
                          FROM (SELECT task_key, due_at FROM inbox_task
                                 WHERE state = 'OPEN' AND current_run AND assignee IS NULL AND %s LIMIT :most) t
                          LEFT JOIN LATERAL (SELECT * FROM rule_outcome WHERE task_key = t.task_key LIMIT 1) o ON true
                         ORDER BY t.task_key""".formatted(which))
                .param("after", after)
                .param("version", version)
                .param("now", utc(now))
                .param("again", utc(now.minus(AGAIN)))
                .param("most", most)
                .query((row, n) -> new Seen(
                        new Due(row.getLong("task_key"), moment(row, "at"), moment(row, "due_at")),
                        // unknown where a task has no due date and was asked about: then nothing else speaks for it
                        // either
                        row.getBoolean("due")))
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

    /** When each officer was last given a task by rule: one row each, however many they were given. */
    Map<String, Instant> lastGiven(Collection<String> officers) {
        Map<String, Instant> last = new HashMap<>();
        jdbc.sql("SELECT n.officer, o.at FROM unnest(:officers) AS n(officer) CROSS JOIN LATERAL ("
                        + "SELECT at FROM rule_outcome WHERE officer = n.officer ORDER BY at DESC LIMIT 1) o")
                .param("officers", officers.toArray(String[]::new))
                .query(row -> {
                    last.put(row.getString("officer"), moment(row, "at").orElseThrow());
                });
        return last;
    }

    /** @param own folded name of the reader, whose own case is in no list (I02) */
    List<Waiting> waiting(Set<String> groups, boolean everyGroup, String own, int most) {
        return jdbc.sql("""
                        SELECT t.task_key, t.case_number, t.element_id, t.candidate_group, t.due_at,
                               o.version, o.rule, o.outcome, o.reasons
                          FROM rule_outcome o JOIN inbox_task t ON t.task_key = o.task_key
                         WHERE t.state = 'OPEN' AND t.current_run AND t.assignee IS NULL
                           AND o.outcome IN ('NOBODY', 'ASSIGNED')
                           AND (:everyGroup OR t.candidate_group IN (:groups)) AND NOT %s
                         ORDER BY t.due_at NULLS LAST, t.task_key LIMIT :most""".formatted(CaseIndex.namedLike("t")))
                .param("own", CaseIndex.line(own))
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
                moment(row, "due_at"),
                row.getInt("version"),
                Optional.ofNullable(row.getObject("rule", Integer.class)),
                row.getString("outcome").equals(Kind.ASSIGNED.name()),
                reasons);
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
