package org.toroku.paper;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.Applications;
import org.toroku.paper.ArrivalDesk.Transacting;
import org.toroku.paper.PageLedger.PageRow;

/**
 * What was read on a page goes when its picture goes (番号法20): value and place are overwritten, and the row keeps whose it
 * was and when. An empty value is one that was erased; nobody can enter one.
 */
@Component
class ValueErasure {
    private static final Logger LOG = LoggerFactory.getLogger(ValueErasure.class);
    private static final Actor SELF = new Actor.Service("paper");

    private final JdbcClient jdbc;
    private final FileLedger files;
    private final PageLedger pages;
    private final Applications applications;
    private final Transacting transacting;

    ValueErasure(
            JdbcClient jdbc, FileLedger files, PageLedger pages, Applications applications, Transacting transacting) {
        this.jdbc = jdbc;
        this.files = files;
        this.pages = pages;
        this.applications = applications;
        this.transacting = transacting;
    }

    /**
     * Erases what machine and people wrote down from a page of a document. What a person typed without a place goes as
     * well: nobody can say that it was read on another page. Joins the caller's transaction, which holds the case.
     */
    void erase(PageRow page, Actor by) {
        page.enclosureId().ifPresent(enclosure -> {
            List<UUID> erased = jdbc.sql("UPDATE read_value SET value = '', box = NULL, confidence = 0"
                            + " WHERE enclosure_id = ? AND (page_id = ? OR page_id IS NULL) AND value <> ''"
                            + " RETURNING id")
                    .params(enclosure, page.id())
                    .query((rs, n) -> rs.getObject(1, UUID.class))
                    .list();
            if (!erased.isEmpty()) {
                files.changed(
                        page.caseId().orElseThrow(),
                        files.of(enclosure),
                        by,
                        "values-erased",
                        Map.of("page", page.id().toString(), "values", erased.size()),
                        erased.stream()
                                .map(id -> new Book.Row(ProtectedTable.READ_VALUE, id.toString()))
                                .toArray(Book.Row[]::new));
            }
        });
    }

    /** Of pages that were erased while their values were still left behind; each page for itself. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public void eraseLeftOver() {
        List<UUID> left = jdbc.sql("SELECT p.id FROM scan_page p WHERE p.quarantined AND NOT p.masked"
                        + " AND EXISTS (SELECT 1 FROM read_value v WHERE v.enclosure_id = p.enclosure_id"
                        + " AND (v.page_id = p.id OR v.page_id IS NULL) AND v.value <> '')")
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .list();
        for (UUID id : left) {
            try {
                eraseOf(id);
            } catch (RowAlteredException _) {
                // operators were told, and nothing is written on it; the other pages do not wait for that
                continue;
            }
            LOG.atInfo().addKeyValue("page", id).log("Values of an erased page are erased");
        }
    }

    private void eraseOf(UUID pageId) {
        transacting.inTransaction(now -> {
            PageRow page = pages.find(pageId).orElseThrow();
            page.caseId().ifPresent(applications::lock);
            erase(page, SELF);
            return page;
        });
    }
}
