package org.toroku.post;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.evidence.DocumentStore;
import org.toroku.post.OutgoingMail.Mail;

/**
 * E-mails that wait to be sent. A lease keeps two nodes from sending the same; a node that dies between the server's
 * answer and the commit leaves a mail that is sent once more, under the same Message-ID: at least once.
 */
@Component
class MailQueue {
    private static final Actor SELF = new Actor.Service("mail");
    /** Takings without an outcome after which the mail itself must be what kills its sender. */
    private static final int POISON = 100;
    /** More than anybody works through at once; the rest is shown once these are done. */
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Book book;
    private final TransactionTemplate transaction;
    private final MailSettings settings;
    private final DocumentStore documents;
    private final Clock clock;

    MailQueue(
            JdbcClient jdbc,
            Book book,
            TransactionTemplate transaction,
            MailSettings settings,
            DocumentStore documents,
            Clock clock) {
        this.documents = documents;
        this.jdbc = jdbc;
        this.book = book;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param number of this attempt; whoever took the mail later has a higher one */
    record Taken(Mail mail, int number, Instant firstAt) {}

    /** How an attempt ended. */
    sealed interface Outcome {
        /** @param source of its text: kind, version and digest */
        record Sent(Map<String, Object> source) implements Outcome {
            Sent() {
                this(Map.of());
            }
        }

        /** It may succeed later. */
        record Later(String code) implements Outcome {}

        /** It can never succeed. */
        record Failed(String code) implements Outcome {}
    }

    /** Takes one mail that is due; others may take it when the lease has run out. */
    Optional<Taken> take() {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("""
                            INSERT INTO mail_lease (mail_id, attempts, not_before)
                            SELECT m.id, 0, m.ordered_at FROM outgoing_mail m
                            WHERE m.channel = 'EMAIL' AND m.state = 'QUEUED'
                              AND NOT EXISTS (SELECT 1 FROM mail_lease l WHERE l.mail_id = m.id)
                            ON CONFLICT DO NOTHING
                            """).update();
            OffsetDateTime now = utc(clock.instant());
            return jdbc.sql("""
                            UPDATE mail_lease SET attempts = attempts + 1, not_before = ?,
                                first_at = coalesce(first_at, ?)
                            WHERE mail_id IN (SELECT l.mail_id FROM mail_lease l
                                              JOIN outgoing_mail m ON m.id = l.mail_id
                                              WHERE m.state = 'QUEUED' AND l.not_before <= ?
                                              ORDER BY l.not_before LIMIT 1 FOR UPDATE OF l SKIP LOCKED)
                            RETURNING mail_id, attempts, first_at
                            """)
                    .params(utc(clock.instant().plus(settings.lease())), now, now)
                    .query((rs, n) -> new Taken(
                            mail(rs.getObject(1, UUID.class)),
                            rs.getInt(2),
                            rs.getTimestamp(3).toInstant()))
                    .optional();
        }));
    }

    /** @param attempts how often it was tried */
    record Troubled(Mail mail, int attempts) {}

    /** Mails that were given up or wait after a failure, the newest trouble first. */
    List<Troubled> troubled() {
        return jdbc.sql("SELECT m.*, coalesce(l.attempts, 0) AS attempts FROM outgoing_mail m"
                        + " LEFT JOIN mail_lease l ON l.mail_id = m.id WHERE m.channel = 'EMAIL'"
                        + " AND (m.state = 'FAILED' OR m.state = 'QUEUED' AND m.reason IS NOT NULL)"
                        + " ORDER BY m.state = 'FAILED' DESC, m.since DESC, m.seq LIMIT " + MOST)
                .query((rs, n) -> new Troubled(StoredMail.mail(rs, n), rs.getInt("attempts")))
                .list();
    }

    Optional<Mail> find(UUID mailId) {
        return jdbc.sql("SELECT * FROM outgoing_mail WHERE id = ? AND channel = 'EMAIL'")
                .param(mailId)
                .query(StoredMail::mail)
                .optional();
    }

    /**
     * Queues a mail that was given up as if it were new; joins the caller's transaction. The attempts are counted on,
     * so that an answer which comes late belongs to nobody; only one that was poison begins anew.
     *
     * @return false where it was not given up
     */
    boolean again(UUID mailId, Actor by) {
        OffsetDateTime now = utc(clock.instant());
        Optional<UUID> caseId = jdbc.sql("UPDATE outgoing_mail SET state = 'QUEUED', reason = NULLIF(?, ''), since = ?"
                        + " WHERE id = ? AND channel = 'EMAIL' AND state = 'FAILED' RETURNING application_id")
                .params(settings.on() ? "" : StoredMail.NO_SMTP, now, mailId)
                .query(UUID.class)
                .optional();
        caseId.ifPresent(id -> {
            jdbc.sql("UPDATE mail_lease SET not_before = ?, first_at = NULL,"
                            + " attempts = CASE WHEN attempts > ? THEN 0 ELSE attempts END WHERE mail_id = ?")
                    .params(now, POISON, mailId)
                    .update();
            book.record(Book.Entry.of(by, "mail-requeued", id, Map.of("mail", mailId.toString()), sealedRow(mailId)));
        });
        return caseId.isPresent();
    }

    private Mail mail(UUID id) {
        return jdbc.sql("SELECT * FROM outgoing_mail WHERE id = ?")
                .param(id)
                .query(StoredMail::mail)
                .single();
    }

    /** Whether taking this mail has ended nobody knows how so often that it is not tried again. */
    static boolean poisonous(Taken taken) {
        return taken.number() > POISON;
    }

    /**
     * Whether a mail is what the house ordered and the book sealed. One that is not is left as it is, since nothing can be
     * written on it, and looked at again after the pause of its attempts: somebody may put it right.
     */
    boolean asOrdered(Taken taken) {
        return unlessAltered(taken, () -> book.hold(sealedRow(taken.mail().id())));
    }

    /** Writes an outcome down, unless the mail was sent, given up or altered meanwhile. */
    void conclude(Taken taken, Outcome outcome) {
        unlessAltered(taken, () -> write(taken, outcome));
    }

    private boolean unlessAltered(Taken taken, Runnable work) {
        try {
            transaction.executeWithoutResult(status -> work.run());
            return true;
        } catch (RowAlteredException _) {
            transaction.executeWithoutResult(status -> postpone(taken));
            return false;
        }
    }

    private void write(Taken taken, Outcome outcome) {
        boolean open = jdbc.sql("SELECT 1 FROM outgoing_mail WHERE id = ? AND state = 'QUEUED' FOR UPDATE")
                .param(taken.mail().id())
                .query(Integer.class)
                .optional()
                .isPresent();
        // what was sent was sent; but a failure says nothing once another node has taken the mail over
        if (open && (outcome instanceof Outcome.Sent || current(taken))) {
            writeOpen(taken, bounded(taken, outcome));
        }
    }

    private boolean current(Taken taken) {
        return jdbc.sql("SELECT attempts = ? FROM mail_lease WHERE mail_id = ? FOR UPDATE")
                .params(taken.number(), taken.mail().id())
                .query(Boolean.class)
                .single();
    }

    private Outcome bounded(Taken taken, Outcome outcome) {
        boolean over = !clock.instant().isBefore(taken.firstAt().plus(settings.giveUpAfter()));
        return outcome instanceof Outcome.Later(var code) && over ? new Outcome.Failed(code) : outcome;
    }

    private void writeOpen(Taken taken, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent(var source) -> {
                record(taken, "SENT", "SENT", "", source);
                eraseSecret(taken.mail());
            }
            case Outcome.Failed(var code) -> {
                record(taken, "FAILED", "FAILED", code, Map.of());
                eraseSecret(taken.mail());
            }
            case Outcome.Later(var code) -> {
                postpone(taken);
                record(taken, "LATER", "QUEUED", code, Map.of());
            }
        }
    }

    private void postpone(Taken taken) {
        jdbc.sql("UPDATE mail_lease SET not_before = ? WHERE mail_id = ?")
                .params(
                        utc(clock.instant().plus(pause(taken.number()))),
                        taken.mail().id())
                .update();
    }

    /** A code that left, or never will, is read by nobody here any more. */
    private void eraseSecret(Mail mail) {
        if (mail.kind().mailsCode()) {
            mail.contents().forEach(documents::erase);
        }
    }

    /** Doubles from attempt to attempt. */
    Duration pause(int number) {
        Duration pause = settings.firstPause();
        for (int i = 1; i < number && pause.compareTo(settings.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(settings.longestPause()) < 0 ? pause : settings.longestPause();
    }

    private void record(Taken taken, String outcome, String state, String code, Map<String, Object> source) {
        UUID attempt = UUID.randomUUID();
        Mail mail = taken.mail();
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("INSERT INTO mail_attempt (id, application_id, mail_id, number, outcome, code, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(attempt, mail.caseId(), mail.id(), taken.number(), outcome, code, now)
                .update();
        jdbc.sql(
                        "UPDATE outgoing_mail SET state = ?, reason = NULLIF(?, ''), since = CASE WHEN state = ? THEN since ELSE ? END"
                                + " WHERE id = ?")
                .params(state, code, state, now, mail.id())
                .update();
        Map<String, Object> detail = new HashMap<>(source);
        detail.putAll(Map.of("mail", mail.id().toString(), "attempt", taken.number(), "code", code));
        book.record(Book.Entry.of(
                SELF,
                switch (outcome) {
                    case "SENT" -> "mail-sent";
                    case "FAILED" -> "mail-failed";
                    default -> "mail-delayed";
                },
                mail.caseId(),
                detail,
                sealedRow(mail.id()),
                new Book.Row(ProtectedTable.MAIL_ATTEMPT, attempt.toString())));
    }

    private static Book.Row sealedRow(UUID mailId) {
        return new Book.Row(ProtectedTable.OUTGOING_MAIL, mailId.toString());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
