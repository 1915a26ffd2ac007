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
    private static final int FETCH = 2_000;
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

    /** Takes one serial; {@code revokedAt} in seconds and {@code reason} mean something only where it is revoked. */
    @FunctionalInterface
    public interface Visitor {
        void visit(String serial, boolean revoked, long revokedAt, int reason) throws IOException;
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
                statement.setFetchSize(FETCH);
                return work.on(new Moment(statement));
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
        private final Statement statement;

        private Moment(Statement statement) {
            this.statement = statement;
        }

        /** Number of the newest event. */
        public long events() {
            return number("SELECT seq FROM ca.event_head");
        }

        public long revocations() {
            return number("SELECT count(*) FROM ca.revocation");
        }

        /** How many serials {@link #eachKnown} visits, counted by the database. */
        public long known() {
            return number("SELECT count(*) " + KNOWN);
        }

        public boolean revokedAfter(long event) {
            return number("SELECT count(*) FROM ca.event WHERE kind = 'REVOKED' AND seq > " + event) > 0;
        }

        public void eachRevocation(Visitor visitor) throws IOException {
            each(
                    "SELECT serial, floor(extract(epoch FROM revoked_at))::bigint AS at, reason FROM ca.revocation",
                    visitor);
        }

        public void eachKnown(Visitor visitor) throws IOException {
            each("SELECT serial, floor(extract(epoch FROM r.revoked_at))::bigint AS at, r.reason " + KNOWN, visitor);
        }

        private void each(String query, Visitor visitor) throws IOException {
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    String serial = row.getString(1);
                    long at = row.getLong(2);
                    visitor.visit(serial, !row.wasNull(), at, row.getInt(3));
                }
            } catch (SQLException e) {
                throw new JournalUnavailable(e);
            }
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
