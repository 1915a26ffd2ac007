package org.toroku.ca.journal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.toroku.pki.Der;

/**
 * Computes the event chain again with its own code and holds every column of every row against the last event that
 * speaks of the row. Looks at one moment of the journal, so it may run while the CA issues.
 */
public final class JournalCheck {
    /** What the check found. */
    public sealed interface Verdict {
        /** @param head hash of the last event, for keeping outside: only that shows a chain rebuilt as a whole */
        record Intact(long events, Der head) implements Verdict {}

        /** @param what the row concerned and what is wrong with it */
        record Broken(String what) implements Verdict {}
    }

    private static final int FETCH = 1_000;
    private static final Der SEED =
            Der.of(Der.of("toroku ca journal".getBytes(StandardCharsets.UTF_8)).sha256());
    private static final String EVENTS =
            "SELECT seq, at, kind, subject, row_digest, detail, prev_hash, hash FROM ca.event ORDER BY seq";
    private static final String ROWS = """
            SELECT 'order ' || order_id AS subject, (to_jsonb(t) - 'signer' - 'lease_until')::text AS row
                FROM ca.order_journal t
            UNION ALL SELECT 'revocation ' || serial, to_jsonb(t)::text FROM ca.revocation t
            UNION ALL SELECT 'key ' || order_id, to_jsonb(t)::text FROM ca.subscriber_key t
            UNION ALL SELECT 'crl ' || number, to_jsonb(t)::text FROM ca.crl t
            UNION ALL SELECT 'responder ' || serial, to_jsonb(t)::text FROM ca.responder t
            UNION ALL SELECT 'list ' || number, to_jsonb(t)::text FROM ca.revocation_list t
            UNION ALL SELECT 'exchange ' || order_id, (to_jsonb(t) - 'signer' - 'lease_until')::text
                FROM ca.cmp_exchange t
            UNION ALL SELECT 'shards', to_jsonb(t)::text FROM ca.list_shards t
            UNION ALL SELECT 'log-head ' || size, to_jsonb(t)::text FROM ca.log_head t
            UNION ALL SELECT 'log-stamp ' || size, to_jsonb(t)::text FROM ca.log_stamp t
            UNION ALL SELECT 'publication ' || encode(sha256, 'hex'), to_jsonb(t)::text FROM ca.publication t
            UNION ALL SELECT 'issuer ' || number, to_jsonb(t)::text FROM ca.issuer t
            """;

    /** The chain as far as it was followed, and what it says about each row. */
    private static final class Chain {
        private final Map<Long, Der> known;
        private long seq;
        private Der head = SEED;
        private final Map<String, String> digests = new HashMap<>();

        Chain(Map<Long, Der> known) {
            this.known = known;
        }
    }

    private final DataSource source;

    public JournalCheck(DataSource source) {
        this.source = source;
    }

    /** @throws JournalUnavailable if the journal cannot be read */
    public Verdict verify() {
        return verify(Map.of());
    }

    /**
     * As {@link #verify()}, and whether the journal still leads to heads that were kept outside: a chain that was cut or
     * rebuilt as a whole does not.
     *
     * @param known hash by number of the event
     * @throws JournalUnavailable if the journal cannot be read
     */
    public Verdict verify(Map<Long, Der> known) {
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                statement.execute("SET LOCAL timezone = 'UTC'");
                statement.execute("SET LOCAL bytea_output = 'hex'");
                statement.setFetchSize(FETCH);
                return verify(statement, new Chain(known));
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new JournalUnavailable(e);
        }
    }

    private static Verdict verify(Statement statement, Chain chain) throws SQLException {
        Optional<String> finding = followEvents(statement, chain);
        if (finding.isEmpty()) {
            finding = compareHead(statement, chain);
        }
        if (finding.isEmpty()) {
            finding = compareRows(statement, chain.digests);
        }
        return finding.<Verdict>map(Verdict.Broken::new).orElseGet(() -> new Verdict.Intact(chain.seq, chain.head));
    }

    private static Optional<String> followEvents(Statement statement, Chain chain) throws SQLException {
        try (ResultSet event = statement.executeQuery(EVENTS)) {
            while (event.next()) {
                long seq = event.getLong("seq");
                if (seq != chain.seq + 1) {
                    return Optional.of("event " + (chain.seq + 1) + " missing");
                }
                Der hash = Sql.der(event, "hash");
                if (!Sql.der(event, "prev_hash").equals(chain.head)
                        || !hash(event, chain.head).equals(hash)) {
                    return Optional.of("event " + seq + " altered");
                }
                if (!chain.known.getOrDefault(seq, hash).equals(hash)) {
                    return Optional.of("event " + seq + " differs from the head that was written down");
                }
                chain.seq = seq;
                chain.head = hash;
                chain.digests.put(event.getString("subject"), event.getString("row_digest"));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> compareHead(Statement statement, Chain chain) throws SQLException {
        Optional<Long> beyond =
                chain.known.keySet().stream().filter(seq -> seq > chain.seq).min(Long::compare);
        if (beyond.isPresent()) {
            return Optional.of("events end before head " + beyond.get() + " that was written down");
        }
        try (ResultSet head = statement.executeQuery("SELECT seq, hash FROM ca.event_head")) {
            boolean agrees = head.next()
                    && head.getLong("seq") == chain.seq
                    && Sql.der(head, "hash").equals(chain.head);
            return agrees ? Optional.empty() : Optional.of("event tail cut or head altered");
        }
    }

    private static Optional<String> compareRows(Statement statement, Map<String, String> digests) throws SQLException {
        try (ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                String subject = row.getString("subject");
                String digest = Der.of(row.getString("row").getBytes(StandardCharsets.UTF_8))
                        .sha256Hex();
                if (!digest.equals(digests.remove(subject))) {
                    return Optional.of(subject + " altered");
                }
            }
        }
        return digests.keySet().stream().sorted().findFirst().map(subject -> subject + " missing");
    }

    private static Der hash(ResultSet event, Der previous) throws SQLException {
        String text = String.join(
                "|",
                event.getString("seq"),
                Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Sql.instant(event, "at"))),
                event.getString("kind"),
                event.getString("subject"),
                event.getString("row_digest"),
                event.getString("detail"));
        byte[] tail = text.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(previous.toByteArray(), previous.length() + tail.length);
        System.arraycopy(tail, 0, all, previous.length(), tail.length);
        return Der.of(Der.of(all).sha256());
    }
}
