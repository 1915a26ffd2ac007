package org.toroku.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.assignment.AbsenceDesk.Absence;
import org.toroku.assignment.AbsenceDesk.Draft;
import org.toroku.assignment.AbsenceDesk.Kind;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Absences in the database. */
@Component
class AbsenceLedger {
    private final JdbcClient jdbc;

    AbsenceLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Not ended and not over on {@code day}, the earliest first. */
    List<Absence> openFrom(LocalDate day) {
        return jdbc.sql(
                        "SELECT * FROM absence WHERE ended_at IS NULL AND last_day >= ? ORDER BY first_day, officer, id")
                .param(day)
                .query(AbsenceLedger::absence)
                .list();
    }

    List<Absence> overlapping(String officer, LocalDate first, LocalDate last) {
        return jdbc.sql("SELECT * FROM absence WHERE ended_at IS NULL AND officer = ?"
                        + " AND first_day <= ? AND last_day >= ?")
                .params(officer, last, first)
                .query(AbsenceLedger::absence)
                .list();
    }

    /** Not ended; whatever its days. */
    Optional<Absence> find(UUID id) {
        return jdbc.sql("SELECT * FROM absence WHERE id = ? AND ended_at IS NULL")
                .param(id)
                .query(AbsenceLedger::absence)
                .optional();
    }

    void insert(UUID id, Draft draft, String by, Instant now) {
        jdbc.sql("INSERT INTO absence (id, officer, first_day, last_day, kind, substitute, entered_by, entered_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .params(draft.officer(), draft.firstDay(), draft.lastDay())
                .param(draft.kind().map(Kind::name).orElse(null))
                .param(draft.substitute().orElse(null))
                .params(by, now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean end(UUID id, String by, Instant now) {
        return jdbc.sql("UPDATE absence SET ended_by = ?, ended_at = ? WHERE id = ? AND ended_at IS NULL")
                        .params(by, now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    static Book.Row sealedRow(UUID id) {
        return new Book.Row(ProtectedTable.ABSENCE, id.toString());
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getString("officer"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                Optional.ofNullable(row.getString("kind")).map(Kind::valueOf),
                Optional.ofNullable(row.getString("substitute")),
                row.getString("entered_by"));
    }
}
