package org.toroku.ca.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.toroku.ca.journal.Exchange.State;
import org.toroku.pki.Der;

/**
 * Exchanges with another CA. Every change is one compare-and-set with its event in the same transaction, by the one
 * connector that holds the lease; whoever lost it writes nothing any more.
 */
public final class ExchangeJournal {
    /** Answer to {@link #open}. */
    public enum Opening {
        OPENED,
        /** The order has an exchange already. */
        KNOWN,
        /** What became of another order of the same application is not known yet. */
        APPLICATION_OPEN,
        /** The public key is in another certificate or in another request. */
        KEY_TAKEN
    }

    private static final String UNIQUE_VIOLATION = "23505";

    private final Sql sql;
    private final Clock clock;
    private final UUID self;
    private final long leaseMillis;

    /**
     * @param self this connector instance; leases are its own
     * @param lease how long nobody else talks about an order
     */
    public ExchangeJournal(DataSource source, Clock clock, UUID self, Duration lease) {
        this.sql = new Sql(source);
        this.clock = clock;
        this.self = self;
        this.leaseMillis = lease.toMillis();
    }

    /** Puts a request on record that was not sent yet. */
    public Opening open(UUID orderId, UUID applicationId, Der publicKey, Der transactionId, Der request) {
        Instant now = clock.instant();
        try {
            boolean opened = !sql.execute(
                            """
                    WITH opened AS (
                        INSERT INTO ca.cmp_exchange AS x (order_id, application_id, spki, transaction_id, request, state,
                            unanswered, confirm, opened_at)
                        SELECT ?, ?, ?::bytea, ?, ?, 'ASKED', 0, false, ?
                        WHERE NOT EXISTS (SELECT 1 FROM ca.order_journal
                            WHERE sha256(spki) = sha256(?::bytea) AND state IN ('RESERVED', 'SIGNED'))
                        ON CONFLICT (order_id) DO NOTHING RETURNING x)
                    SELECT ca.append_event('EXCHANGE_OPENED', 'exchange ' || (x).order_id, x, '', ?) FROM opened
                    """,
                            row -> true,
                            orderId,
                            applicationId,
                            publicKey,
                            transactionId,
                            request,
                            now,
                            publicKey,
                            now)
                    .isEmpty();
            if (opened) {
                return Opening.OPENED;
            }
            return find(orderId).isPresent() ? Opening.KNOWN : Opening.KEY_TAKEN;
        } catch (SQLException e) {
            String message = e.getMessage();
            if (UNIQUE_VIOLATION.equals(e.getSQLState()) && message != null) {
                if (message.contains("cmp_exchange_application")) {
                    return Opening.APPLICATION_OPEN;
                }
                if (message.contains("cmp_exchange_key")) {
                    return Opening.KEY_TAKEN;
                }
            }
            throw new JournalUnavailable(e);
        }
    }

    public Optional<Exchange> find(UUID orderId) {
        return sql.first("SELECT * FROM ca.cmp_exchange WHERE order_id = ?", ExchangeJournal::exchange, orderId);
    }

    /** Orders of which it is not known yet what became of them, the oldest first. */
    public List<UUID> open() {
        return sql.query("""
                SELECT order_id FROM ca.cmp_exchange
                WHERE state IN ('ASKED', 'WAITING', 'ANSWERED', 'UNWANTED') ORDER BY opened_at
                """, row -> row.getObject("order_id", UUID.class));
    }

    /** Takes the lease; false while somebody else talks about the order. */
    public boolean lease(UUID orderId) {
        return sql.changes("""
                UPDATE ca.cmp_exchange SET signer = ?, lease_until = clock_timestamp() + ? * interval '1 millisecond'
                WHERE order_id = ? AND (signer IS NULL OR lease_until < clock_timestamp()) RETURNING order_id
                """, self, leaseMillis, orderId);
    }

    /** Lets others talk about the order at once. */
    public void release(UUID orderId) {
        sql.changes("""
                UPDATE ca.cmp_exchange SET signer = NULL, lease_until = NULL
                WHERE order_id = ? AND signer = ? RETURNING order_id
                """, orderId, self);
    }

    /**
     * To be called before the request is sent: from here on it may have arrived.
     *
     * @param pause as long as it must not be sent again, by the clock of the leases, which is the same for all
     */
    public boolean sending(UUID orderId, Duration pause) {
        return change(
                "EXCHANGE_SENT",
                "unanswered = unanswered + 1, ask_after = clock_timestamp() + ? * interval '1 millisecond'",
                "state = 'ASKED'",
                orderId,
                pause.toMillis());
    }

