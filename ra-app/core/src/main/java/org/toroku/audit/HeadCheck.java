package org.toroku.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.toroku.audit.BookVerifier.Finding;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds the signed heads of the database, those of the file and the entries of the book against each other. A head is
 * written into the file before it is in the database, so only the newest may be in the file alone.
 */
final class HeadCheck {
    private final JsonMapper json = JsonMapper.builder().build();
    private final HeadsFile file;
    private final TreeMap<Long, SignedHead> stored = new TreeMap<>();
    private final TreeMap<Long, SignedHead> written = new TreeMap<>();
    private final Map<Long, Der> entries = new HashMap<>();
    private long begun;
    private long seen;

    private HeadCheck(HeadsFile file) {
        this.file = file;
    }

    /** @param length of the file before the picture of the database was taken */
    static HeadCheck of(HeadsFile file, long length, JdbcClient jdbc) {
        HeadCheck check = new HeadCheck(file);
        jdbc.sql("SELECT * FROM audit_signed_head").withFetchSize(1000).query(row -> {
            SignedHead head = SignedHead.of(row);
            check.stored.put(head.seq(), head);
        });
        file.each((offset, head) -> {
            // what was appended later counts only for what the database has of it
            if (offset < length || check.stored.containsKey(head.seq())) {
                check.written.put(head.seq(), head);
            }
        });
        return check;
    }

    /** One entry of the book; only hashes that some head names are kept. */
    void see(long seq, byte[] hash, String action, String detail) {
        seen = seq;
        if (stored.containsKey(seq) || written.containsKey(seq)) {
            entries.put(seq, Der.of(hash));
        }
        if (action.equals("heads-begun")) {
            begun = json.readTree(detail).path("after").asLong();
        }
    }

    long signedUpTo() {
        return stored.isEmpty() ? 0 : stored.lastKey();
    }

    List<Finding> findings(TokenSigner bookKey) {
        List<Finding> findings = new ArrayList<>();
        long after = file.after().orElse(Long.MAX_VALUE);
        if (file.after().isEmpty() && seen > 0) {
            findings.add(new Finding("heads file", "missing"));
        } else if (after != Long.MAX_VALUE && after != begun) {
            findings.add(new Finding("heads file", "begins-where-the-book-does-not-say"));
        }
        stored.forEach((seq, head) -> {
            stored(head, bookKey).ifPresent(findings::add);
            if (seq > after && !written.containsKey(seq)) {
                findings.add(new Finding("signed head " + seq, "not-in-the-heads-file"));
            }
        });
        written.forEach((seq, head) -> written(head, bookKey).ifPresent(findings::add));
        return findings;
    }

    private Optional<Finding> stored(SignedHead head, TokenSigner bookKey) {
        if (!head.holds(bookKey)) {
            return Optional.of(new Finding("signed head " + head.seq(), "signature-does-not-hold"));
        }
        Der entry = entries.get(head.seq());
        if (entry == null) {
            return Optional.of(new Finding("entry " + head.seq(), "missing-though-its-head-was-signed"));
        }
        return entry.equals(head.hash())
                ? Optional.empty()
                : Optional.of(new Finding("entry " + head.seq(), "differs-from-its-signed-head"));
    }

    private Optional<Finding> written(SignedHead head, TokenSigner bookKey) {
        SignedHead same = stored.get(head.seq());
        if (head.equals(same)) {
            return Optional.empty();
        }
        String where = "head " + head.seq() + " of the file";
        if (!head.holds(bookKey)) {
            return Optional.of(new Finding(where, "signature-does-not-hold"));
        }
        Der entry = entries.get(head.seq());
        if (entry == null) {
            return Optional.of(new Finding(where, "the-book-ends-before-it"));
        }
        if (!entry.equals(head.hash())) {
            return Optional.of(new Finding(where, "the-book-differs-from-it"));
        }
        boolean newest = head.seq() == written.lastKey();
        return same == null && !newest
                ? Optional.of(new Finding("signed head " + head.seq(), "deleted"))
                : Optional.empty();
    }
}
