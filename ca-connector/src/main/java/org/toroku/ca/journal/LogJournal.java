package org.toroku.ca.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.Node;
import org.toroku.pki.merkle.Nodes;

/** The Merkle log's rows: leaves, complete subtrees, signed heads and their timestamps. */
public final class LogJournal implements Nodes {
    /** Any number that nothing else here locks by. */
    private static final long PUBLISHING = 0x746f726f6b75_6c6fL;

    /**
     * @param size leaves
     * @param event the newest event of the journal that the log has read
     */
    public record Size(long size, long event) {}

    /** @param note as it was signed and exported */
    public record Head(long size, Instant at, String keyId, String note) {}

    public record Stamp(long size, Instant at, Der response) {}

    public record Leaf(long index, long event, String serial, Der content) {}

    private final DataSource source;
    private final Sql sql;

    public LogJournal(DataSource source) {
        this.source = source;
        this.sql = new Sql(source);
    }

    /** Takes the one turn to append; others wait for it to end, and its death gives it back with nothing appended. */
    public Appending append() {
        try {
            return Appending.begin(source.getConnection());
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** The right to sign heads, for one process at a time; the death of its connection gives it back. */
    public static final class Turn implements AutoCloseable {
        private final Connection connection;

        private Turn(Connection connection) {
            this.connection = connection;
        }

        @Override
        public void close() {
            try (connection) {
                asked(connection, "SELECT pg_advisory_unlock(?)");
            } catch (SQLException e) {
                throw new JournalUnavailable(e);
            }
        }
    }

    /** Empty while somebody else signs heads. */
    public Optional<Turn> turn() {
        try {
            Connection connection = source.getConnection();
            try {
                if (asked(connection, "SELECT pg_try_advisory_lock(?)")) {
                    return Optional.of(new Turn(connection));
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private static boolean asked(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, PUBLISHING);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    public Size size() {
        return sql.first(
                        "SELECT size, event FROM ca.log_size",
                        row -> new Size(row.getLong("size"), row.getLong("event")))
                .orElseThrow(() -> new IllegalStateException("the log of the CA has lost its size"));
    }

    @Override
    public Map<Node, Der> of(Set<Node> wanted) {
        try (Connection connection = source.getConnection()) {
            return LogNodes.read(connection, wanted);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** What the log says of a serial, the oldest first. */
    public List<Leaf> leaves(String serial) {
        return sql.query(
                "SELECT idx, event, serial, content FROM ca.log_leaf WHERE serial = ? ORDER BY idx",
                LogJournal::leaf,
                serial);
    }

    static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(row.getLong("idx"), row.getLong("event"), row.getString("serial"), Sql.der(row, "content"));
    }

    public Optional<Head> newestHead() {
        return sql.first("SELECT size, at, key_id, note FROM ca.log_head ORDER BY size DESC LIMIT 1", LogJournal::head);
    }

    public Optional<Head> head(long size) {
        return sql.first("SELECT size, at, key_id, note FROM ca.log_head WHERE size = ?", LogJournal::head, size);
    }

    /** The first head that waits for a timestamp: later stamped ones speak for all before them. */
    public Optional<Head> oldestUnstamped() {
        return sql.first("""
                SELECT size, at, key_id, note FROM ca.log_head
                WHERE size > (SELECT coalesce(max(size), 0) FROM ca.log_stamp) ORDER BY size LIMIT 1
                """, LogJournal::head);
    }

    public Optional<Stamp> newestStamp() {
        return sql.first("SELECT size, at, response FROM ca.log_stamp ORDER BY size DESC LIMIT 1", LogJournal::stamp);
    }

    /** The stamp of the first stamped head that has {@code size} leaves at least. */
    public Optional<Stamp> stampFrom(long size) {
        return sql.first(
                "SELECT size, at, response FROM ca.log_stamp WHERE size >= ? ORDER BY size LIMIT 1",
                LogJournal::stamp,
                size);
    }

    private static Head head(ResultSet row) throws SQLException {
        return new Head(row.getLong("size"), Sql.instant(row, "at"), row.getString("key_id"), row.getString("note"));
    }

    private static Stamp stamp(ResultSet row) throws SQLException {
        return new Stamp(row.getLong("size"), Sql.instant(row, "at"), Sql.der(row, "response"));
    }

    /** Puts an exported head on record; the first one of its size stays. */
    public void record(Head head) {
        sql.changes("""
                WITH stored AS (
                    INSERT INTO ca.log_head AS h (size, at, key_id, note) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING RETURNING h)
                SELECT ca.append_event('LOG_HEAD', 'log-head ' || (h).size, h, '', (h).at) FROM stored
                """, head.size(), head.at(), head.keyId(), head.note());
    }

    /** As {@link #record(Head)}, of a timestamp. */
    public void record(Stamp stamp) {
        sql.changes("""
                WITH stored AS (
                    INSERT INTO ca.log_stamp AS s (size, at, response) VALUES (?, ?, ?)
                    ON CONFLICT DO NOTHING RETURNING s)
                SELECT ca.append_event('LOG_STAMP', 'log-stamp ' || (s).size, s, '', (s).at) FROM stored
                """, stamp.size(), stamp.at(), stamp.response());
    }

    /** Works on one moment of log and journal, for whoever reads all of it. */
    public <T> T read(Reading<T> reading) {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                return reading.on(new LogMoment(connection));
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** What is done with one moment of the log. */
    @FunctionalInterface
    public interface Reading<T> {
        T on(LogMoment moment) throws SQLException;
    }
}
