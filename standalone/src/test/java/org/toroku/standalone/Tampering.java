package org.toroku.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.toroku.audit.ProtectedTable;

/** Changes that a superuser can make to any row of any table, and how to take them back. */
final class Tampering {
    private final Superuser superuser;

    Tampering(Superuser superuser) {
        this.superuser = superuser;
    }

    /**
     * @param type PostgreSQL's short name of the column's type
     * @param identity whether the database itself numbers the column
     */
    record Column(String name, String type, boolean identity) {}

    List<Column> columns(String table) {
        return superuser
                .sql(
                        "SELECT column_name, udt_name, is_identity FROM information_schema.columns"
                                + " WHERE table_schema = 'ra' AND table_name = ? ORDER BY ordinal_position",
                        table)
                .query((row, n) -> new Column(
                        row.getString(1), row.getString(2), row.getString(3).equals("YES")))
                .list();
    }

    /** Check constraints stop no superuser; they are taken away for the while of a test. */
    List<String> liftChecks() {
        record Check(String table, String name, String definition) {}
        List<Check> checks = superuser
                .sql("SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                        + " WHERE contype = 'c' AND connamespace = 'ra'::regnamespace")
                .query((row, n) -> new Check(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        List<String> restoring = new ArrayList<>();
        for (Check check : checks) {
            superuser
                    .sql("ALTER TABLE " + check.table() + " DROP CONSTRAINT \"" + check.name() + "\"")
                    .update();
            restoring.add(
                    "ALTER TABLE " + check.table() + " ADD CONSTRAINT \"" + check.name() + "\" " + check.definition());
        }
        return restoring;
    }

    void run(List<String> statements) {
        statements.forEach(statement -> superuser.sql(statement).update());
    }

    /** Key of some row as the book names it; empty table answers nothing. */
    List<String> someKey(ProtectedTable table) {
        return superuser
                .sql("SELECT " + key(table) + " FROM " + table.table() + " ORDER BY ctid DESC LIMIT 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static String key(ProtectedTable table) {
        return table.keyColumns().stream()
                .map(column -> column + "::text")
                .collect(Collectors.joining(", '|', ", "concat(", ")"));
    }

    /** Keeps a copy of one row. */
    void keep(ProtectedTable table, String key) {
        superuser.sql("DROP TABLE IF EXISTS public.kept").update();
        superuser
                .sql(
                        "CREATE TABLE public.kept AS SELECT * FROM " + table.table() + " WHERE " + key(table) + " = ?",
                        key)
                .update();
    }

    /** Changes one column of the row that was kept. */
    void change(ProtectedTable table, String key, Column column) {
        superuser
                .sql(
                        "UPDATE " + table.table() + " SET " + column.name() + " = " + other(column) + " WHERE "
                                + key(table) + " = ?",
                        key)
                .update();
    }

    void delete(ProtectedTable table, String key) {
        superuser
                .sql("DELETE FROM " + table.table() + " WHERE " + key(table) + " = ?", key)
                .update();
    }

    /** Inserts the kept row as it was. */
    void insert(ProtectedTable table) {
        superuser
                .sql("INSERT INTO " + table.table() + " OVERRIDING SYSTEM VALUE SELECT * FROM public.kept")
                .update();
    }

    /** Takes a change of a column back, whichever column it was: what differs from before is removed. */
    void restore(ProtectedTable table, String key, Column changed) {
        if (table.keyColumns().contains(changed.name())) {
            String others = columns(table.table()).stream()
                    .map(Column::name)
                    .filter(name -> !name.equals(changed.name()))
                    .map(name -> "t." + name + " IS NOT DISTINCT FROM k." + name)
                    .collect(Collectors.joining(" AND "));
            superuser
                    .sql("DELETE FROM " + table.table() + " t USING public.kept k WHERE t." + changed.name() + " <> k."
                            + changed.name() + " AND " + others)
                    .update();
        } else {
            delete(table, key);
        }
        insert(table);
    }

    /** An expression of the same type with another value. */
    static String other(Column column) {
        String it = column.name();
        if (column.identity()) {
            return "DEFAULT";
        }
        return switch (column.type()) {
            case "text" -> "coalesce(" + it + ", '') || 'x'";
            case "uuid" -> "gen_random_uuid()";
            case "int4", "int8" -> "coalesce(" + it + ", 0) + 1000000";
            case "numeric" -> "CASE WHEN " + it + " = 0 THEN 0.1 ELSE 0 END";
            case "bool" -> "NOT " + it;
            case "timestamptz" -> "coalesce(" + it + ", now()) + interval '1 microsecond'";
            case "jsonb" -> "jsonb_build_object('x', " + it + ")";
            case "bytea" ->
                "CASE WHEN length(" + it + ") > 0 THEN set_byte(" + it + ", 0, get_byte(" + it
                        + ", 0) # 1) ELSE '\\x00'::bytea END";
            case "_text" -> "array_append(" + it + ", 'x')";
            default -> throw new IllegalArgumentException("no other value known for " + column);
        };
    }
}
