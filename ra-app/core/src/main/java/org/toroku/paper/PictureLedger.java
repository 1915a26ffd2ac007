package org.toroku.paper;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.paper.PageLedger.PageRow;

/** Which pages show the same: documents are stored by their content, and one file may be scanned in twice. */
@Component
class PictureLedger {
    private final JdbcClient jdbc;

    PictureLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The page, and those with its picture in the same case or of another scan of the same file. */
    List<PageRow> same(PageRow page) {
        return jdbc.sql("""
                        SELECT p.* FROM scan_page p JOIN scan s ON s.id = p.scan_id JOIN document d ON d.id = p.image_document
                        WHERE d.sha256 = (SELECT sha256 FROM document WHERE id = :image)
                          AND (p.application_id = :case OR s.sha256 = (SELECT sha256 FROM scan WHERE id = :scan))
                        ORDER BY p.id
                        """)
                .param("image", page.imageDocument())
                .param("case", page.caseId().orElse(null))
                .param("scan", page.scanId())
                .query(PageLedger::page)
                .list();
    }

    /** Digests of pictures of this file that were erased because a person saw a My Number on them, and their documents. */
    Map<String, UUID> erased(String scanSha256) {
        record Picture(String sha256, UUID document) {}
        return jdbc
                .sql("SELECT d.sha256, d.id FROM scan s JOIN scan_page p ON p.scan_id = s.id"
                        + " JOIN document d ON d.id = p.image_document"
                        + " WHERE s.sha256 = ? AND p.quarantined AND NOT p.masked")
                .param(scanSha256)
                .query((rs, n) -> new Picture(rs.getString(1), rs.getObject(2, UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Picture::sha256, Picture::document, (former, later) -> former));
    }

    /** Where documents of these pages are or were: their scans, their cases, and those they were taken out of. */
    Set<UUID> folders(Set<UUID> pages) {
        return Set.copyOf(jdbc.sql("""
                        SELECT DISTINCT x.id FROM scan_page p JOIN scan s ON s.id = p.scan_id
                        LEFT JOIN paper_file c ON c.case_code = p.case_code
                        CROSS JOIN LATERAL (VALUES (p.scan_id), (p.application_id), (s.application_id),
                            (c.application_id)) AS x (id)
                        WHERE x.id IS NOT NULL AND p.id::text = ANY (?)
                        """)
                .param(pages.stream().map(UUID::toString).toArray(String[]::new))
                .query(UUID.class)
                .list());
    }

    /** Whether a picture that a case no longer has went to another one; else it was erased for what it shows. */
    boolean givenAway(UUID document) {
        return !jdbc.sql("SELECT EXISTS (SELECT 1 FROM scan_page WHERE image_document = ? AND quarantined"
                        + " AND NOT masked)")
                .param(document)
                .query(Boolean.class)
                .single();
    }

    /** Whether another page still needs a document. */
    boolean neededBeside(Set<UUID> pages, UUID document) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM scan_page WHERE (image_document = ? OR words_document = ?)"
                        + " AND NOT id::text = ANY (?))")
                .params(document, document)
                .param(pages.stream().map(UUID::toString).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
