package org.toroku.notes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.notes.CaseNotes.Mention;

/** Which note is where, and who has to look at it. */
@Component
class NoteLedger {
    private static final int MOST_MENTIONS = 50;

    private final JdbcClient jdbc;

    NoteLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID id, String author, Instant at, UUID document) {}

    List<Row> of(UUID caseId) {
        return jdbc.sql("SELECT id, author, written_at, document_id FROM case_note WHERE application_id = ?"
                        + " ORDER BY written_at, id")
                .param(caseId)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("author"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    void insert(UUID caseId, Row note, Collection<String> named) {
        jdbc.sql("INSERT INTO case_note (id, application_id, author, written_at, document_id) VALUES (?, ?, ?, ?, ?)")
                .params(note.id(), caseId, note.author(), utc(note.at()), note.document())
                .update();
        named.forEach(officer -> jdbc.sql("INSERT INTO case_mention (note_id, officer) VALUES (?, ?)")
                .params(note.id(), officer)
                .update());
    }

    List<Mention> unseen(String officer) {
        return jdbc.sql("""
                        SELECT n.application_id, a.case_number, count(*) AS notes, max(n.written_at) AS at,
                               (array_agg(n.author ORDER BY n.written_at DESC))[1] AS author
                          FROM case_mention m JOIN case_note n ON n.id = m.note_id
                          JOIN application a ON a.id = n.application_id
                         WHERE m.officer = :officer AND m.seen_at IS NULL
                         GROUP BY n.application_id, a.case_number ORDER BY at DESC LIMIT :most""")
                .param("officer", officer)
                .param("most", MOST_MENTIONS)
                .query((row, n) -> new Mention(
                        row.getObject("application_id", UUID.class),
                        row.getString("case_number"),
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("notes")))
                .list();
    }

    int see(String officer, UUID caseId, Instant now) {
        return jdbc.sql("""
                        UPDATE case_mention m SET seen_at = ? FROM case_note n
                         WHERE n.id = m.note_id AND n.application_id = ? AND m.officer = ? AND m.seen_at IS NULL""").params(utc(now), caseId, officer).update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
