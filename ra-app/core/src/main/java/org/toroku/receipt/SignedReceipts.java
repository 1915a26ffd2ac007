package org.toroku.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.toroku.holder.SignedFolder;
import org.toroku.receipt.ReceiptDesk.Means;

/** Receipts that were signed, in the database and in the book. What writes joins the caller's transaction. */
@Component
class SignedReceipts {
    private final JdbcClient jdbc;
    private final Book book;

    SignedReceipts(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** Digests in hexadecimal. */
    record Row(Means means, String signatureSha256, String signerSha256, String rule, Instant at) {}

    Optional<Row> of(UUID caseId) {
        return jdbc.sql("SELECT means, signature_sha256, signer_sha256, rule, at FROM signed_receipt"
                        + " WHERE application_id = ?")
                .param(caseId)
                .query(SignedReceipts::row)
                .optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                Means.valueOf(row.getString("means")),
                row.getString("signature_sha256"),
                row.getString("signer_sha256"),
                row.getString("rule"),
                row.getTimestamp("at").toInstant());
    }

    /** Who signed and what is one entry, that nobody but a rule accepted it another. */
    void insert(ReceiptTicket ticket, Means means, SignedFolder.Signed signed, SignedFolder.Filed filed, Instant now) {
        UUID caseId = ticket.caseId();
        String content = signed.content().sha256Hex();
        String signature = signed.signature().sha256();
        String signer = signed.proof().certificate().sha256Hex();
        jdbc.sql("""
                        INSERT INTO signed_receipt
                            (application_id, nonce, means, content_sha256, signature_sha256, signer_sha256, rule, rule_sha256,
                             text_document, signature_document, proof_document, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(caseId, ticket.nonce(), means.name(), content, signature, signer)
                .params(ReceiptRule.NAME, ReceiptRule.SHA256, filed.text(), filed.signature(), filed.proof())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "receipt-signed",
                caseId,
                Map.of("means", means.name(), "content", content, "signature", signature, "signer", signer),
                new Book.Row(ProtectedTable.SIGNED_RECEIPT, caseId.toString())));
        book.record(Book.Entry.of(
                ReceiptRule.ACTOR,
                "receipt-accepted-by-rule",
                caseId,
                Map.of("rule", ReceiptRule.NAME, "ruleSha256", ReceiptRule.SHA256, "signature", signature)));
    }
}
