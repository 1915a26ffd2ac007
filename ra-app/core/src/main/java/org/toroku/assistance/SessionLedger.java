package org.toroku.assistance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.assistance.AssistedSession.Bound;
import org.toroku.assistance.AssistedSession.Closing;
import org.toroku.assistance.AssistedSession.Times;
import org.toroku.assistance.AssistedSession.Where;
import org.toroku.assistance.AttendanceDesk.Language;
import org.toroku.assistance.AttendanceDesk.Others;
import org.toroku.assistance.AttendanceDesk.PhotoDocument;
import org.toroku.assistance.AttendanceDesk.Setting;
import org.toroku.assistance.AttendanceDesk.StopReason;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSeals;
import tools.jackson.databind.json.JsonMapper;

/** Rows of sessions, each written once with its entry in the book. Every writing method joins the caller's transaction. */
@Component
class SessionLedger {
    private static final Logger LOG = LoggerFactory.getLogger(SessionLedger.class);
    private static final String SELECT = """
            SELECT s.*, e.entered_at, b.application_id, a.case_number, u.submitted_at, c.outcome, c.others, c.stop_reason,
                   c.closed_at
              FROM assisted_session s
              LEFT JOIN assisted_entry e ON e.session_id = s.id
              LEFT JOIN assisted_binding b ON b.session_id = s.id
              LEFT JOIN application a ON a.id = b.application_id
              LEFT JOIN submission u ON u.application_id = b.application_id
              LEFT JOIN assisted_closing c ON c.session_id = s.id
            """;
    private static final int RECENT = 10;

    private final JdbcClient jdbc;
    private final Book book;
    private final RowSeals seals;
    private final JsonMapper json = JsonMapper.builder().build();

    SessionLedger(JdbcClient jdbc, Book book, RowSeals seals) {
        this.jdbc = jdbc;
        this.book = book;
        this.seals = seals;
    }

    String nextNumber(int year) {
        return "T-%d-%06d"
                .formatted(
                        year,
                        jdbc.sql("SELECT nextval('assisted_session_number')")
                                .query(Long.class)
                                .single());
    }

