package org.toroku.paper;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.paper.PageLedger.PageRow;

/** One row for each page that no machine searched for a My Number; a person who looked instead is written into it. */
@Component
class PageSearches {
    /** More than anybody looks through at once; the rest is shown once these are done. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Book book;
    private final FileLedger files;

    PageSearches(JdbcClient jdbc, Book book, FileLedger files) {
        this.jdbc = jdbc;
        this.book = book;
        this.files = files;
    }

    void insert(PageRow page, String why, String officer, Instant now) {
        jdbc.sql("INSERT INTO page_search (page_id, application_id, why, at) VALUES (?, ?, ?, ?)")
                .param(page.id())
                .param(page.caseId().orElse(null))
                .params(why, Moment.utc(now))
                .update();
        record(page.id(), page.caseId().map(List::of).orElse(List.of()), "page-not-searched", officer);
    }

    /** The page was filed to a case, and what is known of it goes along. */
    void moved(UUID pageId, UUID caseId, String officer) {
        int moved = jdbc.sql("UPDATE page_search SET application_id = ? WHERE page_id = ?"
                        + " AND application_id IS DISTINCT FROM ?")
                .params(caseId, pageId, caseId)
                .update();
        if (moved == 1) {
            record(pageId, List.of(caseId), "page-not-searched", officer);
        }
    }

    /** @return false where it was searched, or somebody was faster */
    boolean looked(PageRow page, String officer, Instant now) {
        int looked = jdbc.sql("UPDATE page_search SET looked_by = ?, looked_at = ? WHERE page_id = ?"
                        + " AND looked_at IS NULL")
                .params(officer, Moment.utc(now), page.id())
                .update();
        if (looked == 1) {
            record(page.id(), page.caseId().map(List::of).orElse(List.of()), "no-my-number-seen", officer);
        }
        return looked == 1;
    }

    /** Pages at which nobody has looked yet, oldest first, but those that are withheld or shredded anyway. */
    List<UUID> waiting() {
        return jdbc.sql("SELECT s.page_id FROM page_search s JOIN scan_page p ON p.id = s.page_id"
                        + " LEFT JOIN paper_enclosure e ON e.id = p.enclosure_id"
                        + " WHERE s.looked_at IS NULL AND NOT p.quarantined AND e.quarantined IS NOT TRUE"
                        + " AND NOT (p.application_id IS NULL"
                        + " AND EXISTS (SELECT 1 FROM scan_disposal d WHERE d.scan_id = p.scan_id))"
                        + " ORDER BY s.at, p.scan_id, p.number LIMIT " + MOST)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
    }

    /** Whether a page of the case that anybody might decide on was looked at by nobody. */
    boolean waits(UUID caseId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM page_search s JOIN scan_page p ON p.id = s.page_id"
                        + " LEFT JOIN paper_enclosure e ON e.id = p.enclosure_id WHERE p.application_id = ?"
                        + " AND s.looked_at IS NULL AND NOT p.quarantined AND e.quarantined IS NOT TRUE)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    /** Pages of a case that were not read to their end. */
    Set<UUID> unread(UUID caseId) {
        return new HashSet<>(jdbc.sql("SELECT page_id FROM page_search WHERE application_id = ?")
                .param(caseId)
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list());
    }

    /** @param home the case that it is in, if any */
    private void record(UUID pageId, List<UUID> home, String action, String officer) {
        Actor by = new Actor.Human(officer);
        Map<String, Object> detail = Map.of("page", pageId.toString());
        Book.Row row = new Book.Row(ProtectedTable.PAGE_SEARCH, pageId.toString());
        if (home.isEmpty()) {
            book.record(new Book.Entry(by, action, Optional.empty(), detail, List.of(row)));
        } else {
            files.changed(home.getFirst(), FileLedger.Change.SEEN, by, action, detail, row);
        }
    }
}
