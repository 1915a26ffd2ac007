package org.toroku.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        /** Filed to a document of that case, whose documents hold its picture and words. */
        PageRow filedTo(UUID toCase, UUID toEnclosure, UUID image, Optional<UUID> words) {
            return new PageRow(
                    id,
                    Optional.of(toCase),
                    scanId,
                    Optional.of(toEnclosure),
                    number,
                    caseCode,
                    image,
                    mediaType,
                    words,
                    width,
                    height,
                    quarantined,
                    masked);
        }

        /** A person saw a My Number on it: nobody blacked it out, so its picture was erased. */
        boolean erased() {
            return quarantined && !masked;
        }

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

    /**
     * Puts a page of the tray to its document.
     *
     * @param filed the page with the documents of its case
     * @param from cases that the page was taken out of, for the book
     */
    void file(PageRow filed, Set<UUID> from, String officer) {
        jdbc.sql("UPDATE scan_page SET application_id = ?, enclosure_id = ?, image_document = ?, words_document = ?,"
                        + " quarantined = ?, masked = ? WHERE id = ?")
                .param(orNull(filed.caseId()))
                .param(orNull(filed.enclosureId()))
                .param(filed.imageDocument())
                .param(orNull(filed.wordsDocument()))
                .params(filed.quarantined(), filed.masked(), filed.id())
                .update();
        Map<String, Object> detail = from.isEmpty()
                ? detail(filed.id())
                : Map.of(
                        "page",
                        filed.id().toString(),
                        "from",
                        from.stream().map(UUID::toString).sorted().toList());
        record(Place.of(filed), officer, "page-filed", detail, row(filed.id()));
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

    /** The case in whose envelope a scan came. */
    Optional<UUID> envelope(UUID scanId) {
        return jdbc.sql("SELECT application_id FROM scan WHERE id = ?")
                .param(scanId)
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
                .single();
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

    static Book.Row row(UUID pageId) {
        return new Book.Row(ProtectedTable.SCAN_PAGE, pageId.toString());
    }

    private static @Nullable UUID orNull(Optional<UUID> id) {
        return id.orElse(null);
    }

    static PageRow page(ResultSet rs, int index) throws SQLException {
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
