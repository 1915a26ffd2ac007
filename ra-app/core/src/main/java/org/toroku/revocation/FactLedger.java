package org.toroku.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Facts that the house found, sealed under the case whose certificate they are about. */
@Component
class FactLedger {
    private final JdbcClient jdbc;
    private final Book book;

    FactLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** @throws org.toroku.audit.RowAlteredException where the row that says so is not what the book sealed */
    boolean known(UUID caseId, FoundFact.Kind kind, String mark) {
        List<Book.Row> rows = jdbc.sql(
                        "SELECT id FROM found_fact WHERE application_id = ? AND kind = ? AND mark = ? ORDER BY id")
                .params(caseId, kind.name(), mark)
                .query((found, _) -> row(found.getObject(1, UUID.class)))
                .list();
        rows.forEach(book::hold);
        return !rows.isEmpty();
    }

    /** @param mark what tells the fact from another one of its kind about the same certificate */
    record Beside(String mark, FoundFact fact) {}

    /** What was found while the request, which was opened for another reason, was being judged. */
    List<Beside> beside(UUID requestId) {
        return jdbc.sql("SELECT * FROM found_fact WHERE request_id = ? AND NOT opened ORDER BY found_at, id")
                .param(requestId)
                .query((row, number) -> new Beside(row.getString("mark"), fact(row, number)))
                .list();
    }

    List<FoundFact> ofRequest(UUID requestId) {
        return jdbc.sql("SELECT * FROM found_fact WHERE request_id = ? ORDER BY found_at DESC, id")
                .param(requestId)
                .query(FactLedger::fact)
                .list();
    }

    /**
     * @param mark what tells this fact from another one of its kind about the same certificate
     * @param opened whether the request was opened upon it
     */
    void insert(UUID caseId, String mark, FoundFact fact, boolean opened) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO found_fact (id, application_id, kind, mark, request_id, since, code, found_at, evidence,
                                                consent_given_at, consent_version, opened)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, caseId, fact.kind().name(), mark, fact.requestId())
                .param(fact.since().map(FactLedger::utc).orElse(null))
                .param(fact.code().isPresent() ? fact.code().getAsInt() : null)
                .param(utc(fact.foundAt()))
                .param(fact.evidence().orElse(null))
                .param(fact.consent().map(consent -> utc(consent.givenAt())).orElse(null))
                .param(fact.consent().map(FoundFact.Consent::textVersion).orElse(null))
                .param(opened)
                .update();
        book.record(Book.Entry.of(
                RevocationLedger.SELF,
                opened ? "fact-found" : "fact-found-beside",
                caseId,
                Map.of(
                        "request",
                        fact.requestId().toString(),
                        "kind",
                        fact.kind().name(),
                        "evidence",
                        fact.evidence().map(UUID::toString).orElse("")),
                row(id)));
    }

    /** Each once: one that is judged by a request of its own is not shown beside the other request any more. */
    List<FoundFact> ofCase(UUID caseId) {
        return jdbc.sql("SELECT * FROM (SELECT DISTINCT ON (kind, mark) * FROM found_fact WHERE application_id = ?"
                        + " ORDER BY kind, mark, opened DESC, id) AS latest ORDER BY found_at DESC, id")
                .param(caseId)
                .query(FactLedger::fact)
                .list();
    }

    /** @throws org.toroku.audit.RowAlteredException where what a request rests on is not what the book sealed */
    void hold(UUID requestId) {
        jdbc.sql("SELECT id FROM found_fact WHERE request_id = ? ORDER BY id")
                .param(requestId)
                .query(UUID.class)
                .list()
                .forEach(id -> book.hold(row(id)));
    }

    private static FoundFact fact(ResultSet row, int number) throws SQLException {
        int code = row.getInt("code");
        OptionalInt given = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(code);
        @Nullable String version = row.getString("consent_version");
        return new FoundFact(
                row.getObject("request_id", UUID.class),
                FoundFact.Kind.valueOf(row.getString("kind")),
                instant(row, "since"),
                given,
                instant(row, "found_at").orElseThrow(),
                Optional.ofNullable(row.getObject("evidence", UUID.class)),
                instant(row, "consent_given_at")
                        .flatMap(at -> Optional.ofNullable(version).map(words -> new FoundFact.Consent(at, words))));
    }

    private static Book.Row row(UUID id) {
        return new Book.Row(ProtectedTable.FOUND_FACT, id.toString());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp timestamp = row.getTimestamp(column);
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
