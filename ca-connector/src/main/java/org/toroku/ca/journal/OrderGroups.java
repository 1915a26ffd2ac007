package org.toroku.ca.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.pki.Der;

/** The two writes that every certificate needs, shared by the orders that are under way at the same time. */
final class OrderGroups {
    private sealed interface Write {
        record Reserving(IssuanceOrder order, SignedOrder signed, Reservation reservation, Instant at)
                implements Write {}

        record Storing(UUID orderId, Der certificate, Instant at) implements Write {}
    }

    /** @param entry of a stored certificate, as committed; empty for a reservation */
    private record Written(Optional<JournalEntry.Signed> entry) {}

    /** One statement, so one round trip and one transaction; the functions write their rows one after the other. */
    private static final String BOTH = """
            SELECT 'reserved' AS kind, r AS place, NULL::uuid AS order_id, NULL::bytea AS canonical, NULL AS serial,
                NULL::bytea AS certificate, NULL::timestamptz AS not_before, NULL::timestamptz AS not_after
            FROM ca.reserve_orders(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? * interval '1 millisecond') r
            UNION ALL SELECT 'stored', s.* FROM ca.store_signed(?, ?, ?) s
            """;

    private final Sql sql;
    private final UUID self;
    private final long leaseMillis;
    private final GroupCommit<Write, Optional<Written>> commits = new GroupCommit<>(this::writeAll);

    OrderGroups(Sql sql, UUID self, long leaseMillis) {
        this.sql = sql;
        this.self = self;
        this.leaseMillis = leaseMillis;
    }

    /** False where nothing was written, because the order is known, its application is taken or its key certified. */
    boolean reserve(IssuanceOrder order, SignedOrder signed, Reservation reservation, Instant at) {
        return write(new Write.Reserving(order, signed, reservation, at)).isPresent();
    }

    /** Empty where another certificate was first or the order was voided. */
    Optional<JournalEntry.Signed> store(UUID orderId, Der certificate, Instant at) {
        return write(new Write.Storing(orderId, certificate, at)).flatMap(Written::entry);
    }

    private Optional<Written> write(Write row) {
        try {
            return commits.write(row);
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private List<Optional<Written>> writeAll(List<Write> rows) throws SQLException {
        List<Write.Reserving> reserving = only(Write.Reserving.class, rows);
        List<Write.Storing> storing = only(Write.Storing.class, rows);
        IdentityHashMap<Write, Written> written = new IdentityHashMap<>();
        sql.execute(
                BOTH,
                row -> {
                    int place = row.getInt("place") - 1;
                    boolean stored = row.getString("kind").equals("stored");
                    written.put(
                            stored ? storing.get(place) : reserving.get(place),
                            new Written(stored ? Optional.of(signed(row)) : Optional.empty()));
                    return place;
                },
                column("uuid", reserving, r -> r.order().orderId()),
                column("uuid", reserving, r -> r.order().applicationId()),
                column("bytea", reserving, r -> r.signed().canonical()),
                column("bytea", reserving, r -> r.signed().signature()),
                column("text", reserving, r -> r.signed().keyId()),
                column("text", reserving, r -> r.reservation().serial()),
                column("bytea", reserving, r -> r.reservation().publicKey()),
                column("bytea", reserving, r -> r.reservation().tbs()),
                column("text", reserving, r -> r.reservation().lint()),
                column("timestamptz", reserving, r -> r.reservation().notBefore()),
                column("timestamptz", reserving, r -> r.reservation().notAfter()),
                column("timestamptz", reserving, Write.Reserving::at),
                column("bytea", reserving, r -> r.reservation().wrappedKey().orElse(null)),
                self,
                leaseMillis,
                column("uuid", storing, Write.Storing::orderId),
                column("bytea", storing, Write.Storing::certificate),
                column("timestamptz", storing, Write.Storing::at));
        return rows.stream().map(row -> Optional.ofNullable(written.get(row))).toList();
    }

    private static <R extends Write> List<R> only(Class<R> kind, List<Write> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <R> Sql.Column column(String type, List<R> rows, Function<R, @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(value.apply(row)));
        return new Sql.Column(type, values);
    }

    static JournalEntry.Signed signed(ResultSet row) throws SQLException {
        return new JournalEntry.Signed(
                row.getObject("order_id", UUID.class),
                Sql.der(row, "canonical"),
                row.getString("serial"),
                Sql.der(row, "certificate"),
                Sql.instant(row, "not_before"),
                Sql.instant(row, "not_after"));
    }
}
