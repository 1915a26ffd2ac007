package org.toroku.subjectkey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyInput.Origin;
import org.toroku.subjectkey.SubjectKeyRow.Format;
import org.toroku.subjectkey.SubjectKeyRow.State;
import org.toroku.subjectkey.SubjectKeyRow.Submission;
import tools.jackson.databind.json.JsonMapper;

/** Applicants' keys in the database. Every write joins the caller's transaction and seals the row. */
@Component
class SubjectKeyLedger {
    private final JdbcClient jdbc;
    private final Book book;
    private final BookVerifier verifier;
    private final JsonMapper json = JsonMapper.builder().build();

    SubjectKeyLedger(JdbcClient jdbc, Book book, BookVerifier verifier) {
        this.jdbc = jdbc;
        this.book = book;
        this.verifier = verifier;
    }

    /** Keeps a key; of one application the newest counts. */
    void present(SubjectKeyRow row, Optional<KeyInput.Device> device) {
        book.hold(sealedRow(row.caseId()));
        jdbc.sql("""
                        INSERT INTO subject_key (application_id, state, submission, algorithm, spki, key_sha256,
                            request_format, request_sha256, made_in, device, received_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                        ON CONFLICT (application_id) DO UPDATE SET state = excluded.state,
                            submission = excluded.submission, algorithm = excluded.algorithm, spki = excluded.spki,
                            key_sha256 = excluded.key_sha256, request_format = excluded.request_format,
                            request_sha256 = excluded.request_sha256, made_in = excluded.made_in,
                            device = excluded.device, received_at = excluded.received_at
                        """)
                .param(row.caseId())
                .param(row.state().name())
                .param(row.submission().name())
                .param(row.algorithm())
                .param(row.spki().toByteArray())
                .param(row.keySha256())
                .param(row.format().name())
                .param(row.requestSha256())
                .param(row.origin().name())
                .param(json.writeValueAsString(
                        device.<Object>map(facts -> facts).orElse(Map.of())))
                .param(row.receivedAt().atOffset(ZoneOffset.UTC))
                .update();
        sealed(
                row.caseId(),
                new Actor.Applicant(),
                "public-key-presented",
                Map.of(
                        "submission", row.submission().name(),
                        "key", row.keySha256(),
                        "request", row.requestSha256()));
    }

    void move(UUID caseId, State to, Actor by, String action, Map<String, Object> detail) {
        book.hold(sealedRow(caseId));
        jdbc.sql("UPDATE subject_key SET state = ? WHERE application_id = ?")
                .params(to.name(), caseId)
                .update();
        sealed(caseId, by, action, detail);
    }

    void record(UUID caseId, Actor by, String action, Map<String, Object> detail) {
        book.record(Book.Entry.of(by, action, caseId, detail));
    }

    /** Whether {@link #record} wrote this of this key. */
    boolean recorded(UUID caseId, String action, String keySha256) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? AND action = ?"
                        + " AND detail::jsonb ->> 'key' = ?)")
                .params(caseId, action, keySha256)
                .query(Boolean.class)
                .single();
    }

    private void sealed(UUID caseId, Actor by, String action, Map<String, Object> detail) {
        book.record(Book.Entry.of(by, action, caseId, detail, sealedRow(caseId)));
    }

    private static Book.Row sealedRow(UUID caseId) {
        return new Book.Row(ProtectedTable.SUBJECT_KEY, caseId.toString());
    }

    Optional<SubjectKeyRow> find(UUID caseId) {
        return jdbc.sql("SELECT * FROM subject_key WHERE application_id = ?")
                .param(caseId)
                .query((rs, n) -> row(rs))
                .optional();
    }

    /** As the book sealed it; empty where anything of the case is not what it sealed. Never inside a transaction. */
    Optional<Optional<SubjectKeyRow>> vouched(UUID caseId) {
        return verifier.readVerified(caseId, () -> find(caseId));
    }

    /** Other cases whose accepted key this is: one at most. */
    List<UUID> holders(String keySha256, UUID butNot) {
        return jdbc.sql("SELECT application_id FROM subject_key"
                        + " WHERE key_sha256 = ? AND state = 'ACCEPTED' AND application_id <> ?")
                .params(keySha256, butNot)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    private static SubjectKeyRow row(ResultSet rs) throws SQLException {
        return new SubjectKeyRow(
                rs.getObject("application_id", UUID.class),
                State.valueOf(rs.getString("state")),
                Submission.valueOf(rs.getString("submission")),
                rs.getString("algorithm"),
                Der.of(rs.getBytes("spki")),
                rs.getString("key_sha256"),
                Format.valueOf(rs.getString("request_format")),
                rs.getString("request_sha256"),
                Origin.valueOf(rs.getString("made_in")),
                instant(rs));
    }

    private static Instant instant(ResultSet rs) throws SQLException {
        return rs.getTimestamp("received_at").toInstant();
    }
}
