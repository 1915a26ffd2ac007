package org.toroku.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Paper files: one row a case, and its version, which every change counts up. */
@Component
class FileLedger {
    private final JdbcClient jdbc;
    private final Book book;

    FileLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    record PaperRow(
            UUID caseId,
            String caseCode,
            ProofMethod method,
            boolean proxy,
            LetterLanguage letterLanguage,
            Instant documentsDeadline,
            Optional<Instant> replyDeadline,
            int version,
            int valuesVersion) {}

    void insert(UUID caseId, String caseCode, PaperCounter.PaperChoice choice, boolean proxy, Instant deadline) {
        jdbc.sql("""
                        INSERT INTO paper_file (application_id, case_code, method, proxy, letter_language,
                            documents_deadline, version, values_version)
                        VALUES (?, ?, ?, ?, ?, ?, 1, 1)
                        """)
                .params(
                        caseId,
                        caseCode,
                        choice.method().name(),
                        proxy,
                        choice.letterLanguage().tag(),
                        Moment.utc(deadline))
                .update();
        record(
                new Actor.Applicant(),
                "paper-file-opened",
                caseId,
                Map.of("method", choice.method().name(), "proxy", proxy));
    }

    Optional<PaperRow> find(UUID caseId) {
        return jdbc.sql("SELECT * FROM paper_file WHERE application_id = ?")
                .param(caseId)
                .query(FileLedger::row)
                .optional();
    }

    /** The file of a case whose route is this module's. */
    PaperRow get(UUID caseId) {
        return find(caseId).orElseThrow(() -> new IllegalStateException("a case on paper has no file: " + caseId));
    }

    Optional<PaperRow> byCode(CaseCode code) {
        return jdbc.sql("SELECT * FROM paper_file WHERE case_code = ?")
                .param(code.text())
                .query(FileLedger::row)
                .optional();
    }

    /** What a change of the file means for those who looked at it. */
    enum Change {
        /** Something that an officer sees. */
        SEEN,
        /** Something that the second person keys again: an earlier recheck no longer holds. */
        KEYED
    }

    /** Counts the version up and records the act with every row it wrote. */
    void changed(UUID caseId, Change change, Actor by, String action, Map<String, Object> detail, Book.Row... rows) {
        jdbc.sql("UPDATE paper_file SET version = version + 1, values_version = values_version + ?"
                        + " WHERE application_id = ?")
                .params(change == Change.KEYED ? 1 : 0, caseId)
                .update();
        record(by, action, caseId, detail, rows);
    }

    /** What changing a document means: the reply to an inquiry is not what was keyed, every other document may be. */
    Change of(UUID enclosureId) {
        return jdbc.sql(
                                        "SELECT coalesce((SELECT n.kind FROM paper_entry n WHERE n.enclosure_id = e.id"
                                                + " ORDER BY n.seq DESC LIMIT 1), e.kind) FROM paper_enclosure e WHERE e.id = ?")
                                .param(enclosureId)
                                .query((rs, n) -> EnclosureKind.valueOf(rs.getString(1)))
                                .single()
                        == EnclosureKind.INQUIRY_REPLY
                ? Change.SEEN
                : Change.KEYED;
    }

    void setDocumentsDeadline(UUID caseId, Instant deadline, Actor by) {
        jdbc.sql("UPDATE paper_file SET documents_deadline = ?, version = version + 1 WHERE application_id = ?")
                .params(Moment.utc(deadline), caseId)
                .update();
        record(by, "documents-awaited", caseId, Map.of("until", deadline.toString()));
    }

    void setReplyDeadline(UUID caseId, Instant deadline, Actor by) {
        jdbc.sql("UPDATE paper_file SET reply_deadline = ?, version = version + 1 WHERE application_id = ?")
                .params(Moment.utc(deadline), caseId)
                .update();
        record(by, "reply-awaited", caseId, Map.of("until", deadline.toString()));
    }

    private void record(Actor by, String action, UUID caseId, Map<String, Object> detail, Book.Row... rows) {
        Book.Row[] all = java.util.Arrays.copyOf(rows, rows.length + 1);
        all[rows.length] = new Book.Row(ProtectedTable.PAPER_FILE, caseId.toString());
        book.record(Book.Entry.of(by, action, caseId, detail, all));
    }

    private static PaperRow row(ResultSet rs, int index) throws SQLException {
        Timestamp reply = rs.getTimestamp("reply_deadline");
        return new PaperRow(
                rs.getObject("application_id", UUID.class),
                rs.getString("case_code"),
                ProofMethod.valueOf(rs.getString("method")),
                rs.getBoolean("proxy"),
                LetterLanguage.valueOf(rs.getString("letter_language").toUpperCase(Locale.ROOT)),
                rs.getTimestamp("documents_deadline").toInstant(),
                Optional.ofNullable(reply).map(Timestamp::toInstant),
                rs.getInt("version"),
                rs.getInt("values_version"));
    }
}
