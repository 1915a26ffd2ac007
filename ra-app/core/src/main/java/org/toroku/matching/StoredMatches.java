package org.toroku.matching;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import tools.jackson.databind.json.JsonMapper;

/** Match reports: a row for the machine, a document for the book folder. */
@Component
class StoredMatches implements Matches {
    static final Actor ACTOR = new Actor.Service("matching");

    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final Book book;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredMatches(JdbcClient jdbc, DocumentStore documents, Book book) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.book = book;
    }

    @Override
    public Optional<MatchReport> of(UUID caseId) {
        return jdbc.sql("SELECT report FROM match_report WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .optional()
                .map(report -> json.readValue(report, MatchReport.class));
    }

    /** Adds the report of a case inside the caller's transaction. */
    void add(UUID caseId, MatchReport report, Instant at) {
        String rules = Matching.rulesSha256();
        byte[] document = json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of(
                        "format",
                        "toroku-match-report-1",
                        "application",
                        caseId.toString(),
                        "matchedAt",
                        at.toString(),
                        "rulesSha256",
                        rules,
                        "overall",
                        report.overall(),
                        "fields",
                        report.fields()));
        DocumentStore.Stored stored = documents.put(caseId, DocumentKind.MATCH_REPORT, "application/json", document);
        jdbc.sql("""
                        INSERT INTO match_report
                            (application_id, report, overall, rules_sha256, document_id, matched_at)
                        VALUES (?, ?::jsonb, ?, ?, ?, ?)
                        """)
                .params(
                        caseId,
                        json.writeValueAsString(report),
                        report.overall().name(),
                        rules,
                        stored.id(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                ACTOR,
                "application-matched",
                caseId,
                Map.of("overall", report.overall().name(), "report", stored.id().toString(), "rules", rules),
                new Book.Row(ProtectedTable.MATCH_REPORT, caseId.toString())));
    }
}
