package org.toroku.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
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
import org.toroku.paper.PageLedger.PageRow;
import org.toroku.paper.PostRoomDesk.AsideReason;
import org.toroku.paper.PostRoomDesk.Doubt;
import org.toroku.paper.PostRoomDesk.Tray;
import org.toroku.paper.PostRoomDesk.TrayPage;
import org.toroku.paper.PostRoomDesk.TrayQuery;

/** Pages that are in no document, and what the post room did with those that never will be. */
@Component
class TrayLedger {
    /** Of every page of the tray: the envelope's case, the case that its code names, and the reason it lies aside. */
    private static final String PAGES = """
            FROM scan_page p
            JOIN scan s ON s.id = p.scan_id
            LEFT JOIN paper_file e ON e.application_id = s.application_id
            LEFT JOIN paper_file c ON c.case_code = p.case_code
            LEFT JOIN LATERAL (
                SELECT a.reason FROM tray_act a WHERE a.page_id = p.id ORDER BY a.seq DESC LIMIT 1) aside ON true
            WHERE p.enclosure_id IS NULL
              AND NOT (p.application_id IS NULL
                AND EXISTS (SELECT 1 FROM scan_disposal d WHERE d.scan_id = p.scan_id))
            """;

    private static final String ASKED = PAGES + """
              AND (aside.reason IS NOT NULL) = :aside
              AND (:text = '' OR strpos(upper(concat_ws(' ', p.case_code, e.case_code, p.scan_id)), upper(:text)) > 0)
              AND (cast(p.application_id AS text) = ANY (:own) OR cast(s.application_id AS text) = ANY (:own)
                OR cast(c.application_id AS text) = ANY (:own)) IS NOT TRUE
            """;

    private final JdbcClient jdbc;
    private final Book book;
    private final FileLedger files;

    TrayLedger(JdbcClient jdbc, Book book, FileLedger files) {
        this.jdbc = jdbc;
        this.book = book;
        this.files = files;
    }

    /** Cases that pages of the tray lie in, came with, or name. */
    Set<UUID> cases() {
        return Set.copyOf(
                jdbc.sql("SELECT DISTINCT x.id FROM (SELECT p.application_id AS inside, s.application_id AS home,"
                                + " c.application_id AS named " + PAGES
                                + ") t CROSS JOIN LATERAL (VALUES (t.inside), (t.home), (t.named)) AS x (id)"
                                + " WHERE x.id IS NOT NULL")
                        .query(UUID.class)
                        .list());
    }

    /** @param leftOut cases whose pages this reader may not see */
    Tray list(TrayQuery query, Collection<UUID> leftOut) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("aside", query.aside());
        asked.put("text", query.text().strip());
        asked.put("own", leftOut.stream().map(UUID::toString).toArray(String[]::new));
        int total = jdbc.sql("SELECT count(*) " + ASKED)
                .params(asked)
                .query(Integer.class)
                .single();
        asked.put("offset", query.offset());
        asked.put("limit", query.limit());
        List<TrayPage> pages = jdbc.sql("SELECT p.*, s.uploaded_at, e.case_code AS envelope, aside.reason AS aside,"
                        + " c.application_id AS named, s.application_id AS home "
                        + ASKED
                        + " ORDER BY s.uploaded_at, p.scan_id, p.number OFFSET :offset LIMIT :limit")
                .params(asked)
                .query(TrayLedger::page)
                .list();
        return new Tray(pages, total);
    }

    /** Pages that came for a case and are in none of its documents yet. */
    int waiting(UUID caseId) {
        return jdbc.sql("SELECT count(*) " + PAGES
                        + " AND aside.reason IS NULL AND (p.application_id = :case OR s.application_id = :case)")
                .param("case", caseId)
                .query(Integer.class)
                .single();
    }

    boolean aside(UUID pageId) {
        return jdbc.sql("SELECT reason IS NOT NULL FROM tray_act WHERE page_id = ? ORDER BY seq DESC LIMIT 1")
                .param(pageId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void setAside(PageRow page, AsideReason reason, String officer, Instant now) {
        write(page, reason.name(), officer, now);
    }

    void takeBack(PageRow page, String officer, Instant now) {
        write(page, null, officer, now);
    }

    private void write(PageRow page, @Nullable String reason, String officer, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO tray_act (id, page_id, act, reason, officer, at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, page.id(), reason == null ? "TAKEN_BACK" : "SET_ASIDE")
                .param(reason)
                .params(officer, Moment.utc(now))
                .update();
        Actor by = new Actor.Human(officer);
        String action = reason == null ? "page-taken-back" : "page-set-aside";
        Map<String, Object> detail = reason == null
                ? Map.of("page", page.id().toString())
                : Map.of("page", page.id().toString(), "reason", reason);
        Book.Row row = new Book.Row(ProtectedTable.TRAY_ACT, id.toString());
        page.caseId()
                .ifPresentOrElse(
                        caseId -> files.changed(caseId, FileLedger.Change.SEEN, by, action, detail, row),
                        () -> book.record(new Book.Entry(by, action, Optional.empty(), detail, List.of(row))));
    }

    private static TrayPage page(ResultSet rs, int index) throws SQLException {
        return new TrayPage(
                rs.getObject("id", UUID.class),
                rs.getObject("scan_id", UUID.class),
                rs.getInt("number"),
                rs.getInt("width"),
                rs.getInt("height"),
                Optional.ofNullable(rs.getString("case_code")),
                doubt(rs),
                Optional.ofNullable(rs.getString("envelope")),
                rs.getBoolean("quarantined"),
                rs.getTimestamp("uploaded_at").toInstant(),
                Optional.ofNullable(rs.getString("aside")).map(AsideReason::valueOf));
    }

    /** A page that names a case and still lies in none. */
    private static Optional<Doubt> doubt(ResultSet rs) throws SQLException {
        if (rs.getObject("application_id") != null || rs.getString("case_code") == null) {
            return Optional.empty();
        }
        if (rs.getObject("named") == null) {
            return Optional.of(Doubt.UNKNOWN_CODE);
        }
        return Optional.of(rs.getObject("home") == null ? Doubt.SEVERAL_CODES : Doubt.OTHER_CASE);
    }
}
