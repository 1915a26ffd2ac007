package org.toroku.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tasks together with what people know the case by. */
@Component
class InboxRows {
    /** A task is known by the application that its case is about. */
    private static final String APPLICATION =
            " JOIN conducted_case c ON c.case_id = t.case_id JOIN application a ON a.id = coalesce(c.subject_id, c.case_id)";

    private static final String COLUMNS = """
            SELECT t.task_key, a.id AS case_id, a.case_number, a.route, t.element_id, t.occurrence, t.candidate_group,
                   t.assignee, t.state, t.created_at, t.due_at, t.rest_until, %s AS rest_reason, %s AS applicant_name""";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CaseWords words;
    private final ObjectProvider<OwnNames> names;

    InboxRows(JdbcClient jdbc, Clock clock, CaseWords words, ObjectProvider<OwnNames> names) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.words = words;
        this.names = names;
    }

    List<Inbox.Row> list(Inbox.Filter filter, Set<String> roles) {
        return query(filter, roles)
                .map(query -> page(query, query.where() + " ORDER BY " + query.order() + " LIMIT :limit OFFSET :offset")
                        .param("limit", filter.limit())
                        .param("offset", filter.offset())
                        .query((row, n) -> row(row, n).shownTo(filter.officer(), roles))
                        .list())
                .orElse(List.of());
    }

    List<Inbox.Row> among(Inbox.Filter filter, Set<String> roles, Set<Long> taskKeys) {
        if (taskKeys.isEmpty()) {
            return List.of();
        }
        return query(filter, roles)
                .map(query -> page(query, query.where() + " AND t.task_key IN (:keys)")
                        .param("keys", taskKeys)
                        .query((row, n) -> row(row, n).shownTo(filter.officer(), roles))
                        .list())
                .orElse(List.of());
    }

    List<Inbox.Row> heldBy(String holder, String reader, Set<String> roles) {
        return query(Inbox.Filter.ofEverything(reader), roles)
                .map(query -> page(
                                query,
                                query.where() + " AND t.assignee = :holder ORDER BY " + query.order() + " LIMIT :limit")
                        .param("holder", holder)
                        .param("limit", Inbox.MOST_HELD)
                        .query(InboxRows::row)
                        .list())
                .orElse(List.of());
    }

    /** Empty for who sees nothing: without a role, or unknown where officers have names, so that any case may be theirs. */
    private Optional<InboxQuery> query(Inbox.Filter filter, Set<String> roles) {
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        Optional<OwnNames> known = names.stream().findFirst();
        Optional<String> own = known.flatMap(each -> each.nameOf(filter.officer()));
        return known.isPresent() && own.isEmpty()
                ? Optional.empty()
                : Optional.of(new InboxQuery(filter, roles, words, own));
    }

    /** The page is found among the tasks alone; only its rows are looked up among all applications. */
    private JdbcClient.StatementSpec page(InboxQuery query, String condition) {
        return query.bind(
                jdbc.sql("WITH page AS MATERIALIZED (SELECT t.* FROM inbox_task t WHERE " + condition + ") "
                        + COLUMNS.formatted(query.shownReason(), query.shownName())
                        + " FROM page t" + APPLICATION + " ORDER BY " + query.order()),
                clock.instant());
    }

    int count(Inbox.Filter filter, Set<String> roles) {
        return query(filter, roles)
                .map(query -> query.bind(jdbc.sql(query.count()), clock.instant())
                        .query(Integer.class)
                        .single())
                .orElse(0);
    }

    int leftOut(String reader, Set<String> roles) {
        Inbox.Filter all = Inbox.Filter.ofEverything(reader);
        return query(all, roles)
                .flatMap(query -> query.leftOut().map(sql -> query.bind(jdbc.sql(sql), clock.instant())))
                .map(statement -> statement.query(Integer.class).single())
                .orElse(0);
    }

    Optional<Inbox.Row> find(long taskKey) {
        return jdbc.sql(COLUMNS.formatted("t.rest_reason", "a.applicant_name") + " FROM inbox_task t" + APPLICATION
                        + " WHERE t.task_key = ?")
                .param(taskKey)
                .query(InboxRows::row)
                .optional();
    }

    List<Inbox.Load> workload(Set<String> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        SELECT t.candidate_group, t.assignee, count(*) AS open,
                               count(*) FILTER (WHERE t.due_at < :now) AS late,
                               count(*) FILTER (WHERE t.rest_until > :now) AS resting
                          FROM inbox_task t
                         WHERE t.state = 'OPEN' AND t.current_run AND (:everyGroup OR t.candidate_group IN (:roles))
                         GROUP BY t.candidate_group, t.assignee
                         ORDER BY t.candidate_group, t.assignee NULLS FIRST""")
                .param("now", Timestamps.utc(clock.instant()))
                .param("everyGroup", InboxQuery.oversees(roles))
                .param("roles", roles)
                .query((row, n) -> new Inbox.Load(
                        row.getString("candidate_group"),
                        Optional.ofNullable(row.getString("assignee")),
                        row.getInt("open"),
                        row.getInt("late"),
                        row.getInt("resting")))
                .list();
    }

    private static Inbox.Row row(ResultSet row, int number) throws SQLException {
        String reason = row.getString("rest_reason");
        return new Inbox.Row(
                row.getLong("task_key"),
                row.getObject("case_id", UUID.class),
                row.getString("case_number"),
                row.getString("applicant_name"),
                row.getString("route"),
                row.getString("element_id"),
                row.getInt("occurrence"),
                row.getString("candidate_group"),
                Optional.ofNullable(row.getString("assignee")),
                Inbox.State.valueOf(row.getString("state")),
                Timestamps.read(row, "created_at"),
                Timestamps.readOptional(row, "due_at"),
                Timestamps.readOptional(row, "rest_until").map(until -> new Inbox.Rest(until, reason)));
    }
}
