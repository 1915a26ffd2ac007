package org.toroku.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.ca.RevocationReason;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Judged;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;

/**
 * Requests and judgements in the database, sealed under the case whose certificate they are about. What writes joins the
 * caller's transaction.
 */
@Component
class RevocationLedger {
    static final Actor SELF = new Actor.Service("revocation");

    private static final String REQUESTS = "SELECT r.*, a.case_number FROM revocation_request r"
            + " JOIN application a ON a.id = r.application_id WHERE ";

    /** A case, and those that it renews, one after the other. */
    private static final String LINE = """
            WITH RECURSIVE line AS (
                SELECT CAST(:case AS uuid) AS id
                UNION SELECT r.renewed_application FROM renewal r JOIN line l ON r.application_id = l.id)
            """;

    private final JdbcClient jdbc;
    private final Book book;
    private final SignedRequests signed;
    private final FactLedger facts;

    RevocationLedger(JdbcClient jdbc, Book book, SignedRequests signed, FactLedger facts) {
        this.jdbc = jdbc;
        this.book = book;
        this.signed = signed;
        this.facts = facts;
    }

    /** That somebody looked, by what, and how much they were shown; never what they typed, which is a name more often than not. */
    void searched(String officer, Certificates.How how, RevocationDesk.Found found) {
        Map<String, Object> detail = Map.of(
                "by",
                how.name().toLowerCase(Locale.ROOT),
                "found",
                found.certificates().size(),
                "more",
                found.more());
        book.record(
                new Book.Entry(new Actor.Human(officer), "certificates-searched", Optional.empty(), detail, List.of()));
    }

    /** Whether a certificate, or one that it renews, has a request that is not judged yet. */
    boolean hold(UUID caseId) {
        return jdbc.sql(LINE + """
                        SELECT EXISTS (SELECT 1 FROM revocation_request q JOIN line l ON q.application_id = l.id
                                        WHERE q.outcome IS NULL)""").param("case", caseId).query(Boolean.class).single();
    }

    /** When the last request for it, or for one that it renews, was refused and that was told. */
    Optional<Instant> heldUntil(UUID caseId) {
        return jdbc.sql(LINE + """
                        SELECT max(q.told_at) FROM revocation_request q JOIN line l ON q.application_id = l.id
                         WHERE q.outcome = 'REFUSED'""")
                .param("case", caseId)
                .query((row, n) -> instant(row, "max"))
                .single();
    }

    /** @param officer who entered it; empty where the holder signed it, or the house found a fact by itself */
    void insert(
            UUID id,
            UUID caseId,
            String serial,
            Entry entry,
            Optional<String> officer,
            Terms.Dates dates,
            Instant now) {
        jdbc.sql("""
                        INSERT INTO revocation_request (id, application_id, serial, channel, proof, reason, words, asked_at,
                                                        entered_by, entered_at, due_at, limit_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        caseId,
                        serial,
                        entry.channel().name(),
                        entry.proof().name())
                .params(entry.reason().name(), entry.words(), utc(entry.askedAt()), officer.orElse(""), utc(now))
                .params(utc(dates.due()), utc(dates.limit()))
                .update();
        changed(
                id,
                caseId,
                officer.<Actor>map(Actor.Human::new)
                        .orElseGet(() -> entry.channel() == Channel.SIGNED ? new Actor.Applicant() : SELF),
                "revocation-asked",
                Map.of(
                        "request", id.toString(),
                        "channel", entry.channel().name(),
                        "reason", entry.reason().name()));
    }

    void insert(Request request, int occurrence, String officer, Judgement judgement, boolean last, Instant now) {
        Book.Row sealed = new Book.Row(ProtectedTable.REVOCATION_JUDGEMENT, request.id() + "|" + occurrence);
        jdbc.sql("""
                        INSERT INTO revocation_judgement
                               (request_id, occurrence, application_id, officer, verdict, reason, words, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(request.id(), occurrence, request.caseId(), officer, verdict(judgement), reason(judgement))
                .params(judgement.words(), utc(now))
                .update();
        if (last) {
            jdbc.sql("UPDATE revocation_request SET judged = ? WHERE id = ?")
                    .params(verdict(judgement), request.id())
                    .update();
        }
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                "revocation-judged",
                request.caseId(),
                Map.of(
                        "request", request.id().toString(),
                        "occurrence", occurrence,
                        "verdict", verdict(judgement),
                        "reason", reason(judgement)),
                sealed,
                sealed(request.id())));
    }

    /** The rule has it revoked, and nobody judges it. */
    void judgedByRule(Request request, SignedRequests.Verdict verdict, Actor rule, Instant now) {
        jdbc.sql("UPDATE revocation_request SET judged = 'REVOKE' WHERE id = ?")
                .param(request.id())
                .update();
        signed.insert(request, verdict, rule, now, sealed(request.id()));
    }

    /** What was signed beside it is graver: it should be judged sooner. */
    void hastened(Request request, Instant due) {
        jdbc.sql("UPDATE revocation_request SET due_at = ? WHERE id = ?")
                .params(utc(due), request.id())
                .update();
        changed(
                request.id(),
                request.caseId(),
                SELF,
                "revocation-hastened",
                Map.of("request", request.id().toString(), "dueAt", due.toString()));
    }

