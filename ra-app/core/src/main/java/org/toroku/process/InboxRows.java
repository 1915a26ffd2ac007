package org.toroku.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tasks together with what people know the case by. */
@Component
class InboxRows {
    private static final String SELECT =
            "SELECT t.task_key, t.case_id, a.case_number, a.route, t.element_id, t.occurrence,"
                    + " t.candidate_group, t.assignee, t.state, t.created_at, t.due_at, ";
    private static final String FROM = " AS applicant_name FROM inbox_task t JOIN application a ON a.id = t.case_id ";
    /**
     * Any examiner may become the one who keys a case on paper unseen, and the name is one of the values keyed: no list
     * shows it to them, for what a list shows nobody writes down.
     */
    private static final String NAME = """
            CASE WHEN a.route = 'paper' AND 'examiner' IN (:roles) THEN '' ELSE a.applicant_name END""";

    /** Stale runs' tasks are not shown; they come back within the start of the new run. */
    private static final String VISIBLE = """
             WHERE t.state = 'OPEN' AND t.candidate_group IN (:roles)
               AND EXISTS (SELECT 1 FROM case_run r WHERE r.run_id = t.run_id AND r.current)
               AND (CAST(:element AS text) IS NULL OR t.element_id = :element)
               AND (CAST(:mine AS text) IS NULL OR t.assignee = :mine)
               AND (:text = '' OR a.case_number ILIKE :pattern OR (%s) ILIKE :pattern)
            """.formatted(NAME);

    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Inbox.Row> list(Inbox.Filter filter, Set<String> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return bind(
                        SELECT + NAME + FROM + VISIBLE
                                + " ORDER BY t.due_at NULLS LAST, t.created_at, t.task_key LIMIT :limit OFFSET :offset",
                        filter,
                        roles)
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(InboxRows::row)
                .list();
    }

    int count(Inbox.Filter filter, Set<String> roles) {
        if (roles.isEmpty()) {
            return 0;
        }
        return bind(
                        "SELECT count(*) FROM inbox_task t JOIN application a ON a.id = t.case_id " + VISIBLE,
                        filter,
                        roles)
                .query(Integer.class)
                .single();
    }

    Optional<Inbox.Row> find(long taskKey) {
        return jdbc.sql(SELECT + "a.applicant_name" + FROM + " WHERE t.task_key = ?")
                .param(taskKey)
                .query(InboxRows::row)
                .optional();
    }

    private JdbcClient.StatementSpec bind(String sql, Inbox.Filter filter, Set<String> roles) {
        // PostgreSQL knows no text with a NUL in it
        String literal = filter.text()
                .replace("\0", "")
                .strip()
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return jdbc.sql(sql)
                .param("roles", roles)
                .param("element", filter.elementId().orElse(null))
                .param("officer", filter.officer())
                .param("mine", filter.mineOnly() ? filter.officer() : null)
                .param("text", literal)
                .param("pattern", "%" + literal + "%");
    }

    private static Inbox.Row row(ResultSet row, int number) throws SQLException {
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
                Timestamps.readOptional(row, "due_at"));
    }
}
