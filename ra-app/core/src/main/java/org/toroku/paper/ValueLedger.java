package org.toroku.paper;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import tools.jackson.databind.json.JsonMapper;

/** Values of documents: as read by the machine, corrected by an examiner, confirmed by one. */
@Component
class ValueLedger {
    /** Who wrote the value that a row confirms, and how sure they were; of any other row it is the row itself. */
    private static final String WRITTEN = " CROSS JOIN LATERAL (SELECT o.officer AS writer, o.confidence AS surety"
            + " FROM read_value o WHERE o.enclosure_id = v.enclosure_id AND o.field = v.field AND o.seq <= v.seq"
            + " AND o.origin <> 'CONFIRMED' ORDER BY o.seq DESC LIMIT 1) w";

    private final JdbcClient jdbc;
    private final FileLedger files;
    private final VerdictBases bases;
    private final JsonMapper json = JsonMapper.builder().build();

    ValueLedger(JdbcClient jdbc, FileLedger files, VerdictBases bases) {
        this.jdbc = jdbc;
        this.files = files;
        this.bases = bases;
    }

    /** What the machine read on a page; where that is nothing there is nothing to write down. */
    void read(
            UUID caseId,
            UUID enclosureId,
            PaperField field,
            String value,
            double confidence,
            PaperFiles.Place place,
            Instant at) {
        if (value.isEmpty()) {
            return;
        }
        Entry entry = new Entry(caseId, enclosureId, field, value, "READ");
        insert(entry, confidence, Optional.of(place), Optional.empty(), at);
    }

    void correct(UUID caseId, UUID enclosureId, PaperField field, String value, String officer, Instant at) {
        Optional<PaperFiles.Place> place = find(enclosureId, field).flatMap(PaperFiles.Value::place);
        insert(new Entry(caseId, enclosureId, field, value, "CORRECTED"), 1, place, Optional.of(officer), at);
    }

    /** Confirms the value in force; a value that nobody read cannot be confirmed. */
    boolean confirm(UUID caseId, UUID enclosureId, PaperField field, String officer, Instant at) {
        Optional<PaperFiles.Value> value = find(enclosureId, field);
        value.ifPresent(found -> {
            Entry entry = new Entry(caseId, enclosureId, field, found.value(), "CONFIRMED");
            UUID id = insert(entry, 1, found.place(), Optional.of(officer), at);
            bases.bindConfirmation(id, caseId, enclosureId, officer, at);
        });
        return value.isPresent();
    }

    /** Whoever ever corrected or confirmed a value of the case, or corrected what was entered of a document. */
    Set<String> writers(UUID caseId) {
        return Set.copyOf(jdbc.sql("SELECT officer FROM read_value WHERE application_id = :id AND officer IS NOT NULL"
                        + " UNION SELECT officer FROM paper_entry WHERE application_id = :id AND officer IS NOT NULL")
                .param("id", caseId)
                .query(String.class)
                .list());
    }

    private record Entry(UUID caseId, UUID enclosureId, PaperField field, String value, String origin) {
        @Override
        public String toString() {
            return "Entry[" + enclosureId + ", " + field + "]";
        }
    }

    private UUID insert(
            Entry entry, double confidence, Optional<PaperFiles.Place> place, Optional<String> officer, Instant at) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO read_value (id, application_id, enclosure_id, page_id, field, value, confidence, box,
                            origin, officer, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .params(id, entry.caseId(), entry.enclosureId())
                .param(place.map(PaperFiles.Place::pageId).orElse(null))
                .params(entry.field().code(), entry.value())
                .param(BigDecimal.valueOf(confidence).setScale(3, RoundingMode.HALF_EVEN))
                .param(place.map(p -> json.writeValueAsString(p.box())).orElse(null))
                .param(entry.origin())
                .param(officer.orElse(null))
                .param(Moment.utc(at))
                .update();
        files.changed(
                entry.caseId(),
                entry.origin().equals("CONFIRMED") ? FileLedger.Change.SEEN : files.of(entry.enclosureId()),
                officer.<Actor>map(Actor.Human::new).orElseGet(() -> new Actor.Service("reader")),
                "value-" + entry.origin().toLowerCase(java.util.Locale.ROOT),
                Map.of(
                        "enclosure", entry.enclosureId().toString(),
                        "field", entry.field().code()),
                new Book.Row(ProtectedTable.READ_VALUE, id.toString()));
        return id;
    }

    Optional<PaperFiles.Value> find(UUID enclosureId, PaperField field) {
        return jdbc.sql("SELECT v.*, w.*, " + VerdictBases.CONFIRMATION_HOLDS + " AS confirmed FROM read_value v"
                        + WRITTEN
                        + " WHERE v.enclosure_id = ? AND v.field = ? AND v.value <> '' ORDER BY v.seq DESC LIMIT 1")
                .params(enclosureId, field.code())
                .query(this::value)
                .optional();
    }

    /** Values in force of a case but of documents that are withheld, in the order of its documents and of the fields. */
    List<PaperFiles.Value> of(UUID caseId) {
        return jdbc.sql("SELECT DISTINCT ON (v.enclosure_id, v.field) v.*, w.*, " + VerdictBases.CONFIRMATION_HOLDS
                        + " AS confirmed FROM read_value v" + WRITTEN
                        + " JOIN paper_enclosure e ON e.id = v.enclosure_id"
                        + " WHERE v.application_id = ? AND v.value <> '' AND NOT e.quarantined"
                        + " ORDER BY v.enclosure_id, v.field, v.seq DESC")
                .param(caseId)
                .query(this::value)
                .list();
    }

    private PaperFiles.Value value(ResultSet rs, int index) throws SQLException {
        String box = rs.getString("box");
        UUID page = rs.getObject("page_id", UUID.class);
        String writer = rs.getString("writer");
        return new PaperFiles.Value(
                rs.getObject("enclosure_id", UUID.class),
                PaperField.ofCode(rs.getString("field")).orElseThrow(),
                rs.getString("value"),
                rs.getBigDecimal("surety").doubleValue(),
                box == null || page == null
                        ? Optional.empty()
                        : Optional.of(new PaperFiles.Place(page, json.readValue(box, PaperFiles.Box.class))),
                writer == null ? "machine" : writer,
                rs.getBoolean("confirmed") ? Optional.of(rs.getString("officer")) : Optional.empty());
    }
}
