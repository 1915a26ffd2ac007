package org.toroku.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.partner.PartnerApi.Caller;

/** Which application was made by which partner, and every call; both sealed. */
@Component
class PartnerCases {
    private static final Duration DAY = Duration.ofDays(1);
    /** Cases end at any time; asking more often than this is of no use. */
    private static final Duration SOME_END = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Book book;
    private final BookVerifier verifier;
    private final Clock clock;

    PartnerCases(JdbcClient jdbc, Book book, BookVerifier verifier, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.verifier = verifier;
        this.clock = clock;
    }

    record Made(UUID application, String requestSha256) {}

    Optional<Made> made(UUID partner, String keySha256) {
        return jdbc.sql("SELECT application_id, request_sha256 FROM partner_application WHERE partner_id = ?"
                        + " AND idempotency_key_sha256 = ?")
                .params(partner, keySha256)
                .query((rs, n) -> new Made(rs.getObject(1, UUID.class), rs.getString(2)))
                .optional();
    }

    /**
     * On a row that is what the book sealed, and in no transaction: one moved to another partner opens nothing to it.
     *
     * @throws RowAlteredException where the case is not as sealed: a partner that is told that there is no such
     *     application would take one for lost that is not
     */
    boolean belongs(UUID application, UUID partner) {
        return names(application, partner)
                && verifier.readVerified(application, () -> names(application, partner))
                        .orElseThrow(() -> new RowAlteredException(
                                new Book.Row(ProtectedTable.PARTNER_APPLICATION, application.toString())));
    }

    private boolean names(UUID application, UUID partner) {
        return jdbc.sql("SELECT 1 FROM partner_application WHERE application_id = ? AND partner_id = ?")
                .params(application, partner)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Why the partner may make no application now. */
    Optional<PartnerApi.Applied.TooMany> exhausted(Partner partner) {
        Instant now = clock.instant();
        List<Instant> today = jdbc.sql("SELECT made_at FROM partner_application WHERE partner_id = ? AND made_at > ?"
                        + " ORDER BY made_at DESC LIMIT ?")
                .params(partner.id(), PartnerLedger.utc(now.minus(DAY)), Math.max(1, partner.perDay()))
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .list();
        if (today.size() >= partner.perDay()) {
            Instant free = today.isEmpty() ? now.plus(DAY) : today.getLast().plus(DAY);
            return Optional.of(new PartnerApi.Applied.TooMany(
                    "quota-per-day", Duration.between(now, free).plusSeconds(1)));
        }
        return open(partner.id(), now) >= partner.openMost()
                ? Optional.of(new PartnerApi.Applied.TooMany("quota-open", SOME_END))
                : Optional.empty();
    }

    private int open(UUID partner, Instant now) {
        return jdbc.sql("""
                        SELECT count(*) FROM partner_application p
                        JOIN application_state s ON s.application_id = p.application_id
                        JOIN application a ON a.id = p.application_id
                        WHERE p.partner_id = ? AND s.state NOT IN ('REJECTED', 'DELIVERED', 'REVOKED_UNRECEIVED',
                            'REVOKED', 'CANCELLED', 'EXPIRED', 'WITHDRAWN')
                            AND NOT (s.state = 'AWAITING_SIGNATURE' AND a.content_expires_at <= ?)
                        """)
                .params(partner, PartnerLedger.utc(now))
                .query(Integer.class)
                .single();
    }

    void insert(Caller caller, UUID application, String keySha256, String requestSha256) {
        jdbc.sql("INSERT INTO partner_application (application_id, partner_id, idempotency_key_sha256, request_sha256,"
                        + " made_at) VALUES (?, ?, ?, ?, ?)")
                .params(application, caller.partner(), keySha256, requestSha256, PartnerLedger.utc(clock.instant()))
                .update();
        book.record(Book.Entry.of(
                new Actor.Partner(caller.partner()),
                "application-made-by-partner",
                application,
                Map.of("credential", caller.credential().toString()),
                new Book.Row(ProtectedTable.PARTNER_APPLICATION, application.toString())));
    }

    /** Joins the caller's transaction. */
    void record(Caller caller, String operation, Optional<UUID> application, int status) {
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO partner_call (id, partner_id, credential_id, operation, application_id, status, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(id, caller.partner(), caller.credential(), operation)
                .param(application.orElse(null))
                .params(status, PartnerLedger.utc(clock.instant()))
                .update();
        book.record(new Book.Entry(
                new Actor.Partner(caller.partner()),
                "partner-called",
                Optional.empty(),
                Map.of("operation", operation, "status", status),
                List.of(new Book.Row(ProtectedTable.PARTNER_CALL, id.toString()))));
    }

    List<PartnerDesk.Call> calls(UUID partner, int limit) {
        return jdbc.sql("SELECT operation, application_id, status, at FROM partner_call WHERE partner_id = ?"
                        + " ORDER BY seq DESC LIMIT ?")
                .params(partner, Math.min(1000, limit))
                .query((rs, n) -> new PartnerDesk.Call(
                        rs.getString(1),
                        Optional.ofNullable(rs.getObject(2, UUID.class)),
                        rs.getInt(3),
                        rs.getTimestamp(4).toInstant()))
                .list();
    }
}
