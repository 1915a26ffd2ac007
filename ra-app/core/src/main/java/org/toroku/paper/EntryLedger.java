package org.toroku.paper;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.paper.EnclosureLedger.EnclosureRow;
import org.toroku.paper.PaperFiles.Entered;
import org.toroku.paper.PaperFiles.Entry;
import org.toroku.paper.PaperFiles.Flag;

/** What was entered of a document and what it was corrected to; rows are written once and never changed. */
@Component
class EntryLedger {
    private final JdbcClient jdbc;
    private final FileLedger files;

    EntryLedger(JdbcClient jdbc, FileLedger files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    void correct(EnclosureRow enclosure, Entry entry, String why, String officer, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO paper_entry (id, application_id, enclosure_id, kind, issued_on, expires_on, sheets,
                            flags, why, officer, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, enclosure.caseId(), enclosure.id(), entry.kind().name())
                .param(entry.issuedOn().orElse(null))
                .param(entry.expiresOn().orElse(null))
                .param(entry.sheets())
                .param(entry.flags().stream().map(Flag::name).sorted().toArray(String[]::new))
                .params(why, officer, Moment.utc(at))
                .update();
        files.changed(
                enclosure.caseId(),
                // which document proves what may have changed with it
                FileLedger.Change.KEYED,
                new Actor.Human(officer),
                "entry-corrected",
                Map.of(
                        "enclosure",
                        enclosure.id().toString(),
                        "kind",
                        entry.kind().name()),
                new Book.Row(ProtectedTable.PAPER_ENTRY, id.toString()));
    }

    /** Oldest first: what the post room entered, then each correction. */
    List<Entered> of(UUID enclosureId) {
        return jdbc.sql("""
                        SELECT 0 AS seq, kind, issued_on, expires_on, sheets, flags, '' AS why, enclosed_by AS officer,
                            enclosed_at AS at
                        FROM paper_enclosure WHERE id = :id
                        UNION ALL
                        SELECT seq, kind, issued_on, expires_on, sheets, flags, why, officer, at
                        FROM paper_entry WHERE enclosure_id = :id
                        ORDER BY seq
                        """)
                .param("id", enclosureId)
                .query(EntryLedger::entered)
                .list();
    }

    private static Entered entered(ResultSet rs, int index) throws SQLException {
        return new Entered(
                new Entry(
                        EnclosureKind.valueOf(rs.getString("kind")),
                        Optional.ofNullable(rs.getDate("issued_on")).map(Date::toLocalDate),
                        Optional.ofNullable(rs.getDate("expires_on")).map(Date::toLocalDate),
                        rs.getInt("sheets"),
                        Arrays.stream((String[]) rs.getArray("flags").getArray())
                                .map(Flag::valueOf)
                                .collect(Collectors.toSet())),
                rs.getString("why"),
                rs.getString("officer"),
                rs.getTimestamp("at").toInstant());
    }
}
