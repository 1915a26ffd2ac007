package org.toroku.living;

import static org.toroku.living.ConsentLedger.utc;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** When whose card is asked about next. */
@Component
class WatchLedger {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    WatchLedger(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** @param inVain questions in a row that had no verifiable answer */
    record Due(UUID caseId, int inVain) {}

    /**
     * @param askedAt when there last was an answer, of whatever kind
     * @param answer good, revoked, unknown, unavailable, or of who was not asked expired or unreadable
     */
    record Standing(Optional<Instant> askedAt, Optional<String> answer) {}

    void begin(UUID caseId, Instant nextAt) {
        jdbc.sql("INSERT INTO living_watch (application_id, next_at) VALUES (?, ?)")
                .params(caseId, utc(nextAt))
                .update();
    }

    /**
     * The card that is due longest, taken for one worker until {@code until}: where that one dies, it is due again then. Only
     * consents that hold, for certificates that are in force.
     */
    Optional<Due> claim(Instant now, Instant until) {
        return Optional.ofNullable(transaction.execute(_ -> claimed(now, until).orElse(null)));
    }

    private Optional<Due> claimed(Instant now, Instant until) {
        Optional<Due> due = jdbc.sql("""
                        SELECT w.application_id, w.in_vain
                          FROM living_watch w
                          JOIN living_consent c ON c.application_id = w.application_id AND c.item = 'STATUS'
                          JOIN issued_certificate i ON i.application_id = w.application_id
                          JOIN application_state s ON s.application_id = w.application_id
                         WHERE NOT w.over AND w.next_at <= :now
                           AND c.withdrawn_at IS NULL AND c.ends_at > :now
                           AND i.not_after > :now AND s.state IN ('ISSUED', 'DELIVERED')
                         ORDER BY w.next_at, w.application_id LIMIT 1
                           FOR UPDATE OF w SKIP LOCKED""")
                .param("now", utc(now))
                .query((row, _) -> new Due(row.getObject(1, UUID.class), row.getInt(2)))
                .optional();
        due.ifPresent(found -> next(found.caseId(), until));
        return due;
    }

    boolean has(UUID caseId) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM living_watch WHERE application_id = ?)")
                .param(caseId)
                .query(Boolean.class)
                .single();
    }

    /** Whatever was there says nothing any more. */
    void beginAnew(UUID caseId, Instant nextAt) {
        jdbc.sql("INSERT INTO living_watch (application_id, next_at) VALUES (?, ?) ON CONFLICT (application_id)"
                        + " DO UPDATE SET next_at = excluded.next_at, over = false, in_vain = 0")
                .params(caseId, utc(nextAt))
                .update();
    }

    /** Neither answered nor in vain. */
    void next(UUID caseId, Instant at) {
        jdbc.sql("UPDATE living_watch SET next_at = ? WHERE application_id = ?")
                .params(utc(at), caseId)
                .update();
    }

    /** There is nothing left to ask, and nobody answered. */
    void over(UUID caseId) {
        jdbc.sql("UPDATE living_watch SET over = true WHERE application_id = ?")
                .param(caseId)
                .update();
    }

    /** @param over whether there is nothing left to ask */
    void answered(UUID caseId, String answer, int inVain, Instant now, Instant nextAt, boolean over) {
        jdbc.sql("UPDATE living_watch SET answer = ?, in_vain = ?, asked_at = ?, next_at = ?, over = ?"
                        + " WHERE application_id = ?")
                .params(answer, inVain, utc(now), utc(nextAt), over, caseId)
                .update();
    }

    Standing standing(UUID caseId) {
        return jdbc.sql("SELECT asked_at, answer FROM living_watch WHERE application_id = ?")
                .param(caseId)
                .query((row, _) -> {
                    @Nullable Timestamp asked = row.getTimestamp(1);
                    return new Standing(
                            Optional.ofNullable(asked).map(Timestamp::toInstant),
                            Optional.ofNullable(row.getString(2)));
                })
                .optional()
                .orElseGet(() -> new Standing(Optional.empty(), Optional.empty()));
    }
}
