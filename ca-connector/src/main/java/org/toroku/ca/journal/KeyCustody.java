package org.toroku.ca.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;

/** Wrapped subscriber keys and the record of their destruction (R10, R20). */
public final class KeyCustody {
    /**
     * @param wrapped empty once destroyed
     * @param certificate the order's certificate, empty before it is signed
     * @param revoked whether that certificate is good no more
     */
    public record Custody(
            Optional<Der> wrapped, Optional<Der> certificate, boolean revoked, Optional<Instant> destroyedAt) {}

    private final Sql sql;
    private final Clock clock;

    public KeyCustody(DataSource source, Clock clock) {
        this.sql = new Sql(source);
        this.clock = clock;
    }

    /** Empty where the CA made no key for this order. */
    public Optional<Custody> find(UUID orderId) {
        return sql.first(
                """
                SELECT k.wrapped, k.destroyed_at, j.certificate, r.revoked_at
                FROM ca.subscriber_key k JOIN ca.order_journal j USING (order_id)
                    LEFT JOIN ca.revocation r USING (serial)
                WHERE order_id = ?
                """,
                row -> new Custody(
                        optional(row.getBytes("wrapped")),
                        optional(row.getBytes("certificate")),
                        row.getObject("revoked_at") != null,
                        row.getObject("destroyed_at") == null
                                ? Optional.empty()
                                : Optional.of(Sql.instant(row, "destroyed_at"))),
                orderId);
    }

    /** Overwrites the wrapped key with nothing; repeating changes nothing. */
    public void destroy(UUID orderId, String reason) {
        Instant now = clock.instant();
        sql.changes("""
                WITH destroyed AS (
                    UPDATE ca.subscriber_key k SET wrapped = NULL, destroyed_at = ?, destroy_reason = ?
                    WHERE order_id = ? AND destroyed_at IS NULL RETURNING k)
                SELECT ca.append_event('KEY_DESTROYED', 'key ' || (k).order_id, k, ?, ?) FROM destroyed
                """, now, reason, orderId, reason, now);
    }

    private static Optional<Der> optional(byte @Nullable [] bytes) {
        return bytes == null ? Optional.empty() : Optional.of(Der.of(bytes));
    }
}
