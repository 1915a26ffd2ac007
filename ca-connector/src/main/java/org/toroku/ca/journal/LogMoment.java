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
import java.util.TreeMap;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.Node;
import org.toroku.pki.merkle.Nodes;

/** One moment of log and journal, read as a whole. */
public final class LogMoment implements Nodes {
    private final Connection connection;

    LogMoment(Connection connection) {
        this.connection = connection;
    }

    public LogJournal.Size size() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT size, event FROM ca.log_size")) {
            if (!row.next()) {
                throw new SQLException("the log of the CA has lost its size");
            }
            return new LogJournal.Size(row.getLong("size"), row.getLong("event"));
        }
    }

    /** As {@link Appending#events} reads them. */
    public List<LogEvent> events(long after, long upTo) {
        return Appending.events(connection, after, upTo);
    }

    public List<LogJournal.Leaf> leaves(long after, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT idx, event, serial, content FROM ca.log_leaf WHERE event > ? AND event <= ? ORDER BY idx
                """)) {
            statement.setLong(1, after);
            statement.setLong(2, upTo);
            List<LogJournal.Leaf> leaves = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    leaves.add(LogJournal.leaf(row));
                }
            }
            return leaves;
        }
    }

    public long leaves() throws SQLException {
        return count("SELECT count(*) FROM ca.log_leaf");
    }

    public long nodes() throws SQLException {
        return count("SELECT count(*) FROM ca.log_node");
    }

    private long count(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    public Map<Node, Der> nodes(Set<Node> wanted) throws SQLException {
        return LogNodes.read(connection, wanted);
    }

    @Override
    public Map<Node, Der> of(Set<Node> wanted) {
        try {
            return nodes(wanted);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** Notes of the heads on record by their size. */
    public Map<Long, String> heads() {
        Map<Long, String> heads = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT size, note FROM ca.log_head")) {
            while (row.next()) {
                heads.put(row.getLong("size"), row.getString("note"));
            }
            return heads;
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }
}
