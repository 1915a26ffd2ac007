package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.RowSweep.Column;
import org.toroku.evidence.Ground;

/**
 * Somebody changes a row of any protected table past the book, then the house writes the row: its seal must not vouch for
 * what somebody else put there. The rows say nothing sensible, the tables have no constraints; all else is the real book.
 */
class AlteredRowTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static Ground ground;

    @BeforeAll
    static void open() {
        ground = Ground.open();
        ground.jdbc()
                .sql("""
                        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', conrelid::regclass, conname)
                        FROM pg_constraint WHERE contype IN ('c', 'f') AND connamespace = 'public'::regnamespace
                        """)
                .query(String.class)
                .list()
                .forEach(drop -> ground.jdbc().sql(drop).update());
        ground.jdbc()
                .sql("""
                        SELECT coalesce(format('ALTER TABLE %s DROP CONSTRAINT ' || quote_ident(c.conname), i.indrelid::regclass, c.conname),
                                        format('DROP INDEX %s', i.indexrelid::regclass))
                        FROM pg_index i LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
                        JOIN pg_class t ON t.oid = i.indexrelid AND t.relnamespace = 'public'::regnamespace
                        WHERE i.indisunique AND NOT i.indisprimary
                        """)
                .query(String.class)
                .list()
                .forEach(drop -> ground.jdbc().sql(drop).update());
    }

    @AfterAll
    static void close() {
        ground.close();
    }

    @ParameterizedTest
    @EnumSource(ProtectedTable.class)
    void whatTheHouseItselfWroteIsSealedAgain(ProtectedTable table) {
        Book.Row row = insert(table);

        act(row, () -> {
            change(row, lastColumn(table));
            ground.bean(Book.class).record(entry(Optional.of(UUID.randomUUID()), row));
            change(row, lastColumn(table));
        });
        act(row, () -> change(row, lastColumn(table)));

        assertThat(findings()).isEmpty();
        Book.Row another = key(table);
        act(another, () -> {
            put(another);
            change(another, lastColumn(table));
        });
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProtectedTable.class)
    void noColumnThatSomebodyChangedIsSealedAgain(ProtectedTable table) {
        Book.Row row = insert(table);
        String sealed = content(row);
        for (Column column : columns(table)) {
            change(row, column);

            refuses(row, () -> change(row, column));
            restore(row, sealed);
        }
        change(row, lastColumn(table));

        refuses(row, () -> restore(row, sealed));

        assertThat(findings()).containsExactly(new Finding(place(row), "row-altered"));
        restore(row, sealed);
        act(row, () -> change(row, lastColumn(table)));
        assertThat(findings()).isEmpty();
    }

    /** As when a row that counts tries is taken away, so that they are counted anew. */
    @ParameterizedTest
    @EnumSource(ProtectedTable.class)
    void aRowThatSomebodyTookAwayIsNotWrittenAnew(ProtectedTable table) {
        Book.Row row = insert(table);
        String sealed = content(row);
        ground.jdbc().sql("DELETE FROM " + table.table() + " t" + where(row)).update();

        refuses(row, () -> put(row));

        assertThat(findings()).containsExactly(new Finding(place(row), "row-deleted"));
        ground.jdbc()
                .sql("INSERT INTO " + table.table() + " OVERRIDING SYSTEM VALUE SELECT * FROM"
                        + " jsonb_populate_record(NULL::" + table.table() + ", ?::jsonb)")
                .param(sealed)
                .update();
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ProtectedTable.class)
    void aRowThatSomebodyPutThereIsNotSealed(ProtectedTable table) {
        Book.Row row = key(table);
        put(row);

        refuses(row, () -> change(row, lastColumn(table)));

        assertThat(findings()).containsExactly(new Finding(place(row), "row-inserted-without-entry"));
        ground.jdbc().sql("DELETE FROM " + table.table() + " t" + where(row)).update();
        assertThat(findings()).isEmpty();
    }

    /** An older state of the row comes back with the entry that sealed it then; it is not the last one. */
    @ParameterizedTest
    @EnumSource(ProtectedTable.class)
    void aFormerStateThatSomebodyPutBackIsNotSealedAgain(ProtectedTable table) {
        Book.Row row = insert(table);
        String former = content(row);
        act(row, () -> change(row, lastColumn(table)));
        String sealed = content(row);
        restore(row, former);

        refuses(row, () -> change(row, lastColumn(table)));

        assertThat(findings()).containsExactly(new Finding(place(row), "row-altered"));
        restore(row, sealed);
    }

    private static void refuses(Book.Row row, Runnable writing) {
        String before = content(row);
        assertThatThrownBy(() -> act(row, writing))
                .isInstanceOf(RowAlteredException.class)
                .hasMessage("not as sealed: " + row.table().table() + " " + row.key());
        assertThat(content(row)).isEqualTo(before);
    }

    /** An act of the house. */
    private static void act(Book.Row row, Runnable writing) {
        ground.transaction().executeWithoutResult(status -> {
            writing.run();
            ground.bean(Book.class).record(entry(Optional.empty(), row));
        });
    }

    private static Book.Entry entry(Optional<UUID> caseId, Book.Row row) {
        return new Book.Entry(new Actor.Service("test"), "row-written", caseId, Map.of(), List.of(row));
    }

    private static Book.Row insert(ProtectedTable table) {
        Book.Row row = key(table);
        act(row, () -> put(row));
        return row;
    }

    private static void put(Book.Row row) {
        List<Column> all = RowSweep.columns(ground.jdbc(), row.table());
        List<String> keyColumns = row.table().keyColumns();
        List<String> keys = Arrays.asList(row.key().split("\\|", -1));
        String values = all.stream()
                .map(column -> keyColumns.contains(column.name())
                        ? "'" + keys.get(keyColumns.indexOf(column.name())) + "'"
                        : some(column))
                .collect(Collectors.joining(", "));
        ground.jdbc()
                .sql("INSERT INTO " + row.table().table() + " ("
                        + all.stream().map(Column::name).collect(Collectors.joining(", ")) + ") VALUES (" + values
                        + ")")
                .update();
    }

    private static String some(Column column) {
        return switch (column.type()) {
            case "text" -> "gen_random_uuid()::text";
            case "uuid" -> "gen_random_uuid()";
            case "int4", "int8", "numeric" -> "1";
            case "bool" -> "true";
            case "date" -> "date '2026-11-26'";
            case "timestamptz" -> "timestamptz '2026-11-26 00:00:00Z'";
            case "jsonb" -> "'{}'";
            case "bytea" -> "'\\x01'";
            case "_text", "_uuid" -> "'{}'";
            default -> throw new IllegalArgumentException("no value known for " + column);
        };
    }

    private static Book.Row key(ProtectedTable table) {
        Map<String, String> types =
                RowSweep.columns(ground.jdbc(), table).stream().collect(Collectors.toMap(Column::name, Column::type));
        return new Book.Row(
                table,
                table.keyColumns().stream()
                        .map(column -> List.of("int4", "int8").contains(types.get(column))
                                ? Integer.toString(NUMBER.incrementAndGet())
                                : UUID.randomUUID().toString())
                        .collect(Collectors.joining("|")));
    }

    private static void change(Book.Row row, Column column) {
        assertThat(ground.jdbc()
                        .sql("UPDATE " + row.table().table() + " t SET " + column.name() + " = "
                                + RowSweep.other(column) + where(row))
                        .update())
                .isEqualTo(1);
    }

    private static void restore(Book.Row row, String content) {
        String names = columns(row.table()).stream().map(Column::name).collect(Collectors.joining(", "));
        assertThat(ground.jdbc()
                        .sql("UPDATE " + row.table().table() + " t SET (" + names + ") = ROW(was."
                                + names.replace(", ", ", was.") + ") FROM jsonb_populate_record(NULL::"
                                + row.table().table() + ", ?::jsonb) was" + where(row))
                        .param(content)
                        .update())
                .isEqualTo(1);
    }

    private static List<Column> columns(ProtectedTable table) {
        return RowSweep.columns(ground.jdbc(), table).stream()
                .filter(column -> !table.keyColumns().contains(column.name()))
                .toList();
    }

    private static Column lastColumn(ProtectedTable table) {
        return columns(table).getLast();
    }

    private static String where(Book.Row row) {
        List<String> keys = Arrays.asList(row.key().split("\\|", -1));
        List<String> columns = row.table().keyColumns();
        return " WHERE "
                + columns.stream()
                        .map(column -> "t." + column + " = '" + keys.get(columns.indexOf(column)) + "'")
                        .collect(Collectors.joining(" AND "));
    }

    /** Empty where there is no row. */
    private static String content(Book.Row row) {
        return ground.jdbc()
                .sql("SELECT to_jsonb(t)::text FROM " + row.table().table() + " t" + where(row))
                .query(String.class)
                .optional()
                .orElse("");
    }

    private static String place(Book.Row row) {
        return row.table().table() + " " + row.key();
    }

    private static List<Finding> findings() {
        return ground.verifyBook() instanceof BookVerifier.Report.Altered(var found) ? found : List.of();
    }
}
