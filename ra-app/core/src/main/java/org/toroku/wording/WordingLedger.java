package org.toroku.wording;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.wording.WordingDesk.State;
import org.toroku.wording.WordingDesk.Version;

/** Versions of texts; every change is an entry of the book under the id of the kind. Joins the caller's transaction. */
@Component
class WordingLedger {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    WordingLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** @param releasedSha256 of the software's text now */
    record Text(boolean followsRelease, Wording wording, String releasedSha256) {}

    /** The newest first. */
    List<Version> versions(WordingKind kind) {
        return jdbc.sql("SELECT * FROM wording_version WHERE kind_id = ? ORDER BY number DESC")
                .param(kind.id())
                .query(WordingLedger::version)
                .list();
    }

    Optional<Version> lock(UUID id) {
        return jdbc.sql("SELECT * FROM wording_version WHERE id = ? FOR UPDATE")
                .param(id)
                .query(WordingLedger::version)
                .optional();
    }

    /** Empty where another draft is open. */
    Optional<UUID> insert(String officer, WordingKind kind, Text text) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                        INSERT INTO wording_version (id, kind_id, kind, number, state, follows_release, subject_ja, body_ja,
                            subject_en, body_en, text_sha256, released_sha256, revision, authors, saved_at)
                        VALUES (:id, :kindId, :kind,
                            (SELECT coalesce(max(number), 0) + 1 FROM wording_version WHERE kind_id = :kindId),
                            'DRAFT', :follows, :subjectJa, :bodyJa, :subjectEn, :bodyEn, :sha, :released, 1,
                            ARRAY[CAST(:officer AS text)], :now)
                        ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("kindId", kind.id())
                .param("kind", kind.name())
                .params(parts(kind, text))
                .param("officer", officer)
                .param("now", now())
                .update();
        if (inserted == 0) {
            return Optional.empty();
        }
        record(officer, "wording-saved", kind, id, text.wording());
        return Optional.of(id);
    }

    void rewrite(String officer, Version version, Text text) {
        jdbc.sql("""
                        UPDATE wording_version SET follows_release = :follows, subject_ja = :subjectJa, body_ja = :bodyJa,
                            subject_en = :subjectEn, body_en = :bodyEn, text_sha256 = :sha, released_sha256 = :released,
                            revision = revision + 1, saved_at = :now,
                            authors = CASE WHEN :officer = ANY (authors) THEN authors
                                           ELSE array_append(authors, CAST(:officer AS text)) END
                        WHERE id = :id""")
                .params(parts(version.kind(), text))
                .param("officer", officer)
                .param("now", now())
                .param("id", version.id())
                .update();
        record(officer, "wording-saved", version.kind(), version.id(), text.wording());
    }

    private static Map<String, Object> parts(WordingKind kind, Text text) {
        Wording wording = text.wording();
        return Map.of(
                "follows", text.followsRelease(),
                "subjectJa", wording.subjectJa(),
                "bodyJa", wording.bodyJa(),
                "subjectEn", wording.subjectEn(),
                "bodyEn", wording.bodyEn(),
                "sha", wording.sha256(kind),
                "released", text.releasedSha256());
    }

    void propose(String officer, Version version, String reason) {
        jdbc.sql("UPDATE wording_version SET state = 'PROPOSED', proposed_by = ?, proposed_at = ?, reason = ?,"
                        + " revision = revision + 1 WHERE id = ?")
                .params(officer, now(), reason, version.id())
                .update();
        record(officer, "wording-proposed", version.kind(), version.id(), version.wording());
    }

    void withdraw(String officer, Version version) {
        jdbc.sql("UPDATE wording_version SET state = 'DRAFT', proposed_by = NULL, proposed_at = NULL, reason = NULL,"
                        + " revision = revision + 1 WHERE id = ?")
                .param(version.id())
                .update();
        record(officer, "wording-withdrawn", version.kind(), version.id(), version.wording());
    }

    /** @param state that ends it */
    void decide(String officer, Version version, State state, Optional<String> note) {
        jdbc.sql("UPDATE wording_version SET state = :state, decided_by = :officer, decided_at = :now, note = :note,"
                        + " revision = revision + 1 WHERE id = :id")
                .param("state", state.name())
                .param("officer", officer)
                .param("now", now())
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("id", version.id())
                .update();
        String action = switch (state) {
            case APPROVED -> "wording-approved";
            case REJECTED -> "wording-rejected";
            case DISCARDED -> "wording-discarded";
            case DRAFT, PROPOSED -> throw new IllegalArgumentException("ends nothing: " + state);
        };
        record(officer, action, version.kind(), version.id(), version.wording());
    }

    /** What people type is in the row; the book names kind, version and digest. */
    private void record(String officer, String action, WordingKind kind, UUID id, Wording wording) {
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                action,
                kind.id(),
                Map.of("kind", kind.name(), "version", id.toString(), "text", wording.sha256(kind)),
                new Book.Row(ProtectedTable.WORDING_VERSION, id.toString())));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Version version(ResultSet row, int index) throws SQLException {
        return new Version(
                row.getObject("id", UUID.class),
                WordingKind.valueOf(row.getString("kind")),
                row.getInt("number"),
                State.valueOf(row.getString("state")),
                row.getBoolean("follows_release"),
                new Wording(
                        row.getString("subject_ja"),
                        row.getString("body_ja"),
                        row.getString("subject_en"),
                        row.getString("body_en")),
                row.getString("text_sha256"),
                row.getString("released_sha256"),
                row.getInt("revision"),
                List.of((String[]) row.getArray("authors").getArray()),
                Optional.ofNullable(row.getString("reason")),
                row.getObject("saved_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("proposed_by")),
                instant(row, "proposed_at"),
                Optional.ofNullable(row.getString("decided_by")),
                instant(row, "decided_at"),
                Optional.ofNullable(row.getString("note")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
