package org.toroku.decision;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** What took a case signed with a card from the decider back to the examiner. */
@Component
class Rounds {
    private final JdbcClient jdbc;
    private final Book book;

    Rounds(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** @param occurrence of the decider's task */
    void insert(UUID caseId, int occurrence, String decider, String note, String caseVersion, Instant at) {
        jdbc.sql("INSERT INTO reexamination (application_id, occurrence, decider, note, case_version, asked_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(caseId, occurrence, decider, note, caseVersion, at.atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                new Actor.Human(decider),
                "reexamination-asked",
                caseId,
                Map.of("occurrence", occurrence),
                new Book.Row(ProtectedTable.REEXAMINATION, caseId + "|" + occurrence)));
    }

    Optional<DecisionDesk.Reexamination> sentBack(UUID caseId) {
        return jdbc.sql("SELECT * FROM reexamination WHERE application_id = ? ORDER BY occurrence DESC LIMIT 1")
                .param(caseId)
                .query((rs, n) -> new DecisionDesk.Reexamination(
                        rs.getString("decider"),
                        rs.getString("note"),
                        rs.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** Whoever had something examined again, in whatever round: they do not examine it themselves. */
    Set<String> deciders(UUID caseId) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT decider FROM reexamination WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .list());
    }

    /** Fields that the last examination compared by eye. */
    List<String> confirmed(UUID caseId) {
        return jdbc.sql("SELECT confirmed_fields FROM examination WHERE application_id = ?"
                        + " ORDER BY occurrence DESC LIMIT 1")
                .param(caseId)
                .query((rs, n) ->
                        List.of((String[]) rs.getArray("confirmed_fields").getArray()))
                .optional()
                .orElse(List.of());
    }
}
