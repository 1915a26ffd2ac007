package org.toroku.ca.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/**
 * Orders from receipt to certificate. Every change is one compare-and-set with its event in the same transaction, so
 * any number of connectors may share the journal; the first committed certificate of an order is the only one.
 */
public final class OrderJournal {
    /** Answer to {@link #receive}. */
    public sealed interface Receipt {
        record New() implements Receipt {}

        record Known(JournalEntry entry) implements Receipt {}

        /** Another order of the same application is open or signed. */
        record ApplicationTaken() implements Receipt {}
    }

    /** Answer to {@link #reserve}. */
    public enum Reserving {
        RESERVED,
        /** Somebody else moved the order on; read it again. */
        OVERTAKEN,
        /** The public key is in another certificate. */
        KEY_TAKEN,
        /** The serial is another order's; nothing was written. */
        SERIAL_TAKEN
    }

    private static final String UNIQUE_VIOLATION = "23505";

    private final Sql sql;
    private final Clock clock;
    private final UUID self;
    private final long leaseMillis;
    private final OrderGroups groups;

    /**
     * @param self this connector instance; leases are its own
     * @param lease how long nobody else signs a reserved order
     */
    public OrderJournal(DataSource source, Clock clock, UUID self, Duration lease) {
        this.sql = new Sql(source);
        this.clock = clock;
        this.self = self;
        this.leaseMillis = lease.toMillis();
        this.groups = new OrderGroups(sql, self, leaseMillis);
    }

    /**
     * Records an authentic and sound order with its reservation at once, as {@link #receive} and {@link #reserve} do in
     * turn. False, and nothing written, where one of those would not have gone its usual way.
     */
    public boolean receiveReserved(IssuanceOrder order, SignedOrder signed, Reservation reservation) {
        return groups.reserve(order, signed, reservation, clock.instant());
    }

    /** Records an authentic order, or finds it. */
    public Receipt receive(IssuanceOrder order, SignedOrder signed) {
        Instant now = clock.instant();
        boolean received = sql.changes(
                """
                WITH received AS (
                    INSERT INTO ca.order_journal AS j
                        (order_id, application_id, canonical, signature, ra_key_id, state, received_at)
                    VALUES (?, ?, ?, ?, ?, 'RECEIVED', ?) ON CONFLICT DO NOTHING RETURNING j)
                SELECT ca.append_event('RECEIVED', 'order ' || (j).order_id, j, '', ?) FROM received
                """,
                order.orderId(),
                order.applicationId(),
                signed.canonical(),
                signed.signature(),
                signed.keyId(),
                now,
                now);
        if (received) {
            return new Receipt.New();
        }
        return find(order.orderId()).<Receipt>map(Receipt.Known::new).orElseGet(Receipt.ApplicationTaken::new);
    }

    /** Records an authentic order together with its refusal, where it cannot take its application's place. */
    public void receiveRefused(IssuanceOrder order, SignedOrder signed, String field, String reason) {
        Instant now = clock.instant();
        sql.changes(
                """
                WITH refused AS (
                    INSERT INTO ca.order_journal AS j (order_id, application_id, canonical, signature, ra_key_id, state,
                        refused_field, refused_reason, received_at)
                    VALUES (?, ?, ?, ?, ?, 'REFUSED', ?, ?, ?) ON CONFLICT DO NOTHING RETURNING j)
                SELECT ca.append_event('REFUSED', 'order ' || (j).order_id, j, ?, ?) FROM refused
                """,
                order.orderId(),
                order.applicationId(),
                signed.canonical(),
                signed.signature(),
                signed.keyId(),
                field,
                reason,
                now,
                reason,
                now);
    }

    /** Refuses a received order for good. */
    public void refuse(UUID orderId, String field, String reason) {
        sql.changes("""
                WITH refused AS (
                    UPDATE ca.order_journal j SET state = 'REFUSED', refused_field = ?, refused_reason = ?
                    WHERE order_id = ? AND state = 'RECEIVED' RETURNING j)
                SELECT ca.append_event('REFUSED', 'order ' || (j).order_id, j, ?, ?) FROM refused
                """, field, reason, orderId, reason, clock.instant());
    }

