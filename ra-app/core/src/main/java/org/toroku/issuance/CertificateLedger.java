package org.toroku.issuance;

import java.sql.Timestamp;
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
import org.toroku.ca.Submission;
import org.toroku.evidence.DocumentKind;
import org.toroku.evidence.DocumentStore;
import org.toroku.paper.HandedOver;
import org.toroku.pki.Der;

/** Issued certificates and receipts in the database. */
@Component
class CertificateLedger implements IssuanceRecord, HandedOver {
    private static final String HANDED_OVER = "key-handed-over";
    private static final String CERTIFICATE_HANDED_OVER = "certificate-handed-over";
    private static final String RENEWAL = "order-to-be-renewed";
    private static final String REFUSED = "issuance-refused";

    /** Written before the CA hears of an order. */
    static final String ORDERED = "issuance-ordered";

    static final String REVOKED_ON_REQUEST = "certificate-revoked-on-request";

    private final JdbcClient jdbc;
    private final DocumentStore documents;
    private final Book book;

    CertificateLedger(JdbcClient jdbc, DocumentStore documents, Book book) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.book = book;
    }

    @Override
    public Optional<Issued> of(UUID caseId) {
        return jdbc.sql("SELECT * FROM issued_certificate WHERE application_id = ?")
                .param(caseId)
                .query((rs, n) -> new Issued(
                        rs.getObject("order_id", UUID.class),
                        rs.getString("serial"),
                        Der.of(rs.getBytes("certificate")),
                        rs.getTimestamp("not_after").toInstant(),
                        rs.getTimestamp("issued_at").toInstant(),
                        rs.getTimestamp("receipt_deadline").toInstant()))
                .optional();
    }

    void insert(UUID caseId, UUID orderId, Submission.Issued issued, Instant at, Instant receiptDeadline) {
        jdbc.sql("""
                        INSERT INTO issued_certificate
                            (application_id, order_id, serial, certificate, not_after, issued_at, receipt_deadline)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(caseId)
                .param(orderId)
                .param(issued.serial())
                .param(issued.certificate().toByteArray())
                .param(at(issued.notAfter()))
                .param(at(at))
                .param(at(receiptDeadline))
                .update();
        documents.put(
                caseId,
                DocumentKind.ISSUED_CERTIFICATE,
                "application/pkix-cert",
                issued.certificate().toByteArray());
        book.record(Book.Entry.of(
                new Actor.Service("issuance"),
                "certificate-issued",
                caseId,
                Map.of("order", orderId.toString(), "serial", issued.serial()),
                new Book.Row(ProtectedTable.ISSUED_CERTIFICATE, caseId.toString())));
    }

    /** @param signed whether its evidence follows, or it was a click */
    void insertReceipt(UUID caseId, String serial, Instant at, boolean signed) {
        jdbc.sql("INSERT INTO receipt (application_id, serial, confirmed_at) VALUES (?, ?, ?)")
                .params(caseId, serial, at(at))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "receipt-confirmed",
                caseId,
                Map.of("serial", serial, "signed", signed),
                new Book.Row(ProtectedTable.RECEIPT, caseId.toString())));
    }

    Optional<Instant> receipt(UUID caseId) {
        return jdbc.sql("SELECT confirmed_at FROM receipt WHERE application_id = ?")
                .param(caseId)
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional();
    }

    void handedOver(UUID caseId, String serial) {
        record(caseId, HANDED_OVER, Map.of("serial", serial));
    }

    /** Of a certificate whose key the applicant has: there is nothing else to hand over. */
    void certificateHandedOver(UUID caseId, String serial) {
        record(caseId, CERTIFICATE_HANDED_OVER, Map.of("serial", serial));
    }

    /** That an order is about to be taken back so that people decide again; found again after a crash in between. */
    void toBeRenewed(UUID caseId, UUID orderId, String why) {
        record(caseId, RENEWAL, Map.of("order", orderId.toString(), "why", why));
    }

    /** Cases whose certificate renews that of a case, or one that does, and so on; with a certificate. */
    List<UUID> renewalsOf(UUID caseId) {
        return jdbc.sql("""
                        WITH RECURSIVE later AS (
                            SELECT application_id FROM renewal WHERE renewed_application = ?
                            UNION SELECT r.application_id FROM renewal r
                                    JOIN later l ON r.renewed_application = l.application_id)
                        SELECT c.application_id FROM later l JOIN issued_certificate c USING (application_id)
                         ORDER BY c.issued_at, c.application_id""")
                .param(caseId)
                .query((row, n) -> row.getObject("application_id", UUID.class))
                .list();
    }

    /** Cases whose certificate a case renews, or the one of such a case; the oldest first. */
    List<UUID> renewedBy(UUID caseId) {
        return jdbc.sql("""
                        WITH RECURSIVE earlier AS (
                            SELECT renewed_application FROM renewal WHERE application_id = ?
                            UNION SELECT r.renewed_application FROM renewal r
                                    JOIN earlier e ON r.application_id = e.renewed_application)
                        SELECT c.application_id FROM earlier e
                          JOIN issued_certificate c ON c.application_id = e.renewed_application
                         ORDER BY c.issued_at, c.application_id""")
                .param(caseId)
                .query((row, n) -> row.getObject("application_id", UUID.class))
                .list();
    }

    /** Whether the book does not say yet that the certificate of a case was revoked on request. */
    boolean isFirstRevocation(UUID caseId) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? AND action = ?)")
                .params(caseId, REVOKED_ON_REQUEST)
                .query(Boolean.class)
                .single();
    }

    /** Whether the book says that a certificate was to be revoked because the one that it renews was. */
    boolean wasRevokedWith(UUID renewal, UUID renewed) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? AND action = ?"
                        + " AND detail::jsonb ->> 'with' = ?)")
                .params(renewal, "revocation-requested", renewed.toString())
                .query(Boolean.class)
                .single();
    }

    /** Why an order was taken back, where it was for a new decision. */
    boolean wasToBeRenewed(UUID caseId, UUID orderId) {
        return saysOf(caseId, RENEWAL, orderId);
    }

    /** That the CA refused an order, and its case stands still. */
    void refused(UUID caseId, UUID orderId, String field, String reason) {
        record(caseId, REFUSED, Map.of("order", orderId.toString(), "field", field, "reason", reason));
    }

    /** Whether a manager had the case tried again after its order was refused. */
    boolean wasTriedAgain(UUID caseId, UUID orderId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT 1 FROM audit_entry refused JOIN audit_entry resumed USING (case_id)
                            WHERE case_id = ? AND refused.action = ? AND refused.detail::jsonb ->> 'order' = ?
                              AND resumed.action = 'step-resumed' AND resumed.seq > refused.seq
                              AND resumed.detail::jsonb ->> 'reason' <> 'return-settled')""")
                .params(caseId, REFUSED, orderId.toString())
                .query(Boolean.class)
                .single();
    }

    /** Whether the CA may have heard of an order. */
    boolean wasOrdered(UUID caseId, UUID orderId) {
        return saysOf(caseId, ORDERED, orderId);
    }

    private boolean saysOf(UUID caseId, String action, UUID orderId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? AND action = ?"
                        + " AND detail::jsonb ->> 'order' = ?)")
                .params(caseId, action, orderId.toString())
                .query(Boolean.class)
                .single();
    }

    /** Whether the book knows that the key left the house, or the certificate where the house never had the key. */
    @Override
    public boolean wasHandedOver(UUID caseId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? AND action IN (?, ?))")
                .params(caseId, HANDED_OVER, CERTIFICATE_HANDED_OVER)
                .query(Boolean.class)
                .single();
    }

    /** When the first of that was. */
    Optional<Instant> handedOverAt(UUID caseId) {
        return jdbc.sql("SELECT min(at) FROM audit_entry WHERE case_id = ? AND action IN (?, ?)")
                .params(caseId, HANDED_OVER, CERTIFICATE_HANDED_OVER)
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    void record(UUID caseId, String action, Map<String, Object> detail) {
        book.record(Book.Entry.of(new Actor.Service("issuance"), action, caseId, detail));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
