package org.toroku.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.pki.Der;

/**
 * Holds the book and the CA's journal against the heads that were written down outside of their databases. While they do
 * not agree no head is signed and nothing is issued: a book that was rolled back knows nothing of what it lost.
 */
public class BookHeads {
    /** The one objection that goes away by itself. */
    static final String LATE = "heads-late";

    private static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Book book;
    private final Outside outside;
    private final Optional<Long> beginAfter;
    private final Duration lateAfter;
    private Optional<Objection> atStart = Optional.empty();
    private boolean started;

    /** What lies outside of the database. */
    record Outside(HeadsFile file, Optional<JournalHeads> ca) {}

    /**
     * @param beginAfter newest signed entry, where an operator has said that the file begins anew there
     * @param lateAfter how long signing may fail before nothing is issued
     */
    BookHeads(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Book book,
            Outside outside,
            Optional<Long> beginAfter,
            Duration lateAfter) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.book = book;
        this.outside = outside;
        this.beginAfter = beginAfter;
        this.lateAfter = lateAfter;
    }

    /**
     * @param reason heads-file-missing, heads-file-shortened, book-ends-before-its-heads, book-contradicts-its-heads,
     *     ca-journal-ends-before-its-heads, ca-journal-contradicts-its-heads, or ca-journal-away
     * @param seq the entry, or the event of the CA
     */
    public record Objection(String reason, long seq) {}

    /** Why nothing may be issued now. Looks at everything once, when it is first asked, and at the newest head ever after. */
    public Optional<Objection> objection() {
        start();
        return atStart.or(this::newest);
    }

    /**
     * The same, and {@code heads-late}: what is in the book and in no head could be cut off without anybody noticing, so that
     * no certificate may be the last that it knows of.
     */
    public Optional<Objection> objectionToIssuing(Instant now) {
        return objection().or(() -> late(now));
    }

    /** By the entries themselves: the same on every node and after every start, whether or not anybody tries to sign. */
    Optional<Objection> late(Instant now) {
        long signed = newestSigned();
        return jdbc.sql("SELECT at FROM audit_entry WHERE seq > ? ORDER BY seq LIMIT 1")
                .param(signed)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional()
                .filter(oldest -> now.isAfter(oldest.plus(lateAfter)))
                .map(oldest -> new Objection(LATE, signed));
    }

    private synchronized void start() {
        if (started) {
            return;
        }
        atStart = whole();
        if (atStart.isPresent() && beginAfter.equals(Optional.of(newestSigned()))) {
            beginAnew(atStart.get(), beginAfter.get());
            atStart = whole();
        }
        started = true;
    }

    private void beginAnew(Objection because, long after) {
        transaction.executeWithoutResult(status -> book.record(new Book.Entry(
                new Actor.Service("book-heads"),
                "heads-begun",
                Optional.empty(),
                Map.of("after", after, "because", because.reason(), "seq", because.seq()),
                List.of())));
        outside.file().setAside(after);
        outside.file().begin(after);
    }

    long newestSigned() {
        return jdbc.sql("SELECT coalesce(max(seq), 0) FROM audit_signed_head")
                .query(Long.class)
                .single();
    }

    /** The database is asked first, since a head is in the file before it is there. */
    private Optional<Objection> newest() {
        long signed = newestSigned();
        Optional<Long> after = outside.file().after();
        if (after.isEmpty()) {
            return Optional.of(new Objection("heads-file-missing", signed));
        }
        Optional<SignedHead> last = outside.file().last();
        long written = Math.max(after.get(), last.map(SignedHead::seq).orElse(0L));
        if (written < signed) {
            return Optional.of(new Objection("heads-file-shortened", written));
        }
        return last.flatMap(head -> {
            Map<Long, Der> entries = entries(List.of(head));
            return against(head, entries).or(() -> head.ca().flatMap(this::againstCa));
        });
    }

    private Optional<Objection> whole() {
        if (outside.file().after().isEmpty()) {
            return Optional.of(new Objection("heads-file-missing", newestSigned()));
        }
        List<SignedHead> batch = new ArrayList<>();
        List<Objection> found = new ArrayList<>();
        outside.file().each((offset, head) -> {
            batch.add(head);
            if (batch.size() == BATCH && found.isEmpty()) {
                compare(batch, found);
                batch.clear();
            }
        });
        compare(batch, found);
        return found.stream().findFirst();
    }

    private void compare(List<SignedHead> heads, List<Objection> found) {
        Map<Long, Der> entries = entries(heads);
        heads.forEach(head -> against(head, entries).ifPresent(found::add));
    }

    private Map<Long, Der> entries(List<SignedHead> heads) {
        Map<Long, Der> entries = new HashMap<>();
        jdbc.sql("SELECT seq, hash FROM audit_entry WHERE seq = ANY(?)")
                .param(heads.stream().map(SignedHead::seq).toArray(Long[]::new))
                .query(row -> {
                    entries.put(row.getLong(1), Der.of(row.getBytes(2)));
                });
        return entries;
    }

    private static Optional<Objection> against(SignedHead head, Map<Long, Der> entries) {
        Der entry = entries.get(head.seq());
        if (entry == null) {
            return Optional.of(new Objection("book-ends-before-its-heads", head.seq()));
        }
        return entry.equals(head.hash())
                ? Optional.empty()
                : Optional.of(new Objection("book-contradicts-its-heads", head.seq()));
    }

    private Optional<Objection> againstCa(JournalHeads.Head head) {
        if (outside.ca().isEmpty() || head.seq() == 0) {
            return Optional.empty();
        }
        try {
            Optional<Der> event = outside.ca().get().at(head.seq());
            if (event.isEmpty()) {
                return Optional.of(new Objection("ca-journal-ends-before-its-heads", head.seq()));
            }
            return event.get().equals(head.hash())
                    ? Optional.empty()
                    : Optional.of(new Objection("ca-journal-contradicts-its-heads", head.seq()));
        } catch (JournalUnavailable away) {
            return Optional.of(new Objection("ca-journal-away", head.seq()));
        }
    }

    /**
     * The CA's newest event.
     *
     * @throws JournalUnavailable if its journal cannot be read
     */
    JournalHeads.Head caHead() {
        return outside.ca().map(JournalHeads::newest).orElseGet(() -> new JournalHeads.Head(0, Der.of(new byte[0])));
    }

    HeadsFile file() {
        return outside.file();
    }
}
