package org.toroku.ca.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.Node;
import org.toroku.pki.merkle.Nodes;

/** Reads and writes complete subtrees, many with one statement. */
final class LogNodes {
    private LogNodes() {}

    static Map<Node, Der> read(Connection connection, Set<Node> wanted) throws SQLException {
        Map<Node, Der> found = new HashMap<>();
        if (wanted.isEmpty()) {
            return found;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT n.level, n.idx, n.hash
                FROM unnest(?::integer[], ?::bigint[]) w (level, idx) JOIN ca.log_node n USING (level, idx)
                """)) {
            bind(statement, connection, wanted);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.put(new Node(row.getInt("level"), row.getLong("idx")), Sql.der(row, "hash"));
                }
            }
        }
        for (Node node : wanted) {
            if (!found.containsKey(node)) {
                throw new Nodes.MissingNode(node);
            }
        }
        return found;
    }

    static void write(Connection connection, Map<Node, Der> nodes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO ca.log_node (level, idx, hash)
                SELECT * FROM unnest(?::integer[], ?::bigint[], ?::bytea[])
                """)) {
            bind(statement, connection, nodes.keySet());
            byte[][] hashes = nodes.values().stream().map(Der::toByteArray).toArray(byte[][]::new);
            statement.setArray(3, connection.createArrayOf("bytea", hashes));
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Connection connection, Collection<Node> nodes)
            throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf("int4", nodes.stream().map(Node::level).toArray(Integer[]::new)));
        statement.setArray(
                2,
                connection.createArrayOf("int8", nodes.stream().map(Node::index).toArray(Long[]::new)));
    }
}
