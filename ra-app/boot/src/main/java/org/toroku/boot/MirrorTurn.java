package org.toroku.boot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The right to copy, for one process at a time; with the connection it is given back. */
final class MirrorTurn {
    /** "mirror" in ASCII. */
    private static final long LOCK = 0x6d_69_72_72_6f_72L;

    private final DataSource database;

    MirrorTurn(DataSource database) {
        this.database = database;
    }

    /** Does {@code work}, but for where another process is at it. */
    void inTurn(Runnable work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!asked(connection, "SELECT pg_try_advisory_lock(?)")) {
                return;
            }
            try {
                work.run();
            } finally {
                asked(connection, "SELECT pg_advisory_unlock(?)");
            }
        }
    }

    private static boolean asked(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
