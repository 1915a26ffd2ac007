package org.toroku.ca.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.toroku.pki.Der;

/** Serials that are not good any more, and the lists that say so. */
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
        return sql.first(
                "SELECT serial, revoked_at, reason FROM ca.revocation WHERE serial = ?",
                row -> new Entry(row.getString("serial"), Sql.instant(row, "revoked_at"), row.getInt("reason")),
                serial);
    }

    /** All revocations, by serial. */
    public List<Entry> all() {
        return sql.query(
                "SELECT serial, revoked_at, reason FROM ca.revocation ORDER BY serial",
                row -> new Entry(row.getString("serial"), Sql.instant(row, "revoked_at"), row.getInt("reason")));
    }

    /** A number larger than that of every list before (RFC 5280 section 5.2.3); gaps are allowed. */
    public long nextCrlNumber() {
        return sql.first("SELECT nextval('ca.crl_number') AS n", row -> row.getLong("n"))
                .orElseThrow();
    }

    public void storeCrl(long number, Instant thisUpdate, Instant nextUpdate, Der crl) {
        sql.changes("""
                WITH stored AS (
                    INSERT INTO ca.crl AS c (number, this_update, next_update, der) VALUES (?, ?, ?, ?) RETURNING c)
                SELECT ca.append_event('CRL', 'crl ' || (c).number, c, '', ?) FROM stored
                """, number, thisUpdate, nextUpdate, crl, thisUpdate);
    }
}
