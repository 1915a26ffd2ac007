package org.toroku.decision;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.ca.order.SignedOrder;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.pki.Der;

/** Examinations, decisions and approved requests in the database; rows are written once and never changed. */
@Component
class DecisionLedger implements Approvals {
    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final Book book;
    private final OrderConfirmation confirmation;

    DecisionLedger(JdbcClient jdbc, DocumentStore documents, Book book, OrderConfirmation confirmation) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.book = book;
        this.confirmation = confirmation;
    }

    /** A decision about to be written. */
    record Entry(
            UUID caseId,
            int round,
            boolean accepted,
            List<String> reasons,
            Actor by,
            @Nullable String examiner,
            String note,
            String caseVersion,
            Instant at) {
        @Override
        public String toString() {
            return "Entry[" + caseId + ", round " + round + "]";
        }
    }

    int nextRound(UUID caseId) {
        return jdbc.sql("SELECT coalesce(max(round), 0) + 1 FROM decision WHERE application_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    void insert(Entry entry, Optional<ApprovedRequest> approved) {
        Actor.Automaton automaton = entry.by() instanceof Actor.Automaton a ? a : null;
        jdbc.sql("""
                        INSERT INTO decision (application_id, round, accepted, reasons, by_kind, decider, examiner,
                            responsible_officer, rule_set_sha256, note, case_version, decided_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(entry.caseId())
                .param(entry.round())
                .param(entry.accepted())
                .param(entry.reasons().toArray(String[]::new))
                .param(entry.by().kind())
                .param(automaton == null ? entry.by().name() : automaton.automaton())
                .param(entry.examiner())
                .param(automaton == null ? null : automaton.responsibleOfficer())
                .param(automaton == null ? null : automaton.ruleSetSha256())
                .param(entry.note())
                .param(entry.caseVersion())
                .param(at(entry.at()))
                .update();
        approved.ifPresent(request -> insert(entry, request));
        book.record(Book.Entry.of(
                entry.by(),
                entry.accepted() ? "application-accepted" : "application-rejected",
                entry.caseId(),
                java.util.Map.of("round", entry.round(), "reasons", entry.reasons()),
                rows(entry, approved)));
    }

    private static Book.Row[] rows(Entry entry, Optional<ApprovedRequest> approved) {
        Book.Row decision = new Book.Row(ProtectedTable.DECISION, entry.caseId() + "|" + entry.round());
        return approved.map(request -> new Book.Row[] {
                    decision,
                    new Book.Row(
                            ProtectedTable.APPROVED_REQUEST,
                            request.order().orderId().toString())
                })
                .orElse(new Book.Row[] {decision});
    }

    private void insert(Entry entry, ApprovedRequest request) {
        jdbc.sql("""
                        INSERT INTO approved_request
                            (order_id, application_id, round, canonical, signature, key_id, approved_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(request.order().orderId())
                .param(entry.caseId())
                .param(entry.round())
                .param(request.signed().canonical().toByteArray())
                .param(request.signed().signature().toByteArray())
                .param(request.signed().keyId())
                .param(at(request.order().approvedAt()))
                .param(at(request.order().expiresAt()))
                .update();
        documents.put(
                entry.caseId(),
                DocumentKind.ISSUANCE_ORDER,
                "application/octet-stream",
                request.signed().canonical().toByteArray());
    }

    void insert(UUID caseId, int occurrence, String examiner, DecisionDesk.Finding finding, Instant at) {
        jdbc.sql("""
                        INSERT INTO examination (application_id, occurrence, examiner, recommend_accept,
                            confirmed_fields, note, case_version, examined_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(caseId)
                .param(occurrence)
                .param(examiner)
                .param(finding.recommendAccept())
                .param(finding.confirmedFields().toArray(String[]::new))
                .param(finding.note())
                .param(finding.caseVersion())
                .param(at(at))
                .update();
        book.record(Book.Entry.of(
                new Actor.Human(examiner),
                "application-examined",
                caseId,
                java.util.Map.of("recommendAccept", finding.recommendAccept(), "occurrence", occurrence),
                new Book.Row(ProtectedTable.EXAMINATION, caseId + "|" + occurrence)));
    }

    Optional<DecisionDesk.Decision> decision(UUID caseId) {
        return jdbc.sql("SELECT * FROM decision WHERE application_id = ? ORDER BY round DESC LIMIT 1")
                .param(caseId)
                .query((rs, n) -> new DecisionDesk.Decision(
                        rs.getBoolean("accepted"),
                        List.of((String[]) rs.getArray("reasons").getArray()),
                        rs.getString("by_kind"),
                        rs.getString("decider"),
                        rs.getTimestamp("decided_at").toInstant()))
                .optional();
    }

    Optional<DecisionDesk.Examination> examination(UUID caseId) {
        List<DecisionDesk.Examination> all = examinations(caseId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** Oldest first. */
    List<DecisionDesk.Examination> examinations(UUID caseId) {
        return jdbc.sql("SELECT * FROM examination WHERE application_id = ? ORDER BY occurrence")
                .param(caseId)
                .query((rs, n) -> new DecisionDesk.Examination(
                        rs.getString("examiner"),
                        rs.getBoolean("recommend_accept"),
                        rs.getString("note"),
                        rs.getTimestamp("examined_at").toInstant()))
                .list();
    }

    Set<String> examiners(UUID caseId) {
        return Set.copyOf(jdbc.sql("SELECT DISTINCT examiner FROM examination WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .list());
    }

    /** Digest over everything an officer sees of a case. */
    String caseVersion(UUID caseId) {
        String seen = jdbc.sql("""
                        SELECT concat_ws(';',
                            (SELECT version FROM application_state WHERE application_id = :id),
                            (SELECT string_agg(attempt || ':' || result, ',' ORDER BY attempt)
                                FROM identity_verification WHERE application_id = :id),
                            (SELECT report::text FROM match_report WHERE application_id = :id),
                            (SELECT string_agg(occurrence || ':' || examiner || ':' || recommend_accept || ':' || note,
                                ',' ORDER BY occurrence) FROM examination WHERE application_id = :id),
                            (SELECT 'checked ' || string_agg(element_id || ':' || occurrence, ','
                                ORDER BY element_id, occurrence) FROM check_answer WHERE application_id = :id),
                            (SELECT max(round) FROM decision WHERE application_id = :id),
                            (SELECT 'back ' || max(occurrence) FROM reexamination WHERE application_id = :id),
                            (SELECT 'attended ' || c.outcome FROM assisted_binding b
                                JOIN assisted_closing c ON c.session_id = b.session_id WHERE b.application_id = :id),
                            (SELECT 'paper ' || version FROM paper_file WHERE application_id = :id))
                        """).param("id", caseId).query(String.class).single();
        return Der.of(seen.getBytes(StandardCharsets.UTF_8)).sha256Hex();
    }

    @Override
    public Optional<Approval> current(UUID caseId) {
        return jdbc.sql("""
                        SELECT r.* FROM approved_request r
                        WHERE r.application_id = ?
                            AND r.round = (SELECT max(round) FROM decision d WHERE d.application_id = r.application_id)
                        """).param(caseId).query((rs, n) -> approval(rs)).optional();
    }

    @Override
    public Confirmation confirm(Approval approval) {
        return confirmation.of(approval);
    }

    private static Approval approval(ResultSet rs) throws SQLException {
        return new Approval(
                rs.getObject("order_id", UUID.class),
                rs.getObject("application_id", UUID.class),
                new SignedOrder(
                        Der.of(rs.getBytes("canonical")), Der.of(rs.getBytes("signature")), rs.getString("key_id")),
                rs.getTimestamp("expires_at").toInstant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
