package org.toroku.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.workflows.Messages;
import org.toroku.workflows.Variables;

/** Reads the journals of cases. */
@Component
class StoredCaseRecordings implements CaseRecordings {
    /** Lines of journals at most; some 20 MB. */
    static final int MOST_LINES = 50_000;

    private static final UUID NOBODY = new UUID(0, 0);

    /** In place of a run; nothing but Toroku's own workers asks for it. */
    private static final String NO_RUN = NOBODY.toString();

    private final JdbcClient jdbc;

    StoredCaseRecordings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Known(UUID caseId, String caseNumber, String process, Instant began) {}

    private record Line(String kind, String element, int occurrence, Map<String, Object> variables, Instant at) {}

    @Override
    public Recent newest(int most) {
        List<Known> ended = jdbc.sql("""
                        SELECT c.case_id, c.process_id, c.opened_at, coalesce(a.case_number, '') AS case_number
                          FROM conducted_case c LEFT JOIN application a ON a.id = coalesce(c.subject_id, c.case_id)
                         WHERE c.ended_at IS NOT NULL ORDER BY c.ended_at DESC, c.case_id LIMIT ?""")
                .param(most)
                .query((row, n) -> new Known(
                        row.getObject("case_id", UUID.class),
                        row.getString("case_number"),
                        row.getString("process_id"),
                        Timestamps.read(row, "opened_at")))
                .list();
        List<RecordedCase> cases = new ArrayList<>();
        int lines = 0;
        for (Known each : ended) {
            List<Line> journal = journal(each.caseId());
            lines += journal.size();
            if (lines > MOST_LINES) {
                break;
            }
            cases.add(recorded(each, journal));
        }
        return new Recent(
                jdbc.sql("SELECT count(*) FROM conducted_case WHERE ended_at IS NOT NULL")
                        .query(Long.class)
                        .single(),
                cases);
    }

    /** What is recorded of a case so far. */
    RecordedCase of(UUID caseId, String caseNumber, String process, Instant began) {
        return recorded(new Known(caseId, caseNumber, process, began), journal(caseId));
    }

    /** A case of which nothing is known but that it began. */
    RecordedCase without(String caseNumber, String process, Instant began) {
        return recorded(new Known(NOBODY, caseNumber, process, began), List.of());
    }

    private List<Line> journal(UUID caseId) {
        return jdbc.sql("""
                        SELECT kind, element_id, occurrence, outcome, at FROM case_journal
                         WHERE case_id = ? ORDER BY at, element_id, occurrence""").param(caseId).query(StoredCaseRecordings::line).list();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("kind"),
                row.getString("element_id"),
                row.getInt("occurrence"),
                org.toroku.process.Outcome.ofJson(row.getString("outcome")).variables(),
                Timestamps.read(row, "at"));
    }

    private static RecordedCase recorded(Known known, List<Line> journal) {
        String id = known.caseId().toString();
        return new RecordedCase(
                known.caseNumber(),
                known.process(),
                known.began(),
                Map.of(Variables.CASE_ID, id, Variables.RUN_ID, NO_RUN),
                journal.stream()
                        .filter(line -> !isMessage(line))
                        .map(line -> new CaseRecordings.Outcome(
                                line.element(), line.occurrence(), line.variables(), line.at()))
                        .toList(),
                journal.stream()
                        .filter(StoredCaseRecordings::isMessage)
                        .map(line -> new News(
                                line.element(),
                                Messages.correlationKey(line.element(), id, line.variables()),
                                line.variables(),
                                line.at()))
                        .toList());
    }

    private static boolean isMessage(Line line) {
        return line.kind().equals(Journal.Kind.MESSAGE.name());
    }
}
