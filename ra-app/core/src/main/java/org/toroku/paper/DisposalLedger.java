package org.toroku.paper;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Scans whose pages found no case in time. */
@Component
class DisposalLedger {
    private final JdbcClient jdbc;
    private final Book book;

    DisposalLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    private static final String UNFILED = """
            SELECT count(*) FROM scan_page p WHERE p.scan_id = s.id AND p.application_id IS NULL""";

    /** A scan and when it came. */
    record Unfiled(UUID scan, Instant uploadedAt) {
        /** Before every other. */
        static final Unfiled FIRST = new Unfiled(new UUID(0, 0), Instant.EPOCH);
    }

    /**
     * Scans from before {@code until} that have pages in no case, oldest first.
     *
     * @param after the last one of the page before: one that cannot be shredded keeps its place and stops no other
     */
    List<Unfiled> unfiledScans(Instant until, Unfiled after) {
        return jdbc.sql("SELECT s.id, s.uploaded_at FROM scan s WHERE s.uploaded_at < ? AND (" + UNFILED + ") > 0"
                        + " AND NOT EXISTS (SELECT 1 FROM scan_disposal d WHERE d.scan_id = s.id)"
                        + " AND (s.uploaded_at, s.id) > (?, ?) ORDER BY s.uploaded_at, s.id LIMIT 500")
                .params(Moment.utc(until), Moment.utc(after.uploadedAt()), after.scan())
                .query((rs, n) -> new Unfiled(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Records that the pages of a scan that are in no case became unreadable; the caller holds the scan.
     *
     * @return false where there is no such page any more, or somebody else was faster
     */
    boolean recordShredding(UUID scanId, Instant now, Actor by) {
        int written = jdbc.sql("INSERT INTO scan_disposal (scan_id, pages, shredded_at) SELECT s.id, (" + UNFILED
                        + "), ? FROM scan s WHERE s.id = ? AND (" + UNFILED + ") > 0 ON CONFLICT DO NOTHING")
                .params(Moment.utc(now), scanId)
                .update();
        if (written == 1) {
            book.record(new Book.Entry(
                    by,
                    "scan-shredded",
                    Optional.empty(),
                    Map.of("scan", scanId.toString()),
                    List.of(new Book.Row(ProtectedTable.SCAN_DISPOSAL, scanId.toString()))));
        }
        return written == 1;
    }
}
