package org.toroku.paper;

import static org.toroku.paper.FileLedger.Change.SEEN;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.paper.PaperFiles.Flag;

/** Envelopes, the documents in them, and where the originals are. */
@Component
class EnclosureLedger {
    private static final String[] HANDLING = {
        "arrival-registered",
        "arrival-completed",
        "document-enclosed",
        "document-quarantined",
        "page-scanned",
        "page-filed",
        "page-quarantined",
        "no-my-number-seen",
        "custody-destroyed",
        "custody-returned"
    };

    private final JdbcClient jdbc;
    private final FileLedger files;

    EnclosureLedger(JdbcClient jdbc, FileLedger files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    record ArrivalRow(UUID caseId, PaperFiles.Arrival view) {}

    /**
     * What is in force of a document.
     *
     * @param enteredAt when it was entered, or last corrected
     * @param last the newest custody event, which says whether the original is still here
     */
    record EnclosureRow(
            UUID id,
            UUID caseId,
            UUID arrivalId,
            EnclosureKind kind,
            Optional<LocalDate> issuedOn,
            Optional<LocalDate> expiresOn,
            LocalDate receivedOn,
            int sheets,
            Set<Flag> flags,
            boolean quarantined,
            Instant enteredAt,
            CustodyEvent last) {
        /** An original that went back or was destroyed proves nothing any more. */
        boolean here() {
            return last != CustodyEvent.RETURNED && last != CustodyEvent.DESTROYED;
        }

        boolean ofProxy() {
            return flags.contains(Flag.OF_PROXY);
        }

        PaperFiles.Entry entry() {
            return new PaperFiles.Entry(kind, issuedOn, expiresOn, sheets, flags);
        }

        private String place() {
            return kind + (ofProxy() ? " of the proxy" : "");
        }
    }

    UUID register(UUID caseId, PostRoomDesk.ArrivalFacts facts, String officer, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO paper_arrival (id, application_id, purpose, received_on, carrier, items,
                            registered_by, registered_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, caseId, facts.purpose().name(), facts.receivedOn(), facts.carrier(), facts.items())
                .params(officer, Moment.utc(now))
                .update();
        files.changed(
                caseId,
                SEEN,
                new Actor.Human(officer),
                "arrival-registered",
                Map.of("arrival", id.toString(), "purpose", facts.purpose().name(), "items", facts.items()),
                row(ProtectedTable.PAPER_ARRIVAL, id));
        return id;
    }

    Optional<ArrivalRow> arrival(UUID arrivalId) {
        return jdbc.sql("SELECT * FROM paper_arrival WHERE id = ?")
                .param(arrivalId)
                .query(EnclosureLedger::arrival)
                .optional();
    }

    List<ArrivalRow> arrivals(UUID caseId) {
        return jdbc.sql("SELECT * FROM paper_arrival WHERE application_id = ? ORDER BY seq")
                .param(caseId)
                .query(EnclosureLedger::arrival)
                .list();
    }

    void complete(ArrivalRow arrival, String officer, Instant now) {
        jdbc.sql("UPDATE paper_arrival SET completed_at = ? WHERE id = ?")
                .params(Moment.utc(now), arrival.view().id())
                .update();
        files.changed(
                arrival.caseId(),
                SEEN,
                new Actor.Human(officer),
                "arrival-completed",
                Map.of("arrival", arrival.view().id().toString()),
                row(ProtectedTable.PAPER_ARRIVAL, arrival.view().id()));
    }

    UUID enclose(ArrivalRow arrival, PostRoomDesk.NewEnclosure enclosure, String officer, Instant now) {
        UUID id = UUID.randomUUID();
        UUID caseId = arrival.caseId();
        boolean quarantined = enclosure.flags().contains(Flag.MY_NUMBER_SHOWN);
        jdbc.sql("""
                        INSERT INTO paper_enclosure (id, application_id, arrival_id, kind, issued_on, expires_on, sheets,
                            flags, quarantined, enclosed_by, enclosed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, caseId, arrival.view().id(), enclosure.kind().name())
                .param(date(enclosure.issuedOn()))
                .param(date(enclosure.expiresOn()))
                .param(enclosure.sheets())
                .param(enclosure.flags().stream().map(Flag::name).sorted().toArray(String[]::new))
                .params(quarantined, officer, Moment.utc(now))
                .update();
        files.changed(
                caseId,
                files.of(id),
                new Actor.Human(officer),
                "document-enclosed",
                Map.of("enclosure", id.toString(), "kind", enclosure.kind().name(), "quarantined", quarantined),
                row(ProtectedTable.PAPER_ENCLOSURE, id));
        custody(caseId, id, CustodyEvent.RECEIVED, enclosure.shelf(), officer, now);
        custody(
                caseId,
                id,
                quarantined ? CustodyEvent.QUARANTINED : CustodyEvent.SHELVED,
                enclosure.shelf(),
                officer,
                now);
        return id;
    }

    /** A My Number was found on one of its pages. */
    void quarantine(EnclosureRow enclosure, String by, Instant now) {
        jdbc.sql("UPDATE paper_enclosure SET quarantined = true WHERE id = ?")
                .param(enclosure.id())
                .update();
        files.changed(
                enclosure.caseId(),
                files.of(enclosure.id()),
                new Actor.Human(by),
                "document-quarantined",
                Map.of("enclosure", enclosure.id().toString()),
                row(ProtectedTable.PAPER_ENCLOSURE, enclosure.id()));
        custody(enclosure.caseId(), enclosure.id(), CustodyEvent.QUARANTINED, shelf(enclosure.id()), by, now);
    }

    void custody(UUID caseId, UUID enclosureId, CustodyEvent event, String location, String officer, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO custody_event (id, application_id, enclosure_id, event, location, officer, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(id, caseId, enclosureId, event.name(), location, officer, Moment.utc(now))
                .update();
        boolean leaves = event == CustodyEvent.RETURNED || event == CustodyEvent.DESTROYED;
        files.changed(
                caseId,
                leaves ? files.of(enclosureId) : SEEN,
                new Actor.Human(officer),
                "custody-" + event.name().toLowerCase(java.util.Locale.ROOT),
                Map.of("enclosure", enclosureId.toString()),
                row(ProtectedTable.CUSTODY_EVENT, id));
    }

    List<EnclosureRow> of(UUID caseId) {
        return jdbc.sql(SELECT + " WHERE e.application_id = ? ORDER BY e.seq")
                .param(caseId)
                .query(EnclosureLedger::enclosure)
                .list();
    }

    Optional<EnclosureRow> find(UUID enclosureId) {
        return jdbc.sql(SELECT + " WHERE e.id = ?")
                .param(enclosureId)
                .query(EnclosureLedger::enclosure)
                .optional();
    }

    /** The documents that count: still here, and of each kind and holder the newest. */
    List<EnclosureRow> current(UUID caseId) {
        Map<String, EnclosureRow> newest = of(caseId).stream()
                .filter(EnclosureRow::here)
                .collect(Collectors.toMap(
                        EnclosureRow::place, row -> row, (former, later) -> later, LinkedHashMap::new));
        return List.copyOf(newest.values());
    }

    List<PaperFiles.Custody> custody(UUID enclosureId) {
        return jdbc.sql("SELECT * FROM custody_event WHERE enclosure_id = ? ORDER BY seq")
                .param(enclosureId)
                .query((rs, n) -> new PaperFiles.Custody(
                        CustodyEvent.valueOf(rs.getString("event")),
                        rs.getString("location"),
                        rs.getString("officer"),
                        rs.getTimestamp("at").toInstant()))
                .list();
    }

    /**
     * Whoever entered an envelope or a document of the case, put a page into it or kept one out, took an
     * original out, or said that a page shows no My Number. The book knows who filed a page by hand; who scanned it or
     * looked at it while it lay in no case stands in rows of the page, whoever filed it then.
     */
    Set<String> handlers(UUID caseId) {
        return Set.copyOf(jdbc.sql("""
                        SELECT actor FROM audit_entry WHERE case_id = :case
                                AND actor_kind = :kind AND action = ANY (:handling)
                        UNION SELECT s.uploaded_by FROM scan_page p JOIN scan s ON s.id = p.scan_id
                                WHERE p.application_id = :case
                        UNION SELECT looked_by FROM page_search WHERE application_id = :case AND looked_by IS NOT NULL
                        UNION SELECT t.officer FROM tray_act t JOIN scan_page p ON p.id = t.page_id
                                WHERE p.application_id = :case
                        UNION SELECT t.officer FROM tray_act t JOIN scan_page p ON p.id = t.page_id
                                JOIN scan s ON s.id = p.scan_id WHERE s.application_id = :case
                        """)
                .param("case", caseId)
                .param("kind", new Actor.Human("").kind())
                .param("handling", HANDLING)
                .query(String.class)
                .list());
    }

    private String shelf(UUID enclosureId) {
        return custody(enclosureId).getLast().location();
    }

    private static final String SELECT = """
            SELECT e.id, e.application_id, e.arrival_id, e.quarantined, a.received_on,
                coalesce(n.kind, e.kind) AS kind, coalesce(n.sheets, e.sheets) AS sheets,
                coalesce(n.flags, e.flags) AS flags, coalesce(n.at, e.enclosed_at) AS entered_at,
                CASE WHEN n.id IS NULL THEN e.issued_on ELSE n.issued_on END AS issued_on,
                CASE WHEN n.id IS NULL THEN e.expires_on ELSE n.expires_on END AS expires_on,
                (SELECT c.event FROM custody_event c WHERE c.enclosure_id = e.id ORDER BY c.seq DESC LIMIT 1) AS last
            FROM paper_enclosure e JOIN paper_arrival a ON a.id = e.arrival_id
                LEFT JOIN LATERAL (SELECT * FROM paper_entry WHERE enclosure_id = e.id ORDER BY seq DESC LIMIT 1) n
                    ON true""";

    private static @Nullable LocalDate date(Optional<LocalDate> date) {
        return date.orElse(null);
    }

    private static Book.Row row(ProtectedTable table, UUID id) {
        return new Book.Row(table, id.toString());
    }

    private static ArrivalRow arrival(ResultSet rs, int index) throws SQLException {
        return new ArrivalRow(
                rs.getObject("application_id", UUID.class),
                new PaperFiles.Arrival(
                        rs.getObject("id", UUID.class),
                        PaperFiles.ArrivalPurpose.valueOf(rs.getString("purpose")),
                        rs.getDate("received_on").toLocalDate(),
                        rs.getString("carrier"),
                        rs.getInt("items"),
                        rs.getString("registered_by"),
                        rs.getTimestamp("registered_at").toInstant(),
                        Optional.ofNullable(rs.getTimestamp("completed_at")).map(Timestamp::toInstant)));
    }

    private static EnclosureRow enclosure(ResultSet rs, int index) throws SQLException {
        Array flags = rs.getArray("flags");
        return new EnclosureRow(
                rs.getObject("id", UUID.class),
                rs.getObject("application_id", UUID.class),
                rs.getObject("arrival_id", UUID.class),
                EnclosureKind.valueOf(rs.getString("kind")),
                Optional.ofNullable(rs.getDate("issued_on")).map(Date::toLocalDate),
                Optional.ofNullable(rs.getDate("expires_on")).map(Date::toLocalDate),
                rs.getDate("received_on").toLocalDate(),
                rs.getInt("sheets"),
                Arrays.stream((String[]) flags.getArray()).map(Flag::valueOf).collect(Collectors.toSet()),
                rs.getBoolean("quarantined"),
                rs.getTimestamp("entered_at").toInstant(),
                CustodyEvent.valueOf(rs.getString("last")));
    }
}
