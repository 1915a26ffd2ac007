package org.toroku.confirmation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
import org.toroku.confirmation.CoolingOffDesk.Why;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.subjectkey.CodeDigests;
import org.toroku.subjectkey.CodeOrders;

/**
 * 失効コード: single-use codes with which a certificate is taken back. Until its letter is posted a code waits, encrypted, to be
 * printed; afterwards there is a keyed digest only. Every method joins the caller's transaction.
 */
@Component
class RevocationCodes {
    private static final String PURPOSE = "revocation-code";

    private final JdbcClient jdbc;
    private final CodeOrders orders;
    private final Book book;
    private final CodeDigests digests;
    private final Clock clock;

    RevocationCodes(JdbcClient jdbc, CodeOrders orders, Book book, CodeDigests digests, Clock clock) {
        this.jdbc = jdbc;
        this.orders = orders;
        this.book = book;
        this.digests = digests;
        this.clock = clock;
    }

    /**
     * @param expiresAt known once the letter was posted
     * @param used when and why it was used
     * @param revokedAt when the CA revoked upon it
     */
    record Code(
            UUID caseId,
            String digest,
            UUID mailId,
            Optional<Instant> expiresAt,
            boolean isVoid,
            Optional<Use> used,
            Optional<Instant> revokedAt) {
        boolean usable() {
            return expiresAt.isPresent() && !isVoid;
        }

        @Override
        public String toString() {
            return "Code[" + caseId + "]";
        }
    }

    record Use(Instant at, Why why) {}

    Optional<Code> find(UUID caseId) {
        return select(caseId, "");
    }

    /**
     * Held until the caller's transaction ends, so that no code is used twice.
     *
     * @throws org.toroku.audit.RowAlteredException where somebody altered the code: none revokes anything then
     */
    Optional<Code> lock(UUID caseId) {
        Optional<Code> found = select(caseId, " FOR UPDATE");
        found.ifPresent(code -> book.hold(sealedRow(caseId)));
        return found;
    }

    private Optional<Code> select(UUID caseId, String more) {
        return jdbc.sql("SELECT * FROM revocation_code WHERE application_id = ?" + more)
                .param(caseId)
                .query(RevocationCodes::code)
                .optional();
    }

    /** Cases whose code was used and whose revocation is not in the book yet; by rows that nobody compared with the book. */
    List<UUID> unfinished() {
        return jdbc.sql("SELECT application_id FROM revocation_code WHERE used_at IS NOT NULL AND revoked_at IS NULL"
                        + " ORDER BY used_at")
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    private static Code code(ResultSet rs, int index) throws SQLException {
        Optional<Instant> usedAt = instant(rs.getTimestamp("used_at"));
        String why = rs.getString("why");
        return new Code(
                rs.getObject("application_id", UUID.class),
                rs.getString("code_hmac"),
                rs.getObject("mail_id", UUID.class),
                instant(rs.getTimestamp("expires_at")),
                rs.getString("void_reason") != null,
                usedAt.map(at -> new Use(at, Why.valueOf(why))),
                instant(rs.getTimestamp("revoked_at")));
    }

    private static Optional<Instant> instant(@org.jspecify.annotations.Nullable Timestamp timestamp) {
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }

    /** Makes a code and orders its letter; an earlier one revokes nothing from now on and, where it never left, is erased. */
    void issue(UUID caseId, OutgoingMail.Channel channel, Actor by) {
        find(caseId).ifPresent(earlier -> book.hold(sealedRow(caseId)));
        CodeOrders.Ordered ordered = orders.order(caseId, LetterKind.CONFIRMATION, channel, by);
        jdbc.sql("""
                        INSERT INTO revocation_code (application_id, number, code_hmac, mail_id, issued_at)
                        VALUES (?, 1, ?, ?, ?)
                        ON CONFLICT (application_id) DO UPDATE SET number = revocation_code.number + 1,
                            code_hmac = excluded.code_hmac, mail_id = excluded.mail_id,
                            issued_at = excluded.issued_at, expires_at = NULL, void_reason = NULL
                        """)
                .params(caseId, digest(caseId, ordered.code()), ordered.letter(), utc(clock.instant()))
                .update();
        changed(caseId, by, "revocation-code-issued", Map.of());
    }

    /** From now on it revokes, until {@code expiresAt}; the code itself is erased. */
    void posted(Code code, Instant expiresAt, Actor by) {
        jdbc.sql("UPDATE revocation_code SET expires_at = ? WHERE application_id = ?")
                .params(utc(expiresAt), code.caseId())
                .update();
        orders.erase(code.caseId(), LetterKind.CONFIRMATION);
        changed(code.caseId(), by, "revocation-code-posted", Map.of());
    }

    void makeVoid(UUID caseId, String reason, Actor by) {
        jdbc.sql("UPDATE revocation_code SET void_reason = ? WHERE application_id = ?")
                .params(reason, caseId)
                .update();
        changed(caseId, by, "revocation-code-void", Map.of("reason", reason));
    }

    void used(UUID caseId, Why why, Instant at) {
        jdbc.sql("UPDATE revocation_code SET used_at = ?, why = ? WHERE application_id = ?")
                .params(utc(at), why.name(), caseId)
                .update();
        changed(caseId, new Actor.CodeHolder(), "revocation-code-used", Map.of("why", why.name()));
    }

    /** False where somebody else wrote down before that it was carried out. */
    boolean carriedOut(UUID caseId, Instant at) {
        boolean first = lock(caseId).filter(code -> code.revokedAt().isEmpty()).isPresent();
        if (first) {
            jdbc.sql("UPDATE revocation_code SET revoked_at = ? WHERE application_id = ?")
                    .params(utc(at), caseId)
                    .update();
            changed(caseId, new Actor.Service("confirmation"), "revocation-code-settled", Map.of());
        }
        return first;
    }

    /** Something that happened and changes nothing of a code. */
    void note(UUID caseId, String action, Map<String, Object> detail, Actor by) {
        book.record(Book.Entry.of(by, action, caseId, detail));
    }

    String digest(UUID caseId, String plain) {
        return digests.of(PURPOSE, caseId, plain);
    }

    private void changed(UUID caseId, Actor by, String action, Map<String, Object> detail) {
        book.record(Book.Entry.of(by, action, caseId, detail, sealedRow(caseId)));
    }

    private static Book.Row sealedRow(UUID caseId) {
        return new Book.Row(ProtectedTable.REVOCATION_CODE, caseId.toString());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
