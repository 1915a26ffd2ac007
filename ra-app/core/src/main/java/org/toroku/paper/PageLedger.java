package org.toroku.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Scans and their pages; the images themselves are documents. */
@Component
class PageLedger {
    private final JdbcClient jdbc;
    private final Book book;
    private final FileLedger files;

    PageLedger(JdbcClient jdbc, Book book, FileLedger files) {
        this.jdbc = jdbc;
        this.book = book;
        this.files = files;
    }

    record PageRow(
            UUID id,
            Optional<UUID> caseId,
            UUID scanId,
            Optional<UUID> enclosureId,
            int number,
            Optional<String> caseCode,
            UUID imageDocument,
            String mediaType,
            Optional<UUID> wordsDocument,
            int width,
            int height,
            boolean quarantined,
            boolean masked) {
        PaperFiles.Page view() {
            return new PaperFiles.Page(id, number, width, height, quarantined);
        }
    }

    void insertScan(UUID id, Optional<UUID> caseId, String sha256, int pages, String officer, Instant now) {
        jdbc.sql("INSERT INTO scan (id, application_id, sha256, pages, uploaded_by, uploaded_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(orNull(caseId))
                .params(sha256, pages, officer, Moment.utc(now))
                .update();
        record(
                new Place(caseId, Optional.empty()),
                officer,
                "scan-uploaded",
                Map.of("scan", id.toString(), "sha256", sha256, "pages", pages),
                new Book.Row(ProtectedTable.SCAN, id.toString()));
    }

    void insert(PageRow page, String officer) {
        jdbc.sql("""
                        INSERT INTO scan_page (id, application_id, scan_id, enclosure_id, number, case_code,
                            image_document, media_type, words_document, width, height, quarantined, masked)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(page.id())
                .param(orNull(page.caseId()))
                .param(page.scanId())
                .param(orNull(page.enclosureId()))
                .param(page.number())
                .param(page.caseCode().orElse(null))
                .param(page.imageDocument())
                .param(page.mediaType())
                .param(orNull(page.wordsDocument()))
                .params(page.width(), page.height(), page.quarantined(), page.masked())
                .update();
        record(Place.of(page), officer, "page-scanned", detail(page.id()), row(page.id()));
    }

    /** Puts a page of the tray to its document. */
    void file(PageRow page, UUID caseId, UUID enclosureId, UUID image, Optional<UUID> words, String officer) {
        jdbc.sql("UPDATE scan_page SET application_id = ?, enclosure_id = ?, image_document = ?, words_document = ?"
                        + " WHERE id = ?")
                .params(caseId, enclosureId, image)
                .param(orNull(words))
                .param(page.id())
                .update();
        record(
                new Place(Optional.of(caseId), Optional.of(enclosureId)),
                officer,
                "page-filed",
                detail(page.id()),
                row(page.id()));
    }

    /** @param masked false: nobody blacked the number out, so nobody may see the page at all */
    void quarantine(PageRow page, boolean masked, String officer) {
        jdbc.sql("UPDATE scan_page SET quarantined = true, masked = ? WHERE id = ?")
                .params(masked, page.id())
                .update();
        record(Place.of(page), officer, "page-quarantined", detail(page.id()), row(page.id()));
    }

    Optional<PageRow> find(UUID pageId) {
        return jdbc.sql("SELECT * FROM scan_page WHERE id = ?")
                .param(pageId)
                .query(PageLedger::page)
                .optional();
    }

    /** Whether nobody, neither machine nor person, has looked for a My Number on it. */
    boolean unsearched(UUID pageId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM page_search WHERE page_id = ? AND looked_at IS NULL)")
                .param(pageId)
                .query(Boolean.class)
                .single();
    }

    List<PageRow> ofEnclosure(UUID enclosureId) {
        return jdbc.sql("SELECT p.* FROM scan_page p JOIN scan s ON s.id = p.scan_id WHERE p.enclosure_id = ?"
                        + " ORDER BY s.uploaded_at, p.number")
                .param(enclosureId)
                .query(PageLedger::page)
                .list();
    }

    List<PageRow> tray() {
        return jdbc.sql("SELECT p.* FROM scan_page p JOIN scan s ON s.id = p.scan_id WHERE p.enclosure_id IS NULL"
                        + " AND NOT (p.application_id IS NULL"
                        + " AND EXISTS (SELECT 1 FROM scan_disposal d WHERE d.scan_id = p.scan_id))"
                        + " ORDER BY s.uploaded_at, p.scan_id, p.number LIMIT 500")
                .query(PageLedger::page)
                .list();
    }

    /** Holds a scan until the transaction ends, so that no page of it is filed while it is shredded. */
    void lockScan(UUID scanId) {
        jdbc.sql("SELECT id FROM scan WHERE id = ? FOR UPDATE")
                .param(scanId)
                .query(UUID.class)
                .single();
    }

    /** Whether a page can be read by nobody any more, because it found no case in time. */
    boolean shredded(PageRow page) {
        return page.caseId().isEmpty()
                && jdbc.sql("SELECT EXISTS (SELECT 1 FROM scan_disposal WHERE scan_id = ?)")
                        .param(page.scanId())
                        .query(Boolean.class)
                        .single();
    }

    private static final String UNFILED = """
            SELECT count(*) FROM scan_page p WHERE p.scan_id = s.id AND p.application_id IS NULL""";

    /** Scans from before {@code until} that have pages in no case, oldest first. */
    List<UUID> unfiledScans(Instant until) {
        return jdbc.sql("SELECT s.id FROM scan s WHERE s.uploaded_at < ? AND (" + UNFILED + ") > 0"
                        + " AND NOT EXISTS (SELECT 1 FROM scan_disposal d WHERE d.scan_id = s.id)"
                        + " ORDER BY s.uploaded_at LIMIT 500")
                .param(Moment.utc(until))
                .query((rs, n) -> rs.getObject(1, UUID.class))
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

    private record Place(Optional<UUID> caseId, Optional<UUID> enclosureId) {
        static Place of(PageRow page) {
            return new Place(page.caseId(), page.enclosureId());
        }
    }

    private void record(Place place, String officer, String action, Map<String, Object> detail, Book.Row row) {
        Actor by = new Actor.Human(officer);
        if (place.caseId().isPresent()) {
            FileLedger.Change change = place.enclosureId().map(files::of).orElse(FileLedger.Change.SEEN);
            files.changed(place.caseId().get(), change, by, action, detail, row);
        } else {
            book.record(new Book.Entry(by, action, Optional.empty(), detail, List.of(row)));
        }
    }

    private static Map<String, Object> detail(UUID pageId) {
        return Map.of("page", pageId.toString());
    }

    private static Book.Row row(UUID pageId) {
        return new Book.Row(ProtectedTable.SCAN_PAGE, pageId.toString());
    }

    private static @Nullable UUID orNull(Optional<UUID> id) {
        return id.orElse(null);
    }

    private static PageRow page(ResultSet rs, int index) throws SQLException {
        return new PageRow(
                rs.getObject("id", UUID.class),
                Optional.ofNullable(rs.getObject("application_id", UUID.class)),
                rs.getObject("scan_id", UUID.class),
                Optional.ofNullable(rs.getObject("enclosure_id", UUID.class)),
                rs.getInt("number"),
                Optional.ofNullable(rs.getString("case_code")),
                rs.getObject("image_document", UUID.class),
                rs.getString("media_type"),
                Optional.ofNullable(rs.getObject("words_document", UUID.class)),
                rs.getInt("width"),
                rs.getInt("height"),
                rs.getBoolean("quarantined"),
                rs.getBoolean("masked"));
    }
}
