package org.toroku.ca.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.toroku.pki.Der;

/** What the journal says about the status of serials, read row by row from one moment, and the lists made of it. */
public final class StatusJournal {
    private static final int HEX = 16;
    private static final int DIGITS = 40;
    /** A serial is known once its certificate is stored, or once it is revoked; what is merely reserved is not. */
    private static final String KNOWN = """
            FROM ca.order_journal j LEFT JOIN ca.revocation r USING (serial)
            WHERE j.state = 'SIGNED' OR r.serial IS NOT NULL
            """;

    private final DataSource source;
    private final Sql sql;

    public StatusJournal(DataSource source) {
        this.source = source;
        this.sql = new Sql(source);
    }

    /** PostgreSQL counts microseconds from the year 2000. */
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private static final long MICROS = 1_000_000;

    /**
     * Takes one serial, as three numbers without sign of which {@code low} has the last 64 bits; {@code revokedAt} in
     * seconds and {@code reason} mean something only where it is revoked.
     */
    @FunctionalInterface
    public interface Visitor {
        void visit(int top, long middle, long low, boolean revoked, long revokedAt, int reason) throws IOException;
    }

    /** Works on one moment of the journal. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Moment moment) throws IOException;
    }

    /** @throws IOException where {@code work} throws it */
    public <T> T at(Work<T> work) throws IOException {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                return work.on(new Moment(connection, statement));
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    /** One moment of the journal. */
    public static final class Moment {
        private final Connection connection;
        private final Statement statement;

        private Moment(Connection connection, Statement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        /** Number of the newest event. */
        public long events() {
            return number("SELECT seq FROM ca.event_head");
        }

        /** Lists that certificates are divided among, as it is written down for ever. */
        public long shards() {
            return number("SELECT coalesce(max(shards), 1) FROM ca.list_shards");
        }

        public long revocations() {
            return number("SELECT count(*) FROM ca.revocation");
        }

        /** How many serials {@link #eachKnown} visits, counted by the database. */
        public long known() {
            return number("SELECT count(*) " + KNOWN);
        }

        /** Revocations since an event. */
        public long revokedAfter(long event) {
            return number("SELECT count(*) FROM ca.event WHERE kind = 'REVOKED' AND seq > " + event);
        }

        public void eachRevocation(Visitor visitor) throws IOException {
            each("SELECT serial, revoked_at, reason FROM ca.revocation", visitor);
        }

        public void eachRevocationAfter(long event, Visitor visitor) throws IOException {
            each("""
                    SELECT r.serial, r.revoked_at, r.reason
                    FROM ca.event e JOIN ca.revocation r ON r.serial = split_part(e.subject, ' ', 2)
                    WHERE e.seq > %d AND e.kind = 'REVOKED'
                    """.formatted(event), visitor);
        }

        public void eachKnown(Visitor visitor) throws IOException {
            each("SELECT serial, r.revoked_at, r.reason " + KNOWN, visitor);
        }

        /**
         * Of those that {@link #eachKnown} visits the ones that were signed or revoked after {@code event}: whoever signs or
         * revokes writes an event.
         */
        public void eachChanged(long event, Visitor visitor) throws IOException {
            each("""
                    SELECT serial, r.revoked_at, r.reason
                    FROM (SELECT split_part(subject, ' ', 2) AS serial FROM ca.event WHERE seq > %1$d AND kind = 'REVOKED'
                        UNION SELECT o.serial FROM ca.event e
                        JOIN ca.order_journal o ON o.order_id =
                            CASE WHEN e.subject LIKE 'order %%' THEN substr(e.subject, 7)::uuid END
                        WHERE e.seq > %1$d AND e.kind = 'SIGNED') changed
                    JOIN ca.order_journal j USING (serial) LEFT JOIN ca.revocation r USING (serial)
                    WHERE j.state = 'SIGNED' OR r.serial IS NOT NULL
                    """.formatted(event), visitor);
        }

        private void each(String query, Visitor visitor) throws IOException {
            try {
                CopiedRows.each(connection, query, 3, row -> visit(row, visitor));
            } catch (SQLException e) {
                throw new JournalUnavailable(e);
            }
        }

        private static void visit(CopiedRows row, Visitor visitor) throws IOException {
            int digits = row.length(0);
            if (digits > DIGITS) {
                throw new IOException("a serial of more than twenty octets");
            }
            int top = (int) hex(row, digits - DIGITS, digits - 2 * HEX);
            long middle = hex(row, digits - 2 * HEX, digits - HEX);
            long low = hex(row, digits - HEX, digits);
            boolean revoked = !row.isNull(1);
            visitor.visit(
                    top,
                    middle,
                    low,
                    revoked,
                    revoked ? Math.floorDiv(row.int8(1), MICROS) + EPOCH : 0,
                    revoked ? row.int4(2) : 0);
        }

        private static long hex(CopiedRows row, int from, int to) throws IOException {
            long value = 0;
            for (int i = Math.max(0, from); i < to; i++) {
                int digit = Character.digit(row.octet(0, i), HEX);
                if (digit < 0) {
                    throw new IOException("a serial that is no number");
                }
                value = value << 4 | digit;
            }
            return value;
        }

        private long number(String query) {
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new JournalUnavailable(e);
            }
        }
    }

    /** When the oldest of the events after {@code event} was written that verifiers have to hear of. */
    public Optional<Instant> oldestRevocationAfter(long event) {
        return oldest("REVOKED", event);
    }

    public Optional<Instant> oldestCertificateAfter(long event) {
        return oldest("SIGNED", event);
    }

    private Optional<Instant> oldest(String kind, long event) {
        return sql.first(
                "SELECT at FROM ca.event WHERE kind = ? AND seq > ? ORDER BY seq LIMIT 1",
                row -> Sql.instant(row, "at"),
                kind,
                event);
    }

    /** What the database takes the time for, by a clock that is another one wherever it runs on a machine of its own. */
    public Instant clock() {
        return sql.first("SELECT clock_timestamp() AS at", row -> Sql.instant(row, "at"))
                .orElseThrow();
    }

    /** A number larger than {@code last} and than that of every list before (RFC 5280 section 5.2.3); gaps are allowed. */
    public long nextNumber(long last) {
        return sql.first(
                        "SELECT setval('ca.crl_number', greatest(nextval('ca.crl_number'), ?)) AS n",
                        row -> row.getLong("n"),
                        last + 1)
                .orElseThrow();
    }

    /**
     * A list that was signed.
     *
     * @param events newest event that it knows of
     */
    public record SignedList(
            long number, Instant thisUpdate, Instant nextUpdate, Der sha256, long bytes, long entries, long events) {}

    /** Puts a publication on record before it is in force. */
    public void recordPublication(Der sha256, long generation, long events, Instant at) {
        sql.changes("""
                WITH stored AS (
                    INSERT INTO ca.publication AS p (sha256, generation, events, published_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING RETURNING p)
                SELECT ca.append_event('PUBLISHED', 'publication ' || encode((p).sha256, 'hex'), p, '', ?) FROM stored
                """, sha256, generation, events, at, at);
    }

    /** Whether a publisher of this CA made the publication with this manifest. */
    public boolean published(Der sha256) {
        return sql.changes("SELECT 1 FROM ca.publication WHERE sha256 = ?", sha256);
    }

    /** Of the newest publication, into whatever folder; zero where none is on record. */
    public long newestPublication() {
        return sql.first("SELECT coalesce(max(generation), 0) AS n FROM ca.publication", row -> row.getLong("n"))
                .orElseThrow();
    }

    /** Whether this CA signed this list. */
    public boolean listed(long number, Der sha256) {
        return sql.changes("SELECT 1 FROM ca.revocation_list WHERE number = ? AND sha256 = ?", number, sha256);
    }

    /** Puts a list on record before anybody can fetch it. */
    public void record(SignedList list) {
        sql.changes(
                """
                WITH stored AS (
                    INSERT INTO ca.revocation_list AS l
                        (number, this_update, next_update, sha256, bytes, entries, events)
                    VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING l)
                SELECT ca.append_event('LIST', 'list ' || (l).number, l, encode((l).sha256, 'hex'), ?) FROM stored
                """,
                list.number(),
                list.thisUpdate(),
                list.nextUpdate(),
                list.sha256(),
                list.bytes(),
                list.entries(),
                list.events(),
                list.thisUpdate());
    }
}
