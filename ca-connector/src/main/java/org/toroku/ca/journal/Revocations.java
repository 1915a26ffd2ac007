package org.toroku.ca.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/** Serials that are not good any more. */
public final class Revocations {
    /** @param reason RFC 5280 section 5.3.1 code */
    public record Entry(String serial, Instant at, int reason) {}

    private final Sql sql;
    private final Clock clock;

    public Revocations(DataSource source, Clock clock) {
        this.sql = new Sql(source);
        this.clock = clock;
    }

    /**
     * Revokes any serial that was ever reserved; an order still being signed is voided by it. Empty for a serial that
     * this CA never assigned.
     */
    public Optional<Entry> revoke(String serial, int reason, String requestedBy) {
        Instant now = clock.instant();
        sql.changes("""
                WITH revoked AS (
                    INSERT INTO ca.revocation AS r (serial, revoked_at, reason, requested_by)
                    SELECT serial, ?, ?, ? FROM ca.order_journal WHERE serial = ? ON CONFLICT DO NOTHING RETURNING r),
                voided AS (
                    UPDATE ca.order_journal j SET state = 'VOID', void_reason = 'revoked'
                    WHERE serial = ? AND state = 'RESERVED' RETURNING j)
                SELECT ca.append_event('REVOKED', 'revocation ' || (r).serial, r, ?, ?) FROM revoked
                UNION ALL
                SELECT ca.append_event('VOID', 'order ' || (j).order_id, j, 'revoked', ?) FROM voided
                """, now, reason, requestedBy, serial, serial, requestedBy, now, now);
        return find(serial);
    }

    /** Whether this CA ever assigned the serial to an order. */
    public boolean assigned(String serial) {
        return sql.changes("SELECT 1 FROM ca.order_journal WHERE serial = ?", serial);
    }

    public Optional<Entry> find(String serial) {
        return sql.first(
                "SELECT serial, revoked_at, reason FROM ca.revocation WHERE serial = ?",
                row -> new Entry(row.getString("serial"), Sql.instant(row, "revoked_at"), row.getInt("reason")),
                serial);
    }
}
