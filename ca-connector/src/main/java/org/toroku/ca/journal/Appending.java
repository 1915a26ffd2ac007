package org.toroku.ca.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.Node;
import org.toroku.pki.merkle.Nodes;

/**
 * One transaction in which the log grows. It holds the log's size until it ends, so that a place is given once; what is
 * not committed was never appended, and the next turn reads the same events again.
 */
public final class Appending implements Nodes, AutoCloseable {
    /**
     * Rows that were there before events sealed them were taken into the chain as ADOPTED. Such an order is one that was
     * issued if it had its certificate then: if it has changed since, its own event SIGNED says so.
     */
    private static final String EVENTS = """
            SELECT * FROM (
                SELECT e.seq, 'issued' AS what, o.signed_at AS at, o.serial, NULL::integer AS reason,
                    sha256(o.certificate) AS certificate, sha256(o.canonical) AS ordered,
                    ca.row_digest(o) = e.row_digest
                        AND (e.kind = 'ADOPTED' OR encode(sha256(o.certificate), 'hex') = e.detail) AS sealed
                FROM ca.event e LEFT JOIN ca.order_journal o
                    ON o.order_id = CASE WHEN e.subject LIKE 'order %' THEN substr(e.subject, 7)::uuid END
                WHERE e.seq > ? AND e.seq <= ? AND (e.kind = 'SIGNED'
                    OR e.kind = 'ADOPTED' AND o.state = 'SIGNED' AND (ca.row_digest(o) = e.row_digest
                        OR NOT EXISTS (SELECT 1 FROM ca.event s WHERE s.kind = 'SIGNED' AND s.subject = e.subject)))
                UNION ALL
                SELECT e.seq, 'revoked', r.revoked_at, r.serial, r.reason, NULL, sha256(o.canonical),
                    ca.row_digest(r) = e.row_digest AND o.serial IS NOT NULL
                FROM ca.event e LEFT JOIN ca.revocation r
                    ON r.serial = CASE WHEN e.subject LIKE 'revocation %' THEN substr(e.subject, 12) END
                LEFT JOIN ca.order_journal o ON o.serial = r.serial
                WHERE e.seq > ? AND e.seq <= ?
                    AND (e.kind = 'REVOKED' OR e.kind = 'ADOPTED' AND e.subject LIKE 'revocation %')) logged
            ORDER BY seq
            """;

    private final Connection connection;
    private final boolean autoCommit;
    private final LogJournal.Size size;

    private Appending(Connection connection, boolean autoCommit, LogJournal.Size size) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.size = size;
    }

    static Appending begin(Connection connection) throws SQLException {
        try {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT size, event FROM ca.log_size FOR UPDATE")) {
                if (!row.next()) {
                    throw new IllegalStateException("the log of the CA has lost its size");
                }
                return new Appending(
                        connection, autoCommit, new LogJournal.Size(row.getLong("size"), row.getLong("event")));
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** As it is before this turn. */
    public LogJournal.Size size() {
        return size;
    }

    /** Number of the newest event; all before it are committed, since events are numbered one transaction after another. */
    public long newestEvent() {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT seq FROM ca.event_head")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** The events after the last one read, up to {@code upTo}, that belong into the log. */
    public List<LogEvent> events(long upTo) {
        return events(connection, size.event(), upTo);
    }

    static List<LogEvent> events(Connection connection, long after, long upTo) {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            statement.setLong(3, after);
            statement.setLong(4, upTo);
            List<LogEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(event(row));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private static LogEvent event(ResultSet row) throws SQLException {
        long event = row.getLong("seq");
        // null where there is no such row
        if (!row.getBoolean("sealed")) {
            return new LogEvent.Contradicted(event);
        }
        String serial = row.getString("serial");
        Der order = Sql.der(row, "ordered");
        return row.getString("what").equals("issued")
                ? new LogEvent.Issued(event, Sql.instant(row, "at"), serial, Sql.der(row, "certificate"), order)
                : new LogEvent.Revoked(event, Sql.instant(row, "at"), serial, row.getInt("reason"), order);
    }

    @Override
    public Map<Node, Der> of(Set<Node> wanted) {
        try {
            return LogNodes.read(connection, wanted);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** Writes {@code leaves} with what grows out of them; {@code event} is the newest that was read. */
    public void write(List<LogJournal.Leaf> leaves, Map<Node, Der> grown, long event) {
        try {
            if (!leaves.isEmpty()) {
                writeLeaves(leaves);
                LogNodes.write(connection, grown);
            }
            try (PreparedStatement statement =
                    connection.prepareStatement("UPDATE ca.log_size SET size = size + ?, event = ?")) {
                statement.setInt(1, leaves.size());
                statement.setLong(2, event);
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private void writeLeaves(List<LogJournal.Leaf> leaves) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO ca.log_leaf (idx, event, serial, content)
                SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bytea[])
                """)) {
            statement.setArray(
                    1, array("int8", leaves.stream().map(LogJournal.Leaf::index).toArray(Long[]::new)));
            statement.setArray(
                    2, array("int8", leaves.stream().map(LogJournal.Leaf::event).toArray(Long[]::new)));
            statement.setArray(
                    3,
                    array("text", leaves.stream().map(LogJournal.Leaf::serial).toArray(String[]::new)));
            statement.setArray(
                    4,
                    array(
                            "bytea",
                            leaves.stream()
                                    .map(leaf -> leaf.content().toByteArray())
                                    .toArray(byte[][]::new)));
            statement.executeUpdate();
        }
    }

    private java.sql.Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** Takes back what was not committed. */
    @Override
    public void close() {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }
}