    /** Whether the pause of the last {@link #sending} is not over. */
    public boolean pausing(UUID orderId) {
        return sql.first(
                        "SELECT 1 FROM ca.cmp_exchange WHERE order_id = ? AND ask_after > clock_timestamp()",
                        row -> true,
                        orderId)
                .isPresent();
    }

    /** The last sending was answered, or is known not to have arrived. */
    public boolean settled(UUID orderId) {
        return change("EXCHANGE_NOT_SENT", "unanswered = unanswered - 1", "state = 'ASKED'", orderId);
    }

    /** The request was refused, and whether anything was issued for it has to be seen. */
    public boolean objected(UUID orderId, String field, String why) {
        return change(
                "EXCHANGE_OBJECTED", "objection_field = ?, objection = ?", "state = 'ASKED'", orderId, field, why);
    }

    /** The other CA has the request. */
    public boolean waiting(UUID orderId, Der peerNonce, Instant askAfter) {
        return change(
                "EXCHANGE_WAITING",
                "state = 'WAITING', peer_nonce = ?, ask_after = ?",
                "state IN ('ASKED', 'WAITING')",
                orderId,
                peerNonce,
                askAfter);
    }

    /** A sound certificate came. */
    public boolean answered(UUID orderId, Der certificate, boolean confirm, Der peerNonce) {
        return change(
                "EXCHANGE_ANSWERED",
                "state = 'ANSWERED', certificate = ?, confirm = ?, peer_nonce = ?, objection_field = NULL, objection = NULL",
                "state IN ('ASKED', 'WAITING')",
                orderId,
                certificate,
                confirm,
                peerNonce);
    }

    /** A certificate came that must not be good. */
    public boolean unwanted(UUID orderId, Der certificate, boolean confirm, Der peerNonce, String field, String why) {
        return change(
                "EXCHANGE_UNWANTED",
                "state = 'UNWANTED', certificate = ?, confirm = ?, peer_nonce = ?, objection_field = ?, objection = ?",
                "state IN ('ASKED', 'WAITING')",
                orderId,
                certificate,
                confirm,
                peerNonce,
                field,
                why);
    }

    /** The certificate that is here must not be good after all. */
    public boolean unwanted(UUID orderId, String field, String why) {
        return change(
                "EXCHANGE_UNWANTED",
                "state = 'UNWANTED', objection_field = ?, objection = ?",
                "state = 'ANSWERED'",
                orderId,
                field,
                why);
    }

    /** The other CA waits for no confirmation any more. */
    public boolean confirmed(UUID orderId) {
        return change("EXCHANGE_CONFIRMED", "confirm = false", "confirm", orderId);
    }

    /** Nothing more is to be asked. */
    public boolean end(UUID orderId, State end) {
        return change("EXCHANGE_ENDED", "state = ?", "state <> 'ISSUED'", orderId, end.name());
    }

    private boolean change(String kind, String set, String from, UUID orderId, Object... values) {
        List<Object> parameters = new ArrayList<>(List.of(values));
        parameters.add(orderId);
        parameters.add(self);
        parameters.add(kind);
        parameters.add(clock.instant());
        return sql.changes(
                "WITH changed AS (UPDATE ca.cmp_exchange x SET " + set
                        + " WHERE order_id = ? AND signer = ? AND " + from + " RETURNING x)"
                        + " SELECT ca.append_event(?, 'exchange ' || (x).order_id, x, (x).state, ?) FROM changed",
                parameters.toArray());
    }

    private static Exchange exchange(ResultSet row) throws SQLException {
        return new Exchange(
                row.getObject("order_id", UUID.class),
                Sql.der(row, "spki"),
                Sql.der(row, "transaction_id"),
                Sql.der(row, "request"),
                State.valueOf(row.getString("state")),
                row.getInt("unanswered"),
                optional(row, "peer_nonce"),
                row.getObject("ask_after") == null ? Optional.empty() : Optional.of(Sql.instant(row, "ask_after")),
                optional(row, "certificate"),
                row.getBoolean("confirm"),
                Optional.ofNullable(row.getString("objection_field")),
                Optional.ofNullable(row.getString("objection")),
                Sql.instant(row, "opened_at"));
    }

    private static Optional<Der> optional(ResultSet row, String column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? Optional.empty() : Optional.of(Der.of(bytes));
    }
}