    /** Fixes serial, to-be-signed bytes and wrapped key, and takes the lease to sign. */
    public Reserving reserve(UUID orderId, Reservation r) {
        Instant now = clock.instant();
        try {
            boolean reserved = !sql.execute(
                            """
                    WITH reserved AS (
                        UPDATE ca.order_journal j SET state = 'RESERVED', serial = ?, spki = ?, tbs = ?, tbs_sha256 = ?,
                            lint = ?, not_before = ?, not_after = ?, reserved_at = ?, signer = ?,
                            lease_until = clock_timestamp() + ? * interval '1 millisecond'
                        WHERE order_id = ? AND state = 'RECEIVED' RETURNING j),
                    kept AS (
                        INSERT INTO ca.subscriber_key AS k (order_id, wrapped, created_at)
                        SELECT (j).order_id, key, ? FROM reserved, (SELECT ?::bytea AS key) w WHERE key IS NOT NULL
                        RETURNING k)
                    SELECT ca.append_event('RESERVED', 'order ' || (j).order_id, j, ?, ?),
                        (SELECT ca.append_event('KEY_MADE', 'key ' || (k).order_id, k, '', ?) FROM kept)
                    FROM reserved
                    """,
                            row -> true,
                            r.serial(),
                            r.publicKey(),
                            r.tbs(),
                            Der.of(r.tbs().sha256()),
                            r.lint(),
                            r.notBefore(),
                            r.notAfter(),
                            now,
                            self,
                            leaseMillis,
                            orderId,
                            now,
                            r.wrappedKey().orElse(null),
                            r.serial(),
                            now,
                            now)
                    .isEmpty();
            return reserved ? Reserving.RESERVED : Reserving.OVERTAKEN;
        } catch (SQLException e) {
            String message = e.getMessage();
            if (UNIQUE_VIOLATION.equals(e.getSQLState()) && message != null) {
                if (message.contains("order_journal_key")) {
                    return Reserving.KEY_TAKEN;
                }
                if (message.contains("order_journal_serial")) {
                    return Reserving.SERIAL_TAKEN;
                }
            }
            throw new JournalUnavailable(e);
        }
    }

    /** Takes the lease of a reserved order whose signer is gone; false while somebody else holds it. */
    public boolean lease(UUID orderId) {
        return sql.changes("""
                UPDATE ca.order_journal
                SET signer = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE order_id = ? AND state = 'RESERVED' AND (signer = ? OR lease_until < clock_timestamp())
                RETURNING order_id
                """, self, leaseMillis, orderId, self);
    }

    /** Lets others sign at once: this instance has no call at the device any more. */
    public void release(UUID orderId) {
        sql.changes("""
                UPDATE ca.order_journal SET lease_until = clock_timestamp()
                WHERE order_id = ? AND state = 'RESERVED' AND signer = ? RETURNING order_id
                """, orderId, self);
    }

    /**
     * Stores the certificate if the order has none yet and answers with the committed row; empty if another one was
     * first or the order was voided.
     */
    public Optional<JournalEntry.Signed> storeSigned(UUID orderId, Der certificate) {
        return groups.store(orderId, certificate, clock.instant());
    }

    /** Gives up a reserved order; its serial goes on the revocation list because a certificate may exist. */
    public boolean voidReserved(UUID orderId, String reason) {
        Instant now = clock.instant();
        return sql.changes("""
                WITH voided AS (
                    UPDATE ca.order_journal j SET state = 'VOID', void_reason = ?
                    WHERE order_id = ? AND state = 'RESERVED' AND (signer = ? OR lease_until < clock_timestamp())
                    RETURNING j),
                revoked AS (
                    INSERT INTO ca.revocation AS r (serial, revoked_at, reason, requested_by)
                    SELECT (j).serial, ?, 0, 'ca-connector' FROM voided ON CONFLICT DO NOTHING RETURNING r)
                SELECT ca.append_event('VOID', 'order ' || (j).order_id, j, ?, ?),
                    (SELECT ca.append_event('REVOKED', 'revocation ' || (r).serial, r, ?, ?) FROM revoked)
                FROM voided
                """, reason, orderId, self, now, reason, now, reason, now);
    }

    public Optional<JournalEntry> find(UUID orderId) {
        return sql.first("""
                SELECT order_id, canonical, state, refused_field, refused_reason, serial, tbs, certificate,
                    void_reason, not_before, not_after, r.revoked_at, r.reason
                FROM ca.order_journal LEFT JOIN ca.revocation r USING (serial) WHERE order_id = ?
                """, OrderJournal::entry, orderId);
    }

    /** Reserved serials that nobody is signing now, oldest first. */
    public List<Orphan> orphans() {
        return sql.query(
                """
                SELECT order_id, serial, reserved_at FROM ca.order_journal
                WHERE state = 'RESERVED' AND (signer = ? OR lease_until < clock_timestamp()) ORDER BY reserved_at
                """,
                row -> new Orphan(
                        row.getObject("order_id", UUID.class),
                        row.getString("serial"),
                        Sql.instant(row, "reserved_at")),
                self);
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        UUID orderId = row.getObject("order_id", UUID.class);
        Der canonical = Sql.der(row, "canonical");
        return switch (row.getString("state")) {
            case "RECEIVED" -> new JournalEntry.Received(orderId, canonical);
            case "RESERVED" ->
                new JournalEntry.Reserved(orderId, canonical, row.getString("serial"), Sql.der(row, "tbs"));
            case "SIGNED" ->
                row.getObject("revoked_at") == null
                        ? OrderGroups.signed(row)
                        : new JournalEntry.Revoked(
                                orderId,
                                canonical,
                                row.getString("serial"),
                                Sql.instant(row, "revoked_at"),
                                row.getInt("reason"));
            case "REFUSED" ->
                new JournalEntry.Refused(
                        orderId, canonical, row.getString("refused_field"), row.getString("refused_reason"));
            case "VOID" ->
                new JournalEntry.Voided(orderId, canonical, row.getString("serial"), row.getString("void_reason"));
            case String other -> throw new IllegalStateException("unknown state " + other);
        };
    }
}
