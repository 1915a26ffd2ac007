package org.toroku.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Open tasks by the name of the case that they belong to. */
@Component
public class NamedTasks {
    private final JdbcClient jdbc;

    NamedTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task that waits for an officer of a group. */
    public record Task(long taskKey, UUID caseId, String elementId, String group) {
        public static final Comparator<Task> ORDER = Comparator.comparingLong(Task::taskKey);
    }

    /** @param name folded as {@link OwnNames} does */
    public List<Task> named(String name) {
        return name.isEmpty()
                ? List.of()
                : jdbc.sql("SELECT t.task_key, t.case_id, t.element_id, t.candidate_group FROM inbox_task t"
                                + " WHERE t.state = 'OPEN' AND t.current_run"
                                + " AND t.search_grams @> CAST(:ownGrams AS text[]) AND "
                                + CaseIndex.namedLike("t") + " ORDER BY t.task_key")
                        .param("own", CaseIndex.line(name))
                        .param("ownGrams", SearchText.gramsOf(name).toArray(String[]::new))
                        .query(NamedTasks::task)
                        .list();
    }

    private static Task task(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getLong("task_key"),
                row.getObject("case_id", UUID.class),
                row.getString("element_id"),
                row.getString("candidate_group"));
    }
}
