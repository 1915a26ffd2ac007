package org.toroku.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Somebody who owns the database server of a run: past every role, and past its triggers and foreign keys. */
final class Superuser implements AutoCloseable {
    private final Connection connection;
    private final JdbcClient jdbc;

    private Superuser(Connection connection) {
        this.connection = connection;
        this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    static Superuser of(Standalone toroku) {
        return of(toroku.data("postgres"));
    }

    /** @param data folder of the server, which must be running */
    static Superuser of(Path data) {
        try {
            String port =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip();
            Connection connection =
                    DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/toroku", "postgres", "");
            Superuser superuser = new Superuser(connection);
            superuser
                    .sql("SET search_path = ra; SET TimeZone = 'UTC'; SET session_replication_role = replica")
                    .update();
            return superuser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the database server does not let its owner in", e);
        }
    }

    JdbcClient.StatementSpec sql(String sql, Object... params) {
        return jdbc.sql(sql).params(List.of(params));
    }

    int count(String sql, Object... params) {
        return sql(sql, params).query(Integer.class).single();
    }

    /** Certificates that exist of an application, in the RA's books or in the CA's. */
    int certificates(UUID caseId) {
        return count(
                "SELECT (SELECT count(*) FROM ra.issued_certificate WHERE application_id = ?)::int"
                        + " + (SELECT count(*) FROM ca.order_journal WHERE application_id = ? AND certificate IS NOT NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM ra.issued_certificate c WHERE c.order_id = order_journal.order_id))::int",
                caseId,
                caseId);
    }

    /** Orders of an application that the CA ever heard of. */
    int orders(UUID caseId) {
        return count("SELECT count(*)::int FROM ca.order_journal WHERE application_id = ?", caseId);
    }

    /** Entries of the book that call for people, about a case. */
    int alarms(UUID caseId) {
        return count(
                "SELECT count(*)::int FROM ra.audit_entry WHERE case_id = ?"
                        + " AND action IN ('step-halted', 'task-change-denied')",
                caseId);
    }

    /** Whether the book has an alarm about a case for a reason. */
    boolean alarmed(UUID caseId, String reason) {
        return count(
                        "SELECT count(*)::int FROM ra.audit_entry WHERE case_id = ?"
                                + " AND action IN ('step-halted', 'task-change-denied')"
                                + " AND detail::jsonb ->> 'reason' LIKE ?",
                        caseId,
                        reason)
                > 0;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("the connection did not close", e);
        }
    }
}
