package org.toroku.renewal;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;

/** Reminders that were sent, and who is due for one. */
@Component
class ReminderLedger {
    static final Actor SELF = new Actor.Service("renewal");
    private static final int MOST = 200;

    private static final String DUE = """
             FROM issued_certificate c
            JOIN application_state s ON s.application_id = c.application_id
            WHERE s.state = 'DELIVERED' AND c.not_after >= :now
              AND NOT EXISTS (SELECT 1 FROM renewal_reminder r
                  WHERE r.application_id = c.application_id AND r.step >= :step)
              AND NOT EXISTS (SELECT 1 FROM renewal_claim k
                  JOIN application_state ks ON ks.application_id = k.application_id
                  WHERE k.renewed_serial = c.serial AND k.released_at IS NULL
                    AND ks.state NOT IN
                        ('REJECTED', 'CANCELLED', 'EXPIRED', 'WITHDRAWN', 'REVOKED_UNRECEIVED'))
            """;

    private final JdbcClient jdbc;
    private final Book book;

    ReminderLedger(JdbcClient jdbc, Book book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    /** A certificate whose holder is due for a reminder, and when it ends. */
    record Due(UUID caseId, Instant notAfter) {
        /** Before every other. */
        static final Due FIRST = new Due(new UUID(0, 0), Instant.EPOCH);
    }

    /**
     * Received certificates that end in a span and whose holders were not reminded of it at this step or a later one, the
     * next to end first. Whoever renews is not reminded; a renewal that came to nothing counts for nothing.
     *
     * @param after the last one of the page before: one of which nothing may be written keeps its place and stops no other
     */
    List<Due> due(int step, Instant now, Instant until, Due after) {
        return jdbc.sql("SELECT c.application_id, c.not_after" + DUE + """
                        AND c.not_after <= :until AND (c.not_after, c.application_id) > (:notAfter, :case)
                        ORDER BY c.not_after, c.application_id LIMIT :most
                        """)
                .param("now", at(now))
                .param("until", at(until))
                .param("step", step)
                .param("notAfter", at(after.notAfter()))
                .param("case", after.caseId())
                .param("most", MOST)
                .query((rs, n) -> new Due(
                        rs.getObject(1, UUID.class),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Whether the holder still is due. */
    boolean isDue(UUID caseId, int step, Instant now) {
        return jdbc.sql("SELECT EXISTS (SELECT 1" + DUE + " AND c.application_id = :case)")
                .param("now", at(now))
                .param("step", step)
                .param("case", caseId)
                .query(Boolean.class)
                .single();
    }

    /** Joins the caller's transaction, like the mail that it is about. */
    void insert(UUID caseId, int step, Instant notAfter, boolean renewable, UUID mailId, Instant now) {
        jdbc.sql("INSERT INTO renewal_reminder (application_id, step, not_after, renewable, mail_id, sent_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(caseId, step, at(notAfter), renewable, mailId, at(now))
                .update();
        book.record(Book.Entry.of(
                SELF,
                "expiry-reminded",
                caseId,
                Map.of("step", step, "notAfter", notAfter.toString(), "renewable", renewable),
                new Book.Row(ProtectedTable.RENEWAL_REMINDER, caseId + "|" + step)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
