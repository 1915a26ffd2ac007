package org.toroku.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.audit.BookVerifier.Report;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** State of one pass over the book, or over the entries and rows of one case. */
final class BookWalk {
    private static final int ENOUGH_FINDINGS = 100;

    private final JdbcClient jdbc;
    private final Chain chain;
    private final boolean whole;
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> seals = new HashMap<>();
    private byte[] previous = new byte[32];
    private long seq;
    private long read;
    private long compared;
    private long signedUpTo;

    private BookWalk(JdbcClient jdbc, Chain chain, boolean whole) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.whole = whole;
    }

    static BookWalk ofTheBook(JdbcClient jdbc, Chain chain) {
        return new BookWalk(jdbc, chain, true);
    }

    static BookWalk ofACase(JdbcClient jdbc, Chain chain) {
        return new BookWalk(jdbc, chain, false);
    }

    Report report() {
        return findings.isEmpty()
                ? new Report.Intact(read, compared, signedUpTo)
                : new Report.Altered(List.copyOf(findings));
    }

    void find(Finding finding) {
        if (findings.size() < ENOUGH_FINDINGS) {
            findings.add(finding);
        }
    }

    private void find(String where, String what) {
        find(new Finding(where, what));
    }

    /** Every entry, in order. */
    void entries(HeadCheck heads) {
        jdbc.sql("SELECT * FROM audit_entry ORDER BY seq").withFetchSize(1000).query(rs -> {
            byte[] hash = entry(rs);
            heads.see(seq, hash, rs.getString("action"), rs.getString("detail"));
        });
    }

    void signedUpTo(long head) {
        signedUpTo = head;
    }

    /**
     * Entries and rows of a case by one statement, hence by one picture of the data in any transaction: what others
     * commit to the case meanwhile does not look like tampering.
     */
    void caseOf(UUID caseId) {
        jdbc.sql(String.join(" UNION ALL ", Rows.selectsOfCase())
                        + " UNION ALL SELECT 'entry', NULL, NULL, seq, at, actor_kind, actor, action, case_id, detail,"
                        + " seals, prev_hash, hash, mac FROM audit_entry WHERE case_id = :case"
                        + " ORDER BY seq NULLS LAST")
                .param("case", caseId)
                .query(rs -> {
                    if (rs.getString("part").equals("entry")) {
                        entry(rs);
                    } else {
                        compare(
                                ProtectedTable.valueOf(rs.getString("part")),
                                rs.getString("k"),
                                Rows.hash(rs.getString("content")));
                    }
                });
    }

    private byte[] entry(ResultSet rs) throws SQLException {
        Chain.Link link = Chain.Link.of(rs);
        byte[] prev = rs.getBytes("prev_hash");
        byte[] hash = rs.getBytes("hash");
        String where = "entry " + link.seq();
        if (whole && link.seq() != seq + 1) {
            find("entry " + (seq + 1), "missing");
        }
        if (whole && link.seq() == seq + 1 && !Chain.equal(prev, previous)) {
            find(where, "not-linked-to-the-entry-before");
        }
        if (!Chain.equal(chain.hash(prev, link), hash)) {
            find(where, "content-altered");
        } else if (!chain.macMatches(hash, rs.getBytes("mac"))) {
            find(where, "not-written-by-the-application");
        }
        seq = link.seq();
        previous = hash;
        read++;
        seals.putAll(json.readValue(link.seals(), new TypeReference<Map<String, String>>() {}));
        return hash;
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

    void compare(ProtectedTable table, String key, String digest) {
        compared++;
        String sealed = seals.remove(table + ":" + key);
        if (sealed == null) {
            find(table.table() + " " + key, "row-inserted-without-entry");
        } else if (!sealed.equals(digest)) {
            find(table.table() + " " + key, "row-altered");
        }
    }

    /** Documents that can still be read; what was erased or shredded need not be there. */
    void documents(EvidenceFiles files, EvidenceFiles.Depth depth) {
        jdbc.sql("SELECT d.id, d.blob FROM document d JOIN case_key k ON k.application_id = d.application_id"
                        + " WHERE d.wrapped_key IS NOT NULL AND k.wrapped_key IS NOT NULL ORDER BY d.seq")
                .withFetchSize(1000)
                .query(row -> {
                    String document = row.getString("id");
                    files.flaw(row.getString("blob"), depth).ifPresent(flaw -> find("document " + document, flaw));
                });
    }

    /** Whatever was sealed and not compared is gone. */
    void missing() {
        seals.forEach((row, digest) -> {
            if (!digest.equals(Rows.ABSENT) && (whole || Rows.ofACase(row))) {
                find(row.replaceFirst(":", " ").toLowerCase(Locale.ROOT), "row-deleted");
            }
        });
    }
}