    /** False where somebody else wrote down before that the CA has revoked. */
    boolean carriedOut(UUID id, Instant at) {
        Request request = lock(id).orElseThrow();
        if (request.revokedAt().isPresent()) {
            return false;
        }
        jdbc.sql("UPDATE revocation_request SET ca_revoked_at = ? WHERE id = ?")
                .params(utc(at), id)
                .update();
        changed(id, request.caseId(), SELF, "revocation-carried-out", Map.of("request", id.toString()));
        return true;
    }

    void closed(Request request, Outcome outcome, Instant now) {
        jdbc.sql("UPDATE revocation_request SET outcome = ?, told_at = ? WHERE id = ?")
                .params(outcome.name(), utc(now), request.id())
                .update();
        changed(
                request.id(),
                request.caseId(),
                SELF,
                "revocation-request-closed",
                Map.of("request", request.id().toString(), "outcome", outcome.name()));
    }

    void published(Request request, Instant at) {
        jdbc.sql("UPDATE revocation_request SET published_at = ? WHERE id = ?")
                .params(utc(at), request.id())
                .update();
        changed(
                request.id(),
                request.caseId(),
                SELF,
                "revocation-published",
                Map.of("request", request.id().toString(), "at", at.toString()));
    }

    void note(Request request, String action) {
        book.record(Book.Entry.of(
                SELF, action, request.caseId(), Map.of("request", request.id().toString())));
    }

    Optional<Request> find(UUID id) {
        return select("r.id = ?", id).stream().findFirst();
    }

    List<Request> ofCase(UUID caseId) {
        return select("r.application_id = ? ORDER BY r.entered_at DESC", caseId);
    }

    Optional<Request> openOf(UUID caseId) {
        return select("r.application_id = ? AND r.outcome IS NULL", caseId).stream()
                .findFirst();
    }

    List<Request> open() {
        return select("r.outcome IS NULL OR r.outcome = 'REVOKED' AND r.published_at IS NULL ORDER BY r.due_at, r.id");
    }

    /** Not judged, due by the date that was brought forward, and not raised since. */
    List<Request> hastenedAndDue(Instant now) {
        return select("""
                r.outcome IS NULL AND r.judged IS NULL AND r.due_at <= ? AND (
                    SELECT e.action FROM audit_entry e
                     WHERE e.case_id = r.application_id AND e.detail::jsonb ->> 'request' = r.id::text
                       AND e.action IN ('revocation-hastened', 'revocation-raised', 'revocation-limit-passed')
                     ORDER BY e.seq DESC LIMIT 1) = 'revocation-hastened'
                ORDER BY r.due_at, r.id""", utc(now));
    }

    /**
     * The request with its judgements, held until the caller's transaction ends.
     *
     * @throws org.toroku.audit.RowAlteredException where any of them is not what the book sealed: nobody is revoked upon it
     */
    Optional<Request> lock(UUID id) {
        jdbc.sql("SELECT 1 FROM revocation_request WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, n) -> 0)
                .list();
        Optional<Request> found = find(id);
        found.ifPresent(request -> {
            book.hold(sealed(id));
            signed.hold(id);
            facts.hold(id);
            request.judgements()
                    .forEach(each ->
                            book.hold(new Book.Row(ProtectedTable.REVOCATION_JUDGEMENT, id + "|" + each.occurrence())));
        });
        return found;
    }

    private List<Request> select(String condition, Object... values) {
        return jdbc.sql(REQUESTS + condition)
                .params(List.of(values))
                .query(this::request)
                .list();
    }

    private Request request(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Request(
                id,
                row.getObject("application_id", UUID.class),
                row.getString("case_number"),
                new Entry(
                        Channel.valueOf(row.getString("channel")),
                        Channel.Proof.valueOf(row.getString("proof")),
                        RevocationReason.valueOf(row.getString("reason")),
                        instant(row, "asked_at").orElseThrow(),
                        row.getString("words")),
                row.getString("entered_by"),
                instant(row, "entered_at").orElseThrow(),
                instant(row, "due_at").orElseThrow(),
                instant(row, "limit_at").orElseThrow(),
                row.getString("judged") != null,
                judgements(id),
                instant(row, "ca_revoked_at"),
                instant(row, "published_at"),
                instant(row, "told_at"),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                signed.of(id));
    }

    private List<Judged> judgements(UUID id) {
        return jdbc.sql("SELECT * FROM revocation_judgement WHERE request_id = ? ORDER BY occurrence")
                .param(id)
                .query((row, n) -> new Judged(
                        row.getInt("occurrence"),
                        row.getString("officer"),
                        judgement(row.getString("verdict"), row.getString("reason"), row.getString("words")),
                        instant(row, "at").orElseThrow()))
                .list();
    }

    private static Judgement judgement(String verdict, String reason, String words) {
        return verdict.equals("REVOKE")
                ? new Judgement.Revoke(RevocationReason.valueOf(reason), words)
                : new Judgement.Refuse(RefusalReason.valueOf(reason), words);
    }

    private static String verdict(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Revoke _ -> "REVOKE";
            case Judgement.Refuse _ -> "REFUSE";
        };
    }

    private static String reason(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Revoke(var reason, var _) -> reason.name();
            case Judgement.Refuse(var reason, var _) -> reason.name();
        };
    }

    private void changed(UUID id, UUID caseId, Actor by, String action, Map<String, Object> detail) {
        book.record(Book.Entry.of(by, action, caseId, detail, sealed(id)));
    }

    private static Book.Row sealed(UUID id) {
        return new Book.Row(ProtectedTable.REVOCATION_REQUEST, id.toString());
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp timestamp = row.getTimestamp(column);
        return Optional.ofNullable(timestamp).map(Timestamp::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
