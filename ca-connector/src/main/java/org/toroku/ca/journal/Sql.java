package org.toroku.ca.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.Der;

/** Single statements, each its own transaction: one round trip per step of the journal. */
final class Sql {
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** One column of several rows, bound as an array. */
    record Column(String type, List<@Nullable Object> values) {}

    /** PostgreSQL's {@code deadlock_detected}. */
    private static final String DEADLOCK = "40P01";

    private static final int MOST_AGAIN = 3;

    private final DataSource source;

    Sql(DataSource source) {
        this.source = source;
    }

    /** Runs {@code statement} and reads what it returns. */
    <T> List<T> query(String statement, Row<T> reader, @Nullable Object... parameters) {
        try {
            return execute(statement, reader, parameters);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /**
     * As {@link #query}, letting SQL states through to a caller who knows what a constraint means. Of two that wait for
     * each other the server ends one, whose statement is its whole transaction: nothing of it was done, so it is run again.
     */
    <T> List<T> execute(String statement, Row<T> reader, @Nullable Object... parameters) throws SQLException {
        for (int again = 0; ; again++) {
            try {
                return once(statement, reader, parameters);
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || again == MOST_AGAIN) {
                    throw e;
                }
            }
        }
    }

    private <T> List<T> once(String statement, Row<T> reader, @Nullable Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            boolean manual = !connection.getAutoCommit();
            for (int i = 0; i < parameters.length; i++) {
                bind(prepared, i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = prepared.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            if (manual) {
                connection.commit();
            }
            return rows;
        }
    }

    <T> Optional<T> first(String statement, Row<T> reader, @Nullable Object... parameters) {
        return query(statement, reader, parameters).stream().findFirst();
    }

    /** Whether the statement returned a row: the form of every compare-and-set here. */
    boolean changes(String statement, @Nullable Object... parameters) {
        return !query(statement, row -> true, parameters).isEmpty();
    }

    private static void bind(PreparedStatement prepared, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> prepared.setNull(index, java.sql.Types.NULL);
            case Der der -> prepared.setBytes(index, der.toByteArray());
            case Instant at -> prepared.setObject(index, stored(at));
            case Column c -> prepared.setArray(index, prepared.getConnection().createArrayOf(c.type(), elements(c)));
            default -> prepared.setObject(index, value);
        }
    }

    private static @Nullable Object[] elements(Column column) {
        // An array of this very type: the driver sends it in binary form.
        @Nullable
        Object[] elements = column.type().equals("bytea")
                ? new byte[column.values().size()][]
                : new Object[column.values().size()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = switch (column.values().get(i)) {
                case null -> null;
                case Der der -> der.toByteArray();
                case Instant at -> stored(at);
                case Object other -> other;
            };
        }
        return elements;
    }

    /** PostgreSQL keeps microseconds; cut here so that what is hashed is what is stored. */
    private static OffsetDateTime stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    static Der der(ResultSet row, String column) throws SQLException {
        return Der.of(row.getBytes(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
