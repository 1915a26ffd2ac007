package org.toroku.check;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.check.CheckDesk.Answer;
import org.toroku.check.CheckDesk.Answered;
import org.toroku.check.CheckDesk.Asked;
import org.toroku.check.CheckDesk.Outcome;
import org.toroku.process.Inbox;
import org.toroku.workflows.AdditionalCheck.Point;
import org.toroku.workflows.AdditionalCheck.Worded;

/** Answers in the database, sealed in the book; rows are written once and never changed. */
@Component
class AnswerLedger {
    private final JdbcClient jdbc;
    private final Book book;

    AnswerLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    void insert(Inbox.Row task, Asked asked, Answer answer, String officer, Instant at) {
        jdbc.sql("""
                        INSERT INTO check_answer (application_id, element_id, occurrence, process_id, model_sha256, name,
                               name_en, instruction, instruction_en, point_codes, points, points_en, ticked, outcome,
                               note, officer, case_version, answered_at)
                        VALUES (:case, :element, :occurrence, :process, :model, :name, :nameEn, :instruction,
                               :instructionEn, :codes, :points, :pointsEn, :ticked, :outcome, :note, :officer,
                               :version, :at)""")
                .param("case", task.caseId())
                .param("element", task.elementId())
                .param("occurrence", task.occurrence())
                .param("process", asked.check().processId())
                .param("model", asked.model())
                .param("name", asked.check().name().japanese())
                .param("nameEn", asked.check().name().english())
                .param("instruction", asked.check().instruction().japanese())
                .param("instructionEn", asked.check().instruction().english())
                .param("codes", texts(asked, Point::code))
                .param("points", texts(asked, point -> point.words().japanese()))
                .param("pointsEn", texts(asked, point -> point.words().english()))
                .param("ticked", answer.ticked().stream().sorted().toArray(String[]::new))
                .param("outcome", answer.outcome().name())
                .param("note", answer.note())
                .param("officer", officer)
                .param("version", answer.caseVersion())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                "additional-check-answered",
                task.caseId(),
                Map.of(
                        "element",
                        task.elementId(),
                        "occurrence",
                        task.occurrence(),
                        "outcome",
                        answer.outcome().name(),
                        "model",
                        asked.model()),
                new Book.Row(
                        ProtectedTable.CHECK_ANSWER,
                        task.caseId() + "|" + task.elementId() + "|" + task.occurrence())));
    }

    private static String[] texts(Asked asked, Function<Point, String> part) {
        return asked.check().points().stream().map(part).toArray(String[]::new);
    }

    List<Answered> of(UUID caseId) {
        return jdbc.sql(
                        "SELECT * FROM check_answer WHERE application_id = ? ORDER BY answered_at, element_id, occurrence")
                .param(caseId)
                .query(AnswerLedger::answered)
                .list();
    }

    private static Answered answered(ResultSet row, int number) throws SQLException {
        List<String> codes = texts(row, "point_codes");
        List<String> japanese = texts(row, "points");
        List<String> english = texts(row, "points_en");
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            points.add(new Point(codes.get(i), new Worded(japanese.get(i), english.get(i))));
        }
        return new Answered(
                row.getString("element_id"),
                row.getInt("occurrence"),
                new Worded(row.getString("name"), row.getString("name_en")),
                new Worded(row.getString("instruction"), row.getString("instruction_en")),
                points,
                Set.copyOf(texts(row, "ticked")),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("note"),
                row.getString("officer"),
                row.getTimestamp("answered_at").toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
