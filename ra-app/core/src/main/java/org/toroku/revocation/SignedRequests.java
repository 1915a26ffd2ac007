package org.toroku.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.holder.SignedFolder;
import org.toroku.revocation.RevocationDesk.ByRule;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Signed;

/** What was signed, and what the rule judged of it, sealed under the certificate's case. What writes joins the caller's transaction. */
@Component
class SignedRequests {
    private final JdbcClient jdbc;
    private final Book book;

    SignedRequests(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** @param signatureSha256 hex */
    record Earlier(UUID requestId, String signatureSha256) {}

    /** Digests in hexadecimal. */
    record Digests(String content, String signature, String signer) {}

    /** @param why reason of the revocation, or why it is left to people */
    record Verdict(boolean revokes, String why, Optional<String> responsible) {
        static Verdict refer(String why) {
            return new Verdict(false, why, Optional.empty());
        }

        static Verdict revoke(Request request, SignedRequestRule.Judgement.Revoke judged) {
            return new Verdict(true, request.entry().reason().name(), Optional.of(judged.responsible()));
        }
    }

    Optional<Earlier> byNonce(UUID nonce) {
        return jdbc.sql("SELECT request_id, signature_sha256 FROM signed_revocation WHERE nonce = ?")
                .param(nonce)
                .query((row, _) ->
                        new Earlier(row.getObject("request_id", UUID.class), row.getString("signature_sha256")))
                .optional();
    }

    void insert(
            UUID requestId,
            UUID caseId,
            UUID nonce,
            Signed found,
            Digests digests,
            SignedFolder.Filed filed,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO signed_revocation
                            (request_id, application_id, nonce, content_sha256, signature_sha256, signer_sha256, status_known,
                             person_sure, text_document, signature_document, proof_document, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(requestId, caseId, nonce, digests.content(), digests.signature(), digests.signer())
                .params(found.statusKnown(), found.personSure(), filed.text(), filed.signature(), filed.proof())
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "revocation-signed",
                caseId,
                Map.of(
                        "request", requestId.toString(),
                        "content", digests.content(),
                        "signature", digests.signature(),
                        "signer", digests.signer(),
                        "statusKnown", found.statusKnown(),
                        "personSure", found.personSure()),
                signedRow(requestId)));
    }

    /** @param more rows that the judgement changed as well */
    void insert(Request request, Verdict verdict, Actor by, Instant now, Book.Row... more) {
        jdbc.sql("""
                        INSERT INTO revocation_by_rule
                            (request_id, application_id, rule, rule_sha256, verdict, why, responsible, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(request.id(), request.caseId(), SignedRequestRule.NAME, SignedRequestRule.SHA256)
                .params(verdict.revokes() ? "REVOKE" : "REFER", verdict.why())
                .param(verdict.responsible().orElse(null))
                .param(now.atOffset(ZoneOffset.UTC))
                .update();
        Map<String, Object> detail = new HashMap<>(Map.of(
                "request",
                request.id().toString(),
                "rule",
                SignedRequestRule.NAME,
                "ruleSha256",
                SignedRequestRule.SHA256,
                "verdict",
                verdict.revokes() ? "REVOKE" : "REFER",
                "why",
                verdict.why()));
        verdict.responsible().ifPresent(officer -> detail.put("responsible", officer));
        List<Book.Row> rows = new ArrayList<>(List.of(ruleRow(request.id())));
        rows.addAll(List.of(more));
        book.record(Book.Entry.of(
                by,
                verdict.revokes() ? "revocation-accepted-by-rule" : "revocation-left-to-people",
                request.caseId(),
                detail,
                rows.toArray(Book.Row[]::new)));
    }

    /** @throws org.toroku.audit.RowAlteredException where they are not what the book sealed */
    void hold(UUID requestId) {
        book.hold(signedRow(requestId));
        book.hold(ruleRow(requestId));
    }

    Optional<Signed> of(UUID requestId) {
        return jdbc.sql("""
                        SELECT s.signer_sha256, s.status_known, s.person_sure, r.rule, r.verdict, r.why, r.responsible,
                               r.at AS judged_at
                          FROM signed_revocation s LEFT JOIN revocation_by_rule r ON r.request_id = s.request_id
                         WHERE s.request_id = ?""")
                .param(requestId)
                .query((row, _) -> new Signed(
                        row.getString("signer_sha256"),
                        row.getBoolean("status_known"),
                        row.getBoolean("person_sure"),
                        byRule(row)))
                .optional();
    }

    private static Optional<ByRule> byRule(ResultSet row) throws SQLException {
        if (row.getString("rule") == null) {
            return Optional.empty();
        }
        return Optional.of(new ByRule(
                row.getString("rule"),
                row.getString("verdict").equals("REVOKE"),
                row.getString("why"),
                Optional.ofNullable(row.getString("responsible")),
                row.getTimestamp("judged_at").toInstant()));
    }

    private static Book.Row signedRow(UUID requestId) {
        return new Book.Row(ProtectedTable.SIGNED_REVOCATION, requestId.toString());
    }

    private static Book.Row ruleRow(UUID requestId) {
        return new Book.Row(ProtectedTable.REVOCATION_BY_RULE, requestId.toString());
    }
}
