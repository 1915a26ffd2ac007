package org.toroku.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the whole book against itself, its signed heads and every protected row, and names what does not agree. */
@Component
public class BookVerifier {
    private static final int ENOUGH_FINDINGS = 100;

    private final JdbcClient jdbc;
    private final Rows rows;
    private final Chain chain;
    private final TokenSigner bookKey;
    private final TransactionTemplate snapshot;
    private final JsonMapper json = JsonMapper.builder().build();

    BookVerifier(JdbcClient jdbc, Chain chain, TokenSigner bookKey, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new Rows(jdbc);
        this.chain = chain;
        this.bookKey = bookKey;
        this.snapshot = new TransactionTemplate(transactions);
        // one snapshot, so that work going on meanwhile does not look like tampering
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * For verifying from outside the application, beside it or after it.
     *
     * @param book the RA's schema, as its default schema
     * @param macKey the key of the MAC, 32 bytes
     * @param bookKey at least the public half of the key that signed the heads
     */
    public static BookVerifier open(DataSource book, byte[] macKey, TokenSigner bookKey) {
        return new BookVerifier(
                JdbcClient.create(book), new Chain(macKey), bookKey, new DataSourceTransactionManager(book));
    }

    /** Result of a verification. */
    public sealed interface Report {
        /** How much was read: entries of the book, protected rows compared, and the newest signed entry. */
        record Intact(long entries, long rows, long signedUpTo) implements Report {}

        record Altered(List<Finding> findings) implements Report {}
    }

    /** Where, as {@code entry 17} or {@code decision a1b2…}, and what, as a kebab-case code. */
    public record Finding(String where, String what) {}

    public Report verify() {
        return java.util.Objects.requireNonNull(snapshot.execute(status -> {
            jdbc.sql(Rows.UTC).query(String.class).single();
            Walk walk = new Walk();
            walk.entries(Optional.empty());
            walk.end();
            walk.heads();
            for (ProtectedTable table : ProtectedTable.values()) {
                rows.each(table, (key, digest) -> walk.compare(table, key, digest));
            }
            walk.missing();
            return walk.findings.isEmpty()
                    ? new Report.Intact(walk.seq, walk.compared, walk.signedUpTo)
                    : new Report.Altered(List.copyOf(walk.findings));
        }));
    }

    /** Whether every row of a case still is what the book sealed; entries of the case are checked by their MAC. */
    public Report verifyCase(UUID caseId) {
        return java.util.Objects.requireNonNull(snapshot.execute(status -> {
            jdbc.sql(Rows.UTC).query(String.class).single();
            Walk walk = new Walk();
            walk.entries(Optional.of(caseId));
            for (ProtectedTable table : ProtectedTable.values()) {
                rows.eachOfCase(table, caseId, (key, digest) -> walk.compare(table, key, digest));
            }
            walk.missing();
            return walk.findings.isEmpty()
                    ? new Report.Intact(walk.read, walk.compared, 0)
                    : new Report.Altered(List.copyOf(walk.findings));
        }));
    }

    /** State of one pass over the book. */
    private final class Walk {
        final List<Finding> findings = new ArrayList<>();
        final Map<String, String> seals = new HashMap<>();
        final Map<Long, byte[]> hashes = new HashMap<>();
        byte[] previous = new byte[32];
        long seq;
        long read;
        long compared;
        long signedUpTo;

        void find(String where, String what) {
            if (findings.size() < ENOUGH_FINDINGS) {
                findings.add(new Finding(where, what));
            }
        }

        void entries(Optional<UUID> only) {
            // there is a head every ten seconds, for years; those of one case's entries say nothing by themselves
            Set<Long> signed = new HashSet<>();
            if (only.isEmpty()) {
                jdbc.sql("SELECT seq FROM audit_signed_head").query(rs -> {
                    signed.add(rs.getLong(1));
                });
            }
            jdbc.sql("SELECT * FROM audit_entry" + (only.isPresent() ? " WHERE case_id = ?" : "") + " ORDER BY seq")
                    .params(only.<List<?>>map(List::of).orElse(List.of()))
                    .withFetchSize(1000)
                    .query(rs -> {
                        Chain.Link link = new Chain.Link(
                                rs.getLong("seq"),
                                rs.getTimestamp("at").toInstant(),
                                rs.getString("actor_kind"),
                                rs.getString("actor"),
                                rs.getString("action"),
                                Optional.ofNullable(rs.getObject("case_id", UUID.class)),
                                rs.getString("detail"),
                                rs.getString("seals"));
                        byte[] prev = rs.getBytes("prev_hash");
                        byte[] hash = rs.getBytes("hash");
                        entry(link, prev, hash, rs.getBytes("mac"), only.isEmpty());
                        if (signed.contains(link.seq())) {
                            hashes.put(link.seq(), hash);
                        }
                    });
        }

        private void entry(Chain.Link link, byte[] prev, byte[] hash, byte[] mac, boolean whole) {
            String where = "entry " + link.seq();
            if (whole && link.seq() != seq + 1) {
                find("entry " + (seq + 1), "missing");
            }
            if (whole && link.seq() == seq + 1 && !Chain.equal(prev, previous)) {
                find(where, "not-linked-to-the-entry-before");
            }
            if (!Chain.equal(chain.hash(prev, link), hash)) {
                find(where, "content-altered");
            } else if (!chain.macMatches(hash, mac)) {
                find(where, "not-written-by-the-application");
            }
            seq = link.seq();
            previous = hash;
            read++;
            json.readValue(link.seals(), new TypeReference<Map<String, String>>() {})
                    .forEach(seals::put);
        }

        void end() {
            jdbc.sql("SELECT seq, hash FROM audit_head WHERE id = 1").query(rs -> {
                if (rs.getLong(1) != seq) {
                    find("entry " + (Math.min(seq, rs.getLong(1)) + 1), "end-of-the-book-does-not-agree-with-its-head");
                } else if (!Chain.equal(rs.getBytes(2), previous)) {
                    find("entry " + seq, "head-altered");
                }
            });
        }

        void heads() {
            jdbc.sql("SELECT * FROM audit_signed_head ORDER BY seq").query(rs -> {
                long at = rs.getLong("seq");
                byte[] hash = rs.getBytes("hash");
                byte[] entry = hashes.get(at);
                if (!rs.getString("key_id").equals(bookKey.keyId())
                        || !bookKey.verifies(HeadSigner.message(at, hash), Der.of(rs.getBytes("signature")))) {
                    find("signed head " + at, "signature-does-not-hold");
                } else if (entry == null) {
                    find("entry " + at, "missing-though-its-head-was-signed");
                } else if (!Chain.equal(entry, hash)) {
                    find("entry " + at, "differs-from-its-signed-head");
                }
                signedUpTo = at;
            });
        }

        void compare(ProtectedTable table, String key, String digest) {
            compared++;
            String sealed = seals.remove(table + ":" + key);
            if (sealed == null) {
                find(table.table() + " " + key, "row-inserted-without-entry");
            } else if (!sealed.equals(digest)) {
                find(table.table() + " " + key, "row-altered");
            }
        }

        void missing() {
            seals.forEach((row, digest) -> {
                if (!digest.equals(Rows.ABSENT)) {
                    find(row.replaceFirst(":", " ").toLowerCase(java.util.Locale.ROOT), "row-deleted");
                }
            });
        }
    }
}
