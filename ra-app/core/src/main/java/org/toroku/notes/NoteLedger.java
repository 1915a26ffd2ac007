package org.toroku.notes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.notes.CaseNotes.Mention;

/** Which note is where, and who has to look at it. */
@Component
class NoteLedger {
    private static final int MOST_MENTIONS = 50;

    private final JdbcClient jdbc;

    NoteLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(UUID id, String author, Instant at, UUID document, Optional<Instant> erasedAt) {}

    /** As the sealed acts have it; the other rows count for notes from before there were acts. */
    List<Row> of(UUID caseId) {
        return jdbc.sql("""
                        SELECT n.*, e.at AS erased_at FROM (
                               SELECT note_id AS id, officer AS author, at AS written_at, document_id
                                 FROM note_act WHERE application_id = :case AND kind = 'WRITTEN'
                                UNION ALL
                               SELECT id, author, written_at, document_id FROM case_note old
                                WHERE application_id = :case AND NOT EXISTS (
                                      SELECT 1 FROM note_act w WHERE w.note_id = old.id AND w.kind = 'WRITTEN')) AS n
                          LEFT JOIN note_act e ON e.note_id = n.id AND e.kind = 'ERASED'
                         ORDER BY n.written_at, n.id""")
                .param("case", caseId)
                .query((row, n) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("author"),
                        row.getObject("written_at", OffsetDateTime.class).toInstant(),
                        row.getObject("document_id", UUID.class),
                        Optional.ofNullable(row.getObject("erased_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .list();
    }

    /** What becomes of a note, for the book to seal. */
    enum Kind {
        WRITTEN,
        ERASED
    }

    /** @return the row; empty where the same was done before */
    Optional<Book.Row> act(UUID caseId, Row note, Kind kind, String officer, Instant at) {
        UUID id = UUID.randomUUID();
        int written = jdbc.sql("INSERT INTO note_act (id, note_id, application_id, kind, officer, document_id, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (note_id, kind) DO NOTHING")
                .params(id, note.id(), caseId, kind.name(), officer, note.document(), utc(at))
                .update();
        return written == 0 ? Optional.empty() : Optional.of(new Book.Row(ProtectedTable.NOTE_ACT, id.toString()));
    }

    /** Old notes that say the same are one document; what another officer wrote is theirs to erase. */
    boolean isShared(Row note) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM case_note n WHERE n.document_id = ? AND n.id <> ? AND NOT EXISTS"
                        + " (SELECT 1 FROM note_act e WHERE e.note_id = n.id AND e.kind = 'ERASED'))")
                .params(note.document(), note.id())
                .query(Boolean.class)
                .single();
    }

    /** Nobody is called by a note that says nothing any more. */
    void forgetNamed(UUID note) {
        jdbc.sql("DELETE FROM case_mention WHERE note_id = ?").param(note).update();
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
