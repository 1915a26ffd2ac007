package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;

/** Changes rows as whoever owns the database can, and asks the book. Nothing of it stays. */
public final class TamperedRows {
    private final CardHouse house;

    public TamperedRows(CardHouse house) {
        this.house = house;
    }

    private record Column(String name, String type) {}

    /** Column by column, and the whole row. The table's key is the case. */
    public void namesEveryChangeOf(ProtectedTable table, UUID caseId) {
        namesEveryChangeOf(table, caseId, caseId.toString());
    }

    /** @param rowKey as the book names the one row that the case has */
    public void namesEveryChangeOf(ProtectedTable table, UUID caseId, String rowKey) {
        List<Column> columns = house.sql()
                .sql("SELECT column_name, udt_name FROM information_schema.columns WHERE table_name = ?")
                .param(table.table())
                .query((rs, n) -> new Column(rs.getString(1), rs.getString(2)))
                .list();
        assertThat(columns).hasSizeGreaterThan(3);
        String row = " WHERE application_id = '" + caseId + "'";
        for (Column column : columns) {
            String key = column.name();
            assertThat(findings(table, "UPDATE " + table.table() + " SET " + key + " = " + other(column) + row))
                    .as("%s.%s", table, key)
                    .contains(table.table() + " " + rowKey);
        }
        assertThat(findings(table, "DELETE FROM " + table.table() + row)).contains(table.table() + " " + rowKey);
    }

    /** Rows that the book names after a change; nothing of it stays. */
    private List<String> findings(ProtectedTable table, String change) {
        return Objects.requireNonNull(house.part(TransactionTemplate.class).execute(status -> {
            status.setRollbackOnly();
            var sql = house.sql();
            sql.sql("SET LOCAL session_replication_role = replica").update();
            sql.sql("SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::regclass")
                    .param(table.table())
                    .query(String.class)
                    .list()
                    .forEach(check -> sql.sql("ALTER TABLE " + table.table() + " DROP CONSTRAINT \"" + check + "\"")
                            .update());
            assertThat(sql.sql(change).update()).isEqualTo(1);
            return house.part(BookVerifier.class).verify() instanceof BookVerifier.Report.Altered(var found)
                    ? found.stream().map(BookVerifier.Finding::where).toList()
                    : List.<String>of();
        }));
    }

    private static String other(Column column) {
        String it = column.name();
        return switch (column.type()) {
            case "text" -> "coalesce(" + it + ", '') || 'x'";
            case "uuid" -> "gen_random_uuid()";
            case "bool" -> "NOT " + it;
            case "int4" -> "coalesce(" + it + ", 0) + 1";
            case "timestamptz" -> "coalesce(" + it + ", now()) + interval '1 microsecond'";
            case "jsonb" -> "jsonb_build_object('x', " + it + ")";
            case "bytea" -> it + " || '\\x00'::bytea";
            default -> throw new IllegalArgumentException("no other value known for " + column);
        };
    }
}
