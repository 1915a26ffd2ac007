package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.assertj.core.api.ListAssert;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes rows as whoever owns the database can, and asks the book. Nothing of it stays.
 *
 * @param sql of the connections that {@code transaction} binds
 */
public record RowSweep(JdbcClient sql, TransactionTemplate transaction, BookVerifier book) {
    record Column(String name, String type) {}

    /**
     * Each column of one row, then the row itself.
     *
     * @param where condition that picks the row
     * @param expected what is demanded of the places that the book names after each change
     */
    public void each(ProtectedTable table, String where, Consumer<ListAssert<String>> expected) {
        for (Column column : columns(sql, table)) {
            String change = " SET " + column.name() + " = " + other(column) + " WHERE " + where;
            expected.accept(assertThat(findings(table, "UPDATE " + table.table() + change))
                    .as("%s.%s", table, column.name()));
        }
        expected.accept(assertThat(findings(table, "DELETE FROM " + table.table() + " WHERE " + where))
                .as("%s without the row", table));
    }

    static List<Column> columns(JdbcClient sql, ProtectedTable table) {
        List<Column> columns = sql.sql("SELECT column_name, udt_name FROM information_schema.columns"
                        + " WHERE table_name = ? AND is_identity = 'NO'")
                .param(table.table())
                .query((rs, n) -> new Column(rs.getString(1), rs.getString(2)))
                .list();
        assertThat(columns).hasSizeGreaterThan(1);
        return columns;
    }

    /** Places that the book names after a change of one row. */
    public List<String> findings(ProtectedTable table, String change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            sql.sql("SET LOCAL session_replication_role = replica").update();
            sql.sql("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass")
                    .param(table.table())
                    .query(String.class)
                    .list()
                    .forEach(check -> sql.sql("ALTER TABLE " + table.table() + " DROP CONSTRAINT \"" + check + "\"")
                            .update());
            // the verification reads within this transaction, so its picture is none: nobody may write meanwhile
            sql.sql("LOCK TABLE audit_entry, audit_signed_head IN SHARE ROW EXCLUSIVE MODE")
                    .update();
            assertThat(sql.sql(change).update()).isEqualTo(1);
            return book.verify() instanceof BookVerifier.Report.Altered(var found)
                    ? found.stream().map(BookVerifier.Finding::where).toList()
                    : List.<String>of();
        }));
    }

    /** SQL that says something else than what the column says now. */
    static String other(Column column) {
        String it = column.name();
        return switch (column.type()) {
            case "text" -> "coalesce(" + it + ", '') || 'x'";
            case "uuid" -> "gen_random_uuid()";
            case "int4", "int8" -> "coalesce(" + it + ", 0) + 1000";
            case "numeric" -> "CASE WHEN " + it + " = 0 THEN 0.1 ELSE 0 END";
            case "bool" -> "NOT " + it;
            case "date" -> "coalesce(" + it + ", date '2026-01-01') + 1";
            case "timestamptz" -> "coalesce(" + it + ", now()) + interval '1 microsecond'";
            case "jsonb" -> "jsonb_build_object('x', " + it + ")";
            case "bytea" -> it + " || '\\x00'::bytea";
            case "_text" -> "array_append(" + it + ", 'x')";
            case "_uuid" -> "array_append(" + it + ", gen_random_uuid())";
            default -> throw new IllegalArgumentException("no other value known for " + column);
        };
    }
}
