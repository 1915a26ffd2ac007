package org.toroku.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.TransientDataAccessResourceException;

/**
 * Rows as they were before the transaction under way wrote them, each compared with its last seal. A transaction sees only
 * its own version of what it wrote; everybody else sees the former one until it commits, and nobody can change that
 * one meanwhile, since the writing holds the row. So another connection asks, for all tables alike: who writes a
 * protected row can forget nothing.
 *
 * <p>The connections are apart from those of transactions, of which each may wait here with one of its own. They ask one
 * plain question each, which waits for no row.
 */
final class FormerRows implements AutoCloseable {
    /**
     * They wait for nobody but whoever changes the schema; then the act fails, and is tried again. The planner takes a row
     * to be sealed by many entries, and would compile a question of a tenth of a millisecond.
     */
    private static final String SESSION =
            "SET TIME ZONE 'UTC'; SET default_transaction_read_only = on; SET lock_timeout = '10s'; SET jit = off";

    private static final int CONNECTIONS = 4;

    private final HikariDataSource connections;
    private final LastSeals seals;

    private FormerRows(HikariDataSource connections, LastSeals seals) {
        this.connections = connections;
        this.seals = seals;
    }

    static FormerRows over(DataSource database, LastSeals seals) {
        HikariConfig config = new HikariConfig();
        try {
            if (database.isWrapperFor(HikariDataSource.class)) {
                database.unwrap(HikariDataSource.class).copyStateTo(config);
            } else {
                config.setDataSource(database);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the pool of connections says nothing of itself", e);
        }
        config.setPoolName("former-rows");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        String before = config.getConnectionInitSql();
        config.setConnectionInitSql(before == null ? SESSION : before + "; " + SESSION);
        config.setInitializationFailTimeout(-1);
        return new FormerRows(new HikariDataSource(config), seals);
    }

    /**
     * @throws RowAlteredException where one of the rows was altered, deleted or inserted without an entry
     * @throws TransientDataAccessResourceException where the rows cannot be read now
     */
    void demandSealed(List<Book.Row> rows) {
        if (!rows.isEmpty()) {
            List<RowAlteredException> altered =
                    disagreeing(rows).stream().map(LastSeals::altered).toList();
            if (!altered.isEmpty()) {
                throw altered.getFirst();
            }
        }
    }

    private List<Book.Row> disagreeing(List<Book.Row> rows) {
        List<Book.Row> disagreeing = new ArrayList<>();
        // rows and seals by one statement, hence of one moment
        String sql = "SELECT n.i, c.content, e.* FROM unnest(?::text[]) WITH ORDINALITY AS n(name, i) LEFT JOIN ("
                + Rows.contents(rows) + ") c ON c.i = n.i - 1 LEFT JOIN LATERAL (" + LastSeals.entry("n.name")
                + ") e ON true";
        try (Connection connection = connections.getConnection();
                PreparedStatement question = connection.prepareStatement(sql)) {
            Array names = connection.createArrayOf(
                    "text", rows.stream().map(LastSeals::name).toArray());
            question.setArray(1, names);
            int place = 2;
            for (String key : Rows.keys(rows)) {
                question.setString(place++, key);
            }
            try (ResultSet answer = question.executeQuery()) {
                while (answer.next()) {
                    Book.Row row = rows.get(answer.getInt("i") - 1);
                    if (!seals.agrees(answer, LastSeals.name(row))) {
                        disagreeing.add(row);
                    }
                }
            }
            return disagreeing;
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("rows cannot be compared with their last seals", e);
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