    /** Two pages of one officer open their sessions one after the other. */
    void oneByOne(String officer) {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(?, 0))) AS held")
                .param("assisted-session " + officer)
                .query(Integer.class)
                .single();
    }

    void insert(AssistedSession session, String codeHmac) {
        jdbc.sql("""
                        INSERT INTO assisted_session (id, number, officer, setting, desk, document, language, code_hmac,
                            opened_at, code_until, ends_at, statement_until)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(session.id(), session.number(), session.officer())
                .param(session.where().setting().name())
                .param(session.where().desk().orElse(null))
                .params(session.document().name(), session.language().name(), codeHmac)
                .params(utc(session.times().openedAt()), utc(session.times().codeUntil()))
                .params(utc(session.times().endsAt()), utc(session.times().statementUntil()))
                .update();
        book.record(Book.Entry.of(
                new Actor.Human(session.officer()),
                "assisted-session-opened",
                session.id(),
                Map.of(
                        "session", session.number(),
                        "setting", session.where().setting().name(),
                        "document", session.document().name()),
                new Book.Row(ProtectedTable.ASSISTED_SESSION, session.id().toString())));
    }

    void enter(AssistedSession session, String ticketSha256, Instant now) {
        jdbc.sql("INSERT INTO assisted_entry (session_id, ticket_sha256, entered_at) VALUES (?, ?, ?)")
                .params(session.id(), ticketSha256, utc(now))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "assisted-session-entered",
                session.id(),
                Map.of("session", session.number()),
                new Book.Row(ProtectedTable.ASSISTED_ENTRY, session.id().toString())));
    }

    void bind(AssistedSession session, UUID application, Instant now) {
        jdbc.sql("INSERT INTO assisted_binding (application_id, session_id, bound_at) VALUES (?, ?, ?)")
                .params(application, session.id(), utc(now))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "application-in-assisted-session",
                application,
                Map.of("session", session.number()),
                new Book.Row(ProtectedTable.ASSISTED_BINDING, application.toString())));
    }

    void close(AssistedSession session, Closing closing) {
        boolean stopped = closing.stopped().isPresent();
        jdbc.sql(
                        "INSERT INTO assisted_closing (session_id, outcome, others, stop_reason, closed_at) VALUES (?, ?, ?, ?, ?)")
                .params(session.id(), stopped ? "STOPPED" : "STATED")
                .param(closing.others().map(Enum::name).orElse(null))
                .param(closing.stopped().map(Enum::name).orElse(null))
                .param(utc(closing.at()))
                .update();
        Actor by = new Actor.Human(session.officer());
        String action = stopped ? "assisted-session-stopped" : "assisted-session-stated";
        Map<String, Object> detail = stopped
                ? Map.of(
                        "session",
                        session.number(),
                        "reason",
                        closing.stopped().orElseThrow().name())
                : Map.of(
                        "session",
                        session.number(),
                        "others",
                        closing.others().orElseThrow().name());
        book.record(Book.Entry.of(
                by,
                action,
                session.id(),
                detail,
                new Book.Row(ProtectedTable.ASSISTED_CLOSING, session.id().toString())));
        // and among the entries of the case, where officers read its course
        session.bound().ifPresent(bound -> book.record(Book.Entry.of(by, action, bound.application(), detail)));
    }

    Optional<AssistedSession> byCode(String codeHmac) {
        return jdbc.sql(SELECT + " WHERE s.code_hmac = ?")
                .param(codeHmac)
                .query((rs, n) -> session(rs))
                .optional();
    }

    Optional<AssistedSession> byTicket(String ticketSha256) {
        return jdbc.sql(SELECT + " WHERE e.ticket_sha256 = ?")
                .param(ticketSha256)
                .query((rs, n) -> session(rs))
                .optional();
    }

    Optional<AssistedSession> ofApplication(UUID application) {
        return jdbc.sql(SELECT + " WHERE b.application_id = ?")
                .param(application)
                .query((rs, n) -> session(rs))
                .optional();
    }

    /** Who attended, by rows as the book sealed them. */
    sealed interface Attendant {
        record Nobody() implements Attendant {}

        record Officer(String username) implements Attendant {}

        /** Rows were altered, inserted or deleted past the book: nobody can say who it was. */
        record Altered() implements Attendant {}
    }

    Attendant attendant(UUID application) {
        Book.Row binding = new Book.Row(ProtectedTable.ASSISTED_BINDING, application.toString());
        return switch (seals.row(binding)) {
            case RowSeals.Sealed.NoSuchRow() -> new Attendant.Nobody();
            case RowSeals.Sealed.Disagrees() -> altered(binding);
            case RowSeals.Sealed.Agrees(var row) ->
                ofSession(json.readTree(row).path("session_id").asString());
        };
    }

    private Attendant ofSession(String id) {
        Book.Row session = new Book.Row(ProtectedTable.ASSISTED_SESSION, id);
        return switch (seals.row(session)) {
            case RowSeals.Sealed.NoSuchRow(), RowSeals.Sealed.Disagrees() -> altered(session);
            case RowSeals.Sealed.Agrees(var row) ->
                new Attendant.Officer(json.readTree(row).path("officer").asString());
        };
    }

    private static Attendant altered(Book.Row row) {
        LOG.atError()
                .addKeyValue("alarm", "row-altered")
                .addKeyValue("table", row.table().table())
                .addKeyValue("row", row.key())
                .log("A row of an assisted session was altered past the book; nobody judges its case");
        return new Attendant.Altered();
    }

    /** Newest first. */
    List<AssistedSession> of(String officer) {
        return jdbc.sql(SELECT + " WHERE s.officer = ? ORDER BY s.opened_at DESC, s.number DESC LIMIT " + RECENT)
                .param(officer)
                .query((rs, n) -> session(rs))
                .list();
    }

    /**
     * The session as it is now, as the book sealed it, and held until the transaction ends: whoever enters, applies, signs or
     * closes meanwhile waits.
     *
     * @throws org.toroku.audit.RowAlteredException where its row is not what the book sealed
     */
    Optional<AssistedSession> lock(UUID id) {
        Book.Row row = new Book.Row(ProtectedTable.ASSISTED_SESSION, id.toString());
        book.hold(row);
        return jdbc.sql(SELECT + " WHERE s.id = ?")
                .param(id)
                .query((rs, n) -> session(rs))
                .optional();
    }

    private static AssistedSession session(ResultSet rs) throws SQLException {
        UUID application = rs.getObject("application_id", UUID.class);
        return new AssistedSession(
                rs.getObject("id", UUID.class),
                rs.getString("number"),
                rs.getString("officer"),
                new Where(Setting.valueOf(rs.getString("setting")), Optional.ofNullable(rs.getString("desk"))),
                PhotoDocument.valueOf(rs.getString("document")),
                Language.valueOf(rs.getString("language")),
                new Times(
                        at(rs, "opened_at").orElseThrow(),
                        at(rs, "code_until").orElseThrow(),
                        at(rs, "ends_at").orElseThrow(),
                        at(rs, "statement_until").orElseThrow()),
                at(rs, "entered_at"),
                application == null
                        ? Optional.empty()
                        : Optional.of(new Bound(application, rs.getString("case_number"))),
                at(rs, "submitted_at"),
                at(rs, "closed_at").map(closed -> closing(rs, closed)));
    }

    private static Closing closing(ResultSet rs, Instant at) {
        try {
            return new Closing(
                    Optional.ofNullable(rs.getString("others")).map(Others::valueOf),
                    Optional.ofNullable(rs.getString("stop_reason")).map(StopReason::valueOf),
                    at);
        } catch (SQLException e) {
            throw new IllegalStateException("a column that was selected", e);
        }
    }

    private static Optional<Instant> at(ResultSet rs, String column) throws SQLException {
        return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
