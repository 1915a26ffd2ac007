package org.toroku.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.paper.EnclosureLedger.EnclosureRow;

/**
 * What lay before a person who gave a verdict, and whether exactly that still counts. A verdict is about pictures: a page
 * that came later, a document that took another's place or gave it back, is something that nobody judged.
 */
@Component
class VerdictBases {
    /**
     * One line a page with its document, the entry in force and its digest; a document without pages has a line too. A page
     * that nobody searched for a My Number is shown to nobody who judges, and lay before none of them.
     */
    private static final String LINES = """
            SELECT concat_ws('/', e.id, coalesce((SELECT n.id::text FROM paper_entry n WHERE n.enclosure_id = e.id
                ORDER BY n.seq DESC LIMIT 1), 'entered'), p.id, d.sha256) COLLATE "C" AS line
            FROM paper_enclosure e LEFT JOIN scan_page p ON p.enclosure_id = e.id AND NOT p.quarantined
                    AND NOT EXISTS (SELECT 1 FROM page_search s WHERE s.page_id = p.id AND s.looked_at IS NULL)
                LEFT JOIN document d ON d.id = p.image_document""";

    /** Whether a confirmed value {@code v} was compared with the pages that its document has now. */
    static final String CONFIRMATION_HOLDS =
            "v.origin = 'CONFIRMED' AND EXISTS (SELECT 1 FROM verdict_basis b WHERE b.id = v.id AND b.documents = ARRAY("
                    + LINES + " WHERE e.id = v.enclosure_id ORDER BY line))";

    private final JdbcClient jdbc;
    private final Book book;
    private final EnclosureLedger enclosures;

    VerdictBases(JdbcClient jdbc, Book book, EnclosureLedger enclosures) {
        this.jdbc = jdbc;
        this.book = book;
        this.enclosures = enclosures;
    }

    enum Verdict {
        /** On the seal of form and mandate beside the registered one. */
        SEAL,
        /** On the reply to an inquiry. */
        REPLY,
        /** To recommend or not. */
        EXAMINATION,
        /** That a value is what its document says. */
        CONFIRMATION;

        private boolean isAbout(EnclosureRow row) {
            return switch (this) {
                case SEAL ->
                    row.kind() == EnclosureKind.APPLICATION_FORM
                            || row.kind() == EnclosureKind.MANDATE
                            || row.kind() == EnclosureKind.SEAL_REGISTRATION_CERTIFICATE;
                case REPLY -> row.kind() == EnclosureKind.INQUIRY_REPLY && !row.ofProxy();
                // the reply comes once the case was examined, and has a verdict of its own
                case EXAMINATION -> row.kind() != EnclosureKind.INQUIRY_REPLY;
                case CONFIRMATION -> false;
            };
        }
    }

    /** Writes down what counts now, which is what the officer was shown; joins the transaction of the verdict. */
    void bind(UUID id, UUID caseId, Verdict verdict, String officer, Instant at) {
        insert(id, caseId, verdict, now(caseId, verdict), officer, at);
    }

    void bindConfirmation(UUID value, UUID caseId, UUID enclosureId, String officer, Instant at) {
        insert(value, caseId, Verdict.CONFIRMATION, lines(List.of(enclosureId)), officer, at);
    }

    /** Whether exactly what this verdict was given on is what counts now. */
    boolean holds(UUID id, UUID caseId, Verdict verdict) {
        return same(
                jdbc.sql("SELECT documents FROM verdict_basis WHERE id = ? AND application_id = ? AND verdict = ?")
                        .params(id, caseId, verdict.name())
                        .query(VerdictBases::documents)
                        .optional(),
                caseId,
                verdict);
    }

    /** Whether exactly what the newest recommendation was given on is what counts now. */
    boolean examinationHolds(UUID caseId) {
        return same(
                jdbc.sql("SELECT documents FROM verdict_basis WHERE application_id = ? AND verdict = 'EXAMINATION'"
                                + " ORDER BY seq DESC LIMIT 1")
                        .param(caseId)
                        .query(VerdictBases::documents)
                        .optional(),
                caseId,
                Verdict.EXAMINATION);
    }

    private boolean same(Optional<List<String>> judged, UUID caseId, Verdict verdict) {
        return judged.filter(documents -> documents.equals(now(caseId, verdict)))
                .isPresent();
    }

    private List<String> now(UUID caseId, Verdict verdict) {
        return lines(enclosures.current(caseId).stream()
                .filter(verdict::isAbout)
                .map(EnclosureRow::id)
                .toList());
    }

    private List<String> lines(Collection<UUID> documents) {
        return jdbc.sql(LINES + " WHERE e.id = ANY (?::uuid[]) ORDER BY line")
                .param(documents.stream().map(UUID::toString).toArray(String[]::new))
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    private void insert(UUID id, UUID caseId, Verdict verdict, List<String> documents, String officer, Instant at) {
        jdbc.sql("INSERT INTO verdict_basis (id, application_id, verdict, documents, officer, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(id, caseId, verdict.name())
                .param(documents.toArray(String[]::new))
                .params(officer, Moment.utc(at))
                .update();
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                "verdict-bound",
                caseId,
                Map.of("verdict", verdict.name(), "row", id.toString()),
                new Book.Row(ProtectedTable.VERDICT_BASIS, id.toString())));
    }

    private static List<String> documents(ResultSet rs, int index) throws SQLException {
        return List.of((String[]) rs.getArray(1).getArray());
    }
}
