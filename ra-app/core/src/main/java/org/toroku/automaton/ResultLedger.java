package org.toroku.automaton;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.process.StepContext;

/** What the automaton found in each case, with the whole trace as a document. */
@Component
class ResultLedger {
    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final Book book;

    ResultLedger(JdbcClient jdbc, DocumentStore documents, Book book) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.book = book;
    }

    /** Adds the result of a step inside the caller's transaction. */
    void add(StepContext step, AutomatonVerdict verdict, boolean picked, Instant at) {
        UUID caseId = step.caseId();
        DocumentStore.Stored trace = documents.put(
                caseId,
                DocumentKind.DECISION_TRACE,
                "application/json",
                verdict.trace().getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                        INSERT INTO automaton_result
                            (application_id, occurrence, outcome, reasons, automaton, rule_set_sha256, rule_set_version,
                             inputs_sha256, engine_version, matched_rules, sample_picked, responsible_officer,
                             trace_document, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(caseId)
                .param(step.occurrence())
                .param(verdict.outcome().name())
                .param(verdict.reasons().toArray(String[]::new))
                .param(verdict.automaton())
                .param(verdict.ruleSetSha256())
                .param(verdict.ruleSetVersion())
                .param(verdict.inputsSha256())
                .param(verdict.engineVersion())
                .param(verdict.matchedRules().toArray(String[]::new))
                .param(picked)
                .param(verdict.responsibleOfficer())
                .param(trace.id())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                new Actor.Automaton(verdict.automaton(), verdict.ruleSetSha256(), verdict.responsibleOfficer()),
                "automaton-judged",
                caseId,
                Map.of(
                        "outcome", verdict.outcome().name(),
                        "reasons", verdict.reasons(),
                        "ruleSetVersion", verdict.ruleSetVersion(),
                        "inputs", verdict.inputsSha256(),
                        "engine", verdict.engineVersion(),
                        "trace", trace.id().toString()),
                new Book.Row(ProtectedTable.AUTOMATON_RESULT, caseId + "|" + step.occurrence())));
    }
}
